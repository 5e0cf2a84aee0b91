using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Demarche.Cluster;

/// <summary>
/// Where a silo is reached: the address for clients; the port after it is for other silos, and the one after that, on loopback only, for whoever
/// runs the machine.
/// </summary>
/// <param name="Clients">The address.</param>
public sealed record NodeAddress(IPEndPoint Clients)
{
    /// <summary>Where a silo listens when nothing is said.</summary>
    public const string Usual = "127.0.0.1:7701";

    private const int Last = IPEndPoint.MaxPort - 2;

    /// <summary>Where other silos reach it.</summary>
    public IPEndPoint Silos => new(Clients.Address, Clients.Port + 1);

    /// <summary>Where health, metrics and the dashboard are.</summary>
    public IPEndPoint Watch => new(IPAddress.Loopback, Clients.Port + 2);

    /// <summary>Whether it is reached from this machine alone.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Clients.Address);

    /// <summary>Reads <c>HOST:PORT</c>; a name is looked up.</summary>
    /// <returns>The address; or what is wrong with it, as a clause.</returns>
    public static (NodeAddress? Address, string? WhyNot) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > Last)
            return (null, $"'{text}' is no address; write it as {Usual}, with a port of 1 to {Last}");
        var host = text[..colon].Trim('[', ']');
        try
        {
            var address = IPAddress.TryParse(host, out var given) ? given
                : Dns.GetHostAddresses(host).OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First();
            return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
                ? (null, $"'{text}' stands for every address of this machine; name the one at which the others reach it")
                : (new NodeAddress(new IPEndPoint(address, port)), null);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException or InvalidOperationException)
        {
            return (null, $"there is no host '{host}'");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Clients.ToString();
}

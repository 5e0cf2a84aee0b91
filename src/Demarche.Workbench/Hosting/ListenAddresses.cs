using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Demarche.Workbench.Hosting;

/// <summary>Where a workbench listens, and the names under which it may be reached there.</summary>
public static class ListenAddresses
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether all addresses are this machine's alone.</summary>
    public static bool AreLoopback(string urls) => Hosts(urls).All(IsLoopback);

    /// <summary>
    /// The host names that requests may carry: those of this machine for itself, those listened on, and those given; for an address that stands for all,
    /// every address and the name of this machine.
    /// </summary>
    public static IReadOnlyCollection<string> Names(string urls, IEnumerable<string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var names = new HashSet<string>([.. Loopback, .. given], StringComparer.OrdinalIgnoreCase);
        foreach (var host in Hosts(urls))
        {
            names.Add(host);
            if (host is "0.0.0.0" or "[::]" or "*" or "+") names.UnionWith(OfThisMachine());
        }

        return names;
    }

    private static IEnumerable<string> Hosts(string urls) => urls
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(url => Microsoft.AspNetCore.Http.BindingAddress.Parse(url).Host);

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IEnumerable<string> OfThisMachine()
    {
        yield return Dns.GetHostName();
        foreach (var address in NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address))
        {
            yield return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        }
    }
}

using System.Net;
using Orleans.Messaging;
using Orleans.Runtime;

namespace Demarche.Cluster.Clients;

/// <summary>Where a client finds its cluster: at the addresses it was given, and at those of all silos that it has since heard of.</summary>
internal sealed class Gateways(IReadOnlyList<NodeAddress> given) : IGatewayListProvider
{
    private volatile IReadOnlyList<IPEndPoint> heard = [];

    public TimeSpan MaxStaleness => TimeSpan.FromSeconds(1);

    public bool IsUpdatable => true;

    /// <summary>Notes where the silos of the cluster are now.</summary>
    public void Hear(IEnumerable<IPEndPoint> silos) => heard = [.. silos];

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() =>
        Task.FromResult<IList<Uri>>([.. (heard.Count > 0 ? heard : given.Select(g => g.Clients)).Distinct().Select(e => SiloAddress.New(e, 0).ToGatewayUri())]);
}

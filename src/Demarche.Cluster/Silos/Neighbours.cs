using Demarche.Cluster.Wire;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Demarche.Cluster.Silos;

/// <summary>Looks at the other silos of a cluster.</summary>
internal static class Neighbours
{
    /// <summary>A line to a silo of a cluster, at that silo.</summary>
    public static async Task<(ILane Lane, SiloCard Card)> Open(IGrainFactory grains, SiloAddress silo, string key)
    {
        var lane = grains.GetGrain<ILane>(key);
        var before = RequestContext.Get(IPlacementDirector.PlacementHintKey);
        try
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
            return (lane, await lane.Card().ConfigureAwait(false));
        }
        finally
        {
            if (before is null) RequestContext.Remove(IPlacementDirector.PlacementHintKey);
            else RequestContext.Set(IPlacementDirector.PlacementHintKey, before);
        }
    }

    /// <summary>Why a silo that has just started cannot work with those that are there, in words; null when it can.</summary>
    public static async Task<string?> WhyNot(IServiceProvider services, NodeAddress own)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        foreach (var host in await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(true).ConfigureAwait(false))
        {
            if (host.SiloAddress.Endpoint.Equals(own.Silos)) continue;
            try
            {
                var (_, card) = await Open(grains, host.SiloAddress, $"look/{own}/{host.SiloAddress}/{Guid.NewGuid():N}").ConfigureAwait(false);
                if (Identity.Own.WhyNot($"the silo at {host.SiloAddress.Endpoint.Address}:{host.ProxyPort}", card) is { } mismatch) return mismatch;
            }
            catch (Exception gone) when (gone is OrleansException or TimeoutException)
            {
                // One that does not answer is on its way out, and says nothing of the others.
            }
        }

        return null;
    }
}

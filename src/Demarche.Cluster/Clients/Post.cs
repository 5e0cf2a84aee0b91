using System.Collections.Concurrent;
using Demarche.Cluster.Wire;

namespace Demarche.Cluster.Clients;

/// <summary>Sends questions to one silo, each once, however many lanes find at the same time that it is lacking there. Safe for use from any thread.</summary>
internal sealed class Post(Spread spread)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> under = new(StringComparer.Ordinal);

    /// <summary>Sends a question; what the silo finds wrong with it, or null.</summary>
    public Task<string?> Send(Order order, ILane lane) => under.GetOrAdd(order.Hash, _ => new Lazy<Task<string?>>(() => Sent(order, lane))).Value;

    private async Task<string?> Sent(Order order, ILane lane)
    {
        try
        {
            spread.Sent(order.Job.Size);
            return await lane.Keep(JobMessage.Of(order.Job, order.Hash)).ConfigureAwait(false);
        }
        finally
        {
            // Where it has been forgotten since, it is sent again.
            under.TryRemove(order.Hash, out _);
        }
    }
}

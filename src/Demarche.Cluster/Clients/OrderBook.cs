namespace Demarche.Cluster.Clients;

/// <summary>Orders that wait for a lane, first come, first served; one whose silo was lost comes first. Safe for use from any thread.</summary>
internal sealed class OrderBook : IDisposable
{
    private readonly LinkedList<Order> waiting = [];
    private readonly SemaphoreSlim there = new(0);

    public void Add(Order order, bool first = false)
    {
        lock (waiting)
        {
            if (first) waiting.AddFirst(order);
            else waiting.AddLast(order);
        }

        there.Release();
    }

    /// <summary>The next that is still waited for.</summary>
    /// <exception cref="OperationCanceledException">Nobody is to take any more.</exception>
    public async Task<Order> Next(CancellationToken cancellation)
    {
        while (true)
        {
            await there.WaitAsync(cancellation).ConfigureAwait(false);
            Order order;
            lock (waiting)
            {
                order = waiting.First!.Value;
                waiting.RemoveFirst();
            }

            if (!order.Cancellation.IsCancellationRequested) return order;
            order.Stop();
        }
    }

    public void Dispose() => there.Dispose();
}

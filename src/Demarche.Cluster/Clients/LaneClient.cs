using Demarche.Cluster.Wire;

namespace Demarche.Cluster.Clients;

/// <summary>The client's end of a line to a silo: takes one order after another until the silo is lost or leaves.</summary>
/// <param name="lane">The line.</param>
/// <param name="silo">The silo, as people know it.</param>
/// <param name="post">Sends questions to the silo.</param>
/// <param name="book">Where orders come from.</param>
/// <param name="giveBack">Takes an order back that the silo will not do.</param>
/// <param name="spread">Where what was done is counted.</param>
/// <param name="time">The clock.</param>
internal sealed class LaneClient(ILane lane, string silo, Post post, OrderBook book, Action<Order> giveBack, Spread spread, TimeProvider time)
{
    private long number;

    /// <summary>Works until the silo is lost or leaves, or nothing more is to be done.</summary>
    public async Task Serve(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var order = await book.Next(stop).ConfigureAwait(false);
            var start = time.GetTimestamp();
            if (!await Work(order, stop).ConfigureAwait(false)) return;
            if (order.Result.IsCompletedSuccessfully) spread.Done(silo, time.GetElapsedTime(start));
        }
    }

    /// <summary>Sees an order through; false when the silo is not to be asked again, and the order is back in the book.</summary>
    private async Task<bool> Work(Order order, CancellationToken stop)
    {
        var message = new OrderMessage { Number = ++number, Program = Identity.Own.Program, Language = Identity.Own.Language, Job = order.Hash,
            Unit = UnitMessage.Of(order.Unit) };
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, order.Cancellation);
        try
        {
            while (true)
            {
                var reply = await lane.Work(message).WaitAsync(both.Token).ConfigureAwait(false);
                if (reply.Standing == Standing.Working) continue;
                if (reply.Standing == Standing.Lacking)
                {
                    if (await post.Send(order, lane).WaitAsync(both.Token).ConfigureAwait(false) is not { } whyNot) continue;
                    order.Refuse($"the silo at {silo} refuses the question: {whyNot}");
                    return true;
                }

                if (reply.Standing == Standing.Leaving)
                {
                    giveBack(order);
                    return false;
                }

                if (reply.Standing == Standing.Done) order.Done(reply.Result!.ToResult());
                else order.Refuse($"the silo at {silo} refuses the question: {reply.WhyNot}");
                return true;
            }
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            lane.Drop().Ignore();
            if (order.Cancellation.IsCancellationRequested) order.Stop();
            else giveBack(order);
            return !stop.IsCancellationRequested;
        }
#pragma warning disable CA1031 // Whatever goes wrong on the way, the unit is whole and somebody else can do it.
        catch (Exception)
#pragma warning restore CA1031
        {
            order.Lost();
            giveBack(order);
            return false;
        }
    }

}

using System.Collections.Concurrent;
using Demarche.Analysis.Asking;

namespace Demarche.Cluster.Clients;

/// <summary>Works on units in this process, where no silo is left to do it.</summary>
internal sealed class OwnHands(OrderBook book, Spread spread)
{
    private readonly ConcurrentDictionary<string, Lazy<(Workshop? Workshop, string? WhyNot)>> workshops = new(StringComparer.Ordinal);

    /// <summary>Takes one order after another until it is stopped.</summary>
    public async Task Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var order = await book.Next(stop).ConfigureAwait(false);
            try
            {
                var (workshop, whyNot) = workshops.GetOrAdd(order.Job.QuestionHash, _ => new Lazy<(Workshop?, string?)>(() => Workshop.Of(order.Job))).Value;
                if (workshop is null) order.Refuse(whyNot!);
                else order.Done(workshop.Do(order.Unit, order.Job.Ways, order.Cancellation));
                spread.Here();
            }
            catch (OperationCanceledException)
            {
                order.Stop();
            }
#pragma warning disable CA1031 // Whoever waits for the unit hears what went wrong with it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                order.Refuse(fault.Message);
            }
        }
    }
}

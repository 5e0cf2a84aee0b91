using System.Diagnostics;
using System.Diagnostics.Metrics;
using Demarche.Analysis.Play;
using Demarche.Cluster.Wire;

namespace Demarche.Cluster.Silos;

/// <summary>Works on units, as many at once as there are processors; the others wait their turn. Safe for use from any thread.</summary>
internal sealed class WorkFloor : IDisposable
{
    /// <summary>The name of its meter.</summary>
    public const string Name = "Demarche.Cluster";

    private readonly Shelf shelf;
    private readonly SemaphoreSlim places;
    private readonly Meter meter = new(Name);
    private readonly Counter<long> ended;
    private readonly Histogram<double> durations;
    private int running;
    private int begun;
    private long done;

    public WorkFloor(Shelf shelf, SiloLimits limits)
    {
        (this.shelf, places) = (shelf, new SemaphoreSlim(limits.Cores));
        ended = meter.CreateCounter<long>("demarche.unit.ended", "{unit}", "Units that ended, by how");
        durations = meter.CreateHistogram<double>("demarche.unit.duration", "s", "How long units were worked on");
        meter.CreateObservableGauge("demarche.unit.running", () => running, "{unit}", "Units that are worked on");
        meter.CreateObservableGauge("demarche.unit.waiting", () => begun - running, "{unit}", "Units that wait their turn");
    }

    /// <summary>How many units are worked on or wait.</summary>
    public int Begun => begun;

    /// <summary>How it stands, for whoever runs the machine.</summary>
    public WorkStatus Status => new(running, Math.Max(0, begun - running), done, IsLeaving);

    /// <summary>Whether the silo takes nothing new any more.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Takes nothing new from now on.</summary>
    public void Leave() => IsLeaving = true;

    /// <summary>Works on a unit of a question that is on the shelf. Never fails: what went wrong is in the reply.</summary>
    public async Task<ReplyMessage> Do(string job, Unit unit, CancellationToken cancellation)
    {
        Interlocked.Increment(ref begun);
        try
        {
            var reply = await InTurn(job, unit, cancellation).ConfigureAwait(false);
            ended.Add(1, new KeyValuePair<string, object?>("end", reply.Standing.ToString()));
            return reply;
        }
        catch (OperationCanceledException)
        {
            ended.Add(1, new KeyValuePair<string, object?>("end", "Stopped"));
            return new ReplyMessage { Standing = Standing.Leaving };
        }
#pragma warning disable CA1031 // A fault in one unit must not end the silo; whoever sent it hears of it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            ended.Add(1, new KeyValuePair<string, object?>("end", "Failed"));
            return Refusal(fault is ArgumentException ? fault.Message : $"something went wrong there that is not your mistake: {fault.Message}");
        }
        finally
        {
            Interlocked.Decrement(ref begun);
        }
    }

    private async Task<ReplyMessage> InTurn(string job, Unit unit, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        Interlocked.Increment(ref running);
        var start = Stopwatch.GetTimestamp();
        try
        {
            if (shelf.Open(job) is not { } opened) return new ReplyMessage { Standing = Standing.Lacking };
            var (workshop, whyNot) = await opened.Workshop.WaitAsync(cancellation).ConfigureAwait(false);
            if (workshop is null) return Refusal(whyNot!);
            var result = await Task.Run(() => ResultMessage.Of(workshop.Do(unit, opened.Ways, cancellation)), cancellation).ConfigureAwait(false);
            Interlocked.Increment(ref done);
            return new ReplyMessage { Standing = Standing.Done, Result = result };
        }
        finally
        {
            Interlocked.Decrement(ref running);
            durations.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
            places.Release();
        }
    }

    private static ReplyMessage Refusal(string whyNot) => new() { Standing = Standing.Refused, WhyNot = whyNot };

    public void Dispose()
    {
        places.Dispose();
        meter.Dispose();
    }
}

/// <summary>How the work of a silo stands.</summary>
/// <param name="Running">Units that are worked on.</param>
/// <param name="Waiting">Units that wait their turn.</param>
/// <param name="Done">Units that are done since it was started.</param>
/// <param name="Leaving">Whether it takes nothing new any more.</param>
internal sealed record WorkStatus(int Running, int Waiting, long Done, bool Leaving);

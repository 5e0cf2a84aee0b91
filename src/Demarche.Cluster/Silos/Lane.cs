using Demarche.Cluster.Wire;
using Orleans;
using Orleans.Runtime;

namespace Demarche.Cluster.Silos;

/// <summary>A client's line to this silo.</summary>
internal sealed class Lane(Shelf shelf, WorkFloor floor, SiloLimits limits, TimeProvider time) : Grain, ILane, IDisposable
{
    /// <summary>How long an answer waits for the unit to be done.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private long number = -1;
    private Task<ReplyMessage>? work;
    private CancellationTokenSource stop = new();
    private long askedAt;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        askedAt = time.GetTimestamp();
        this.RegisterGrainTimer(_ => { Look(); return Task.CompletedTask; }, new GrainTimerCreationOptions(LookEvery, LookEvery) { Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        stop.Cancel();
        return Task.CompletedTask;
    }

    public Task<SiloCard> Card() => Task.FromResult(new SiloCard { Cores = limits.Cores, Program = Identity.Own.Program, Language = Identity.Own.Language });

    public Task<string?> Keep(JobMessage job) => Task.FromResult(shelf.Take(job));

    public async Task<ReplyMessage> Work(OrderMessage order)
    {
        askedAt = time.GetTimestamp();
        if (Identity.Own.WhyNot("the client", order.Program, order.Language) is { } mismatch)
            return new ReplyMessage { Standing = Standing.Refused, WhyNot = mismatch };
        if (number != order.Number || work is null)
        {
            if (floor.IsLeaving) return new ReplyMessage { Standing = Standing.Leaving };
            if (!shelf.Has(order.Job)) return new ReplyMessage { Standing = Standing.Lacking };
            Begin(order);
        }

        var (asked, under) = (number, work!);
        await Task.WhenAny(under, Task.Delay(Answer, time));
        askedAt = time.GetTimestamp();
        if (!under.IsCompleted) return new ReplyMessage { Standing = Standing.Working };
        var reply = await under;
        if (reply.Standing != Standing.Done && asked == number) work = null;
        return reply;
    }

    public Task Drop()
    {
        stop.Cancel();
        (work, number) = (null, -1);
        return Task.CompletedTask;
    }

    public void Dispose() => stop.Dispose();

    private void Begin(OrderMessage order)
    {
        stop.Cancel();
        stop.Dispose();
        stop = new CancellationTokenSource();
        number = order.Number;
        work = floor.Do(order.Job, order.Unit.ToUnit(), stop.Token);
    }

    /// <summary>Whoever asks after nothing any more has died, or has left: the unit is dropped, and so is the lane.</summary>
    private void Look()
    {
        if (time.GetElapsedTime(askedAt) < limits.Patience) return;
        stop.Cancel();
        (work, number) = (null, -1);
        DeactivateOnIdle();
    }
}

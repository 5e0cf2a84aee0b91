using System.Diagnostics;
using Demarche.Analysis.Play;

namespace Demarche.Workbench.Work;

/// <summary>
/// Does analyses off the threads that serve pages: a bounded number at once, taken in turn from the sessions that ask, each within a time
/// and a memory limit. One that does not notice that it was stopped is left behind and its place is given away, so that no model can stall
/// others; when many were left behind, new ones wait until some end. The same question asked by several at once is worked out once; answers
/// are kept for the next. Safe for use from any thread.
/// </summary>
public sealed class Analyst : IDisposable
{
    /// <summary>What an answer holds is about this part of what it took to work it out.</summary>
    private const int KeptShare = 8;

    private static readonly TimeSpan GuardEvery = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly FairQueue soon = new();
    private readonly FairQueue later = new();
    private readonly HashSet<Job> running = [];
    private readonly HashSet<Job> leftBehind = [];
    private readonly Dictionary<string, Job> byKey = new(StringComparer.Ordinal);
    private readonly KeptAnswers kept;
    private readonly WorkLimits limits;
    private readonly TimeProvider time;
    private readonly ITimer guard;

    /// <summary>A service with the given limits.</summary>
    /// <param name="limits">How much of the machine analyses may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="workforce">Who works on pieces of them elsewhere; nobody when null.</param>
    public Analyst(WorkLimits limits, TimeProvider time, Workforce? workforce = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        (this.limits, this.time, kept, Workforce) = (limits, time, new KeptAnswers(limits), workforce);
        guard = time.CreateTimer(_ => GuardMemory(), null, GuardEvery, GuardEvery);
        WorkMetrics.Watch(this);
    }

    /// <summary>Who works on pieces of analyses elsewhere; nobody when null.</summary>
    public Workforce? Workforce { get; }

    /// <summary>How many run and how many wait.</summary>
    public (int Running, int Waiting) Load
    {
        get
        {
            lock (gate) return (running.Count, Waiting);
        }
    }

    /// <summary>How many run on although they were stopped.</summary>
    public int LeftBehind
    {
        get
        {
            lock (gate) return leftBehind.Count;
        }
    }

    /// <summary>Whether so many analyses were left behind that no new one can begin.</summary>
    public bool IsStuck => LeftBehind >= 2 * limits.AtOnce;

    /// <summary>Asks for an analysis. The task never fails; how the analysis ended is in its result.</summary>
    /// <param name="session">Who asks; sessions take turns.</param>
    /// <param name="key">What is asked, so that one answer serves all who ask the same; null to work it out in any case.</param>
    /// <param name="work">The analysis; it says which model it takes by <see cref="WorkContext.Expect"/> before it begins in earnest.</param>
    /// <param name="progress">Called with what is being worked on, from another thread.</param>
    /// <param name="cancellation">Stops it, when nobody else waits for the same.</param>
    public Task<Finished<T>> Do<T>(string session, string? key, Func<WorkContext, T> work, IProgress<string>? progress = null,
        CancellationToken cancellation = default)
        where T : class => Ask(session, key, isLater: false, work, progress, cancellation);

    /// <summary>
    /// Asks for an analysis that only adds to what is shown already: it takes its turn among others of that kind, so that nobody waits for an answer
    /// because of it.
    /// </summary>
    /// <inheritdoc cref="Do"/>
    public Task<Finished<T>> Later<T>(string session, string? key, Func<WorkContext, T> work, IProgress<string>? progress = null,
        CancellationToken cancellation = default)
        where T : class => Ask(session, key, isLater: true, work, progress, cancellation);

    /// <summary>Stops everything.</summary>
    public void Dispose()
    {
        guard.Dispose();
        lock (gate)
        {
            while ((soon.Next() ?? later.Next()) is { } job) job.Ended.TrySetResult((WorkEnd.Stopped, null, "The workbench is closing."));
            foreach (var job in running) job.Stop.Cancel();
        }
    }

    private int Waiting => soon.Count + later.Count;

    private async Task<Finished<T>> Ask<T>(string session, string? key, bool isLater, Func<WorkContext, T> work, IProgress<string>? progress,
        CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(work);
        var keyed = key is null ? null : $"{typeof(T).FullName}:{key}";
        Job job;
        lock (gate)
        {
            if (keyed is not null && kept.Find(keyed) is T found) return new Finished<T>(WorkEnd.Done, found, null);
            if (keyed is null || !byKey.TryGetValue(keyed, out job!))
            {
                if (QueueOf(isLater).CountOf(session) >= limits.WaitingEach || Waiting >= limits.WaitingAll)
                    return new Finished<T>(WorkEnd.Busy, null, "Too many analyses are waiting. Try again in a few seconds.");
                job = new Job(session, keyed, isLater, work);
                if (keyed is not null) byKey[keyed] = job;
                QueueOf(isLater).Add(job);
            }

            job.Waiters++;
        }

        if (progress is not null) job.Tell(progress);
        Pump();
        try
        {
            var (end, value, why) = await job.Ended.Task.WaitAsync(cancellation).ConfigureAwait(false);
            return new Finished<T>(end, (T?)value, why);
        }
        catch (OperationCanceledException)
        {
            Leave(job);
            return new Finished<T>(WorkEnd.Stopped, null, "It was stopped.");
        }
    }

    private void Leave(Job job)
    {
        lock (gate)
        {
            if (--job.Waiters > 0) return;
            if (job.Key is not null && byKey.GetValueOrDefault(job.Key) == job) byKey.Remove(job.Key);
            QueueOf(job.IsLater).Remove(job);
        }

        Halt(job, WorkEnd.Stopped);
    }

    private void Pump()
    {
        lock (gate)
        {
            while (leftBehind.Count < 2 * limits.AtOnce && Next() is { } job)
            {
                running.Add(job);
                new Thread(() => Run(job)) { IsBackground = true, Name = "analysis", Priority = job.IsLater ? ThreadPriority.Lowest
                    : ThreadPriority.BelowNormal }.Start();
            }
        }
    }

    private Job? Next() =>
        (running.Count(j => !j.IsLater) < limits.AtOnce ? soon.Next() : null) ?? (running.Count(j => j.IsLater) < limits.LaterAtOnce ? later.Next() : null);

    private FairQueue QueueOf(bool isLater) => isLater ? later : soon;

    private void Run(Job job)
    {
        var start = Stopwatch.GetTimestamp();
        using var limit = time.CreateTimer(_ => Halt(job, WorkEnd.TooSlow), null, limits.Longest, Timeout.InfiniteTimeSpan);
        var (end, value, why) = Answer(job);
        limit.Dispose();
        WorkMetrics.Ended(end, Stopwatch.GetElapsedTime(start));
        Release(job, (end, value, why));
        lock (gate) leftBehind.Remove(job);
        Pump();
    }

    private (WorkEnd End, object? Value, string? Why) Answer(Job job)
    {
        try
        {
            job.Stop.Token.ThrowIfCancellationRequested();
            return (WorkEnd.Done, job.Work(new WorkContext(job, limits, Workforce)), null);
        }
        catch (OperationCanceledException)
        {
            var end = job.StoppedFor ?? WorkEnd.Stopped;
            return (end, null, Words(end));
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions.All(e => e is OperationCanceledException))
        {
            var end = job.StoppedFor ?? WorkEnd.Stopped;
            return (end, null, Words(end));
        }
        catch (TooLargeException tooLarge)
        {
            return (WorkEnd.TooLarge, null, tooLarge.Message);
        }
        catch (OutOfMemoryException)
        {
            return (WorkEnd.TooLarge, null, Words(WorkEnd.TooLarge));
        }
#pragma warning disable CA1031 // A fault of the program in one analysis must not end the program; whoever asked is shown.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return (WorkEnd.Failed, null, $"Something went wrong that is not your mistake: {fault.Message}");
        }
    }

    /// <summary>Tells an analysis to stop; when it has not after the grace it is left behind.</summary>
    private void Halt(Job job, WorkEnd reason)
    {
        lock (gate)
        {
            job.StoppedFor ??= reason;
            if (!running.Contains(job))
            {
                job.Ended.TrySetResult((reason, null, Words(reason)));
                return;
            }
        }

        // Whatever is registered on the token must not run on, or hold up, the thread that stops it.
        ThreadPool.UnsafeQueueUserWorkItem(_ => job.Stop.Cancel(), null);
        ITimer? patience = null;
        patience = time.CreateTimer(_ => { LeaveBehind(job, reason); patience?.Dispose(); }, null, limits.Grace, Timeout.InfiniteTimeSpan);
    }

    private void LeaveBehind(Job job, WorkEnd reason)
    {
        lock (gate)
        {
            if (!running.Contains(job)) return;
            leftBehind.Add(job);
        }

        Release(job, (reason, null, Words(reason)));
        Pump();
    }

    private void Release(Job job, (WorkEnd End, object? Value, string? Why) result)
    {
        lock (gate)
        {
            running.Remove(job);
            if (job.Key is not null && byKey.GetValueOrDefault(job.Key) == job)
            {
                byKey.Remove(job.Key);
                if (result.Value is not null && job.StoppedFor is null) kept.Keep(job.Key, result.Value, job.Cost / KeptShare);
            }
        }

        job.Ended.TrySetResult(result);
    }

    private void GuardMemory()
    {
        Job? largest;
        lock (gate)
        {
            if (running.Count == 0 || GC.GetTotalMemory(false) < limits.MemoryInAll) return;
            largest = running.Where(j => j.StoppedFor is null).MaxBy(j => j.Cost);
        }

        if (largest is not null) Halt(largest, WorkEnd.TooLarge);
    }

    private string Words(WorkEnd end) => end switch
    {
        WorkEnd.TooSlow => $"It took longer than {limits.Longest.TotalSeconds:0.#} seconds, which is the limit here. Ask about less, or on the command line, "
            + $"which has no such limit.",
        WorkEnd.TooLarge => "It took more memory than there is for analyses. Ask about a smaller model, or on the command line.",
        _ => "It was stopped.",
    };
}

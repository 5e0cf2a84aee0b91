namespace Demarche.Workbench.Work;

/// <summary>
/// What waits, taken in turn from each session that has something waiting, so that one that asks for much delays itself and nobody else. Not safe to share
/// between threads.
/// </summary>
internal sealed class FairQueue
{
    private readonly Dictionary<string, LinkedList<Job>> bySession = new(StringComparer.Ordinal);
    private readonly LinkedList<string> turns = new();

    public int Count { get; private set; }

    public int CountOf(string session) => bySession.TryGetValue(session, out var waiting) ? waiting.Count : 0;

    public void Add(Job job)
    {
        if (!bySession.TryGetValue(job.Session, out var waiting))
        {
            bySession[job.Session] = waiting = new LinkedList<Job>();
            turns.AddLast(job.Session);
        }

        waiting.AddLast(job);
        Count++;
    }

    /// <summary>The first of the session whose turn it is; null when nothing waits.</summary>
    public Job? Next()
    {
        if (turns.First is not { } turn) return null;
        var waiting = bySession[turn.Value];
        var job = waiting.First!.Value;
        turns.RemoveFirst();
        turns.AddLast(turn);
        Remove(job);
        return job;
    }

    public void Remove(Job job)
    {
        if (!bySession.TryGetValue(job.Session, out var waiting) || !waiting.Remove(job)) return;
        Count--;
        if (waiting.Count > 0) return;
        bySession.Remove(job.Session);
        turns.Remove(job.Session);
    }
}

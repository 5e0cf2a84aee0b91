using Demarche.Engine.Robustness;

namespace Demarche.Analysis.Play;

/// <summary>A workforce on one question: gives out its units, no more at once than pays, and hands on what comes of them in order.</summary>
internal sealed class Crew(Workforce workforce, UnitJob job)
{
    /// <summary>The same question, every run of which is asked about some ways.</summary>
    public Crew Asking(IReadOnlyList<IReadOnlyList<Turning>> ways) => new(workforce, job with { Ways = ways });

    /// <summary>How many units it pays to have under way at once.</summary>
    public int Width => Math.Max(1, workforce.Width);

    /// <summary>One unit.</summary>
    public UnitResult Do(Unit unit, CancellationToken cancellation) => workforce.Do(job, unit, cancellation).GetAwaiter().GetResult();

    /// <summary>
    /// What comes of units, in their order. Units are taken from the list only as there is room for them; those under way when nobody takes more results
    /// are stopped.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IEnumerable<UnitResult> InOrder(IEnumerable<Unit> units, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var under = new Queue<Task<UnitResult>>();
        using var rest = units.GetEnumerator();
        var isMore = true;
        try
        {
            while (true)
            {
                while (isMore && under.Count < Width && (isMore = rest.MoveNext())) under.Enqueue(workforce.Do(job, rest.Current, stop.Token));
                if (!under.TryDequeue(out var next)) yield break;
                yield return next.GetAwaiter().GetResult();
            }
        }
        finally
        {
            stop.Cancel();
            foreach (var left in under) Forget(left);
        }
    }

    /// <summary>The parts of an analysis over completions.</summary>
    public IEnumerable<RobustnessPart> Completions(IReadOnlyList<CompletionRange> ranges, CancellationToken cancellation) =>
        InOrder(ranges.Select(r => new Unit(UnitKind.Completions, r.From, r.To)), cancellation).Select(r => r.Completions!);

    /// <summary>Draws from one number to another in units of a size.</summary>
    public static IEnumerable<Unit> Cut(UnitKind kind, PlaySetting setting, int from, int to, int size)
    {
        for (var k = from; k < to; k += size) yield return new Unit(kind, k, Math.Min(to, k + size)) { Setting = setting };
    }

    /// <summary>Whatever becomes of it is nobody's business.</summary>
    private static void Forget(Task task) =>
        _ = task.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}

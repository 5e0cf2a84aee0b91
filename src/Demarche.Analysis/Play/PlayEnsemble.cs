using Demarche.Analysis.Game;
using Demarche.Engine;

namespace Demarche.Analysis.Play;

/// <summary>Solves a game under many draws, on several threads.</summary>
/// <remarks>
/// Draw number k takes its numbers from streams named by the seed, k and what is drawn, so that the runs are the same whatever the number of threads and
/// whoever else is drawn.
/// </remarks>
/// <param name="table">The games.</param>
/// <param name="request">The seed of all draws, how many threads and sweeps.</param>
/// <param name="change">What is changed in each draw; nothing when null.</param>
public sealed class PlayEnsemble(PlayTable table, PlayRequest request, Func<PlayDraw, PlayDraw>? change = null)
{
    /// <summary>
    /// Of so many runs the likeliest ways are looked for; of all runs how likely those are. Fewer where a game is large, since they are kept meanwhile.
    /// </summary>
    private const int Pilots = 8;
    private const int PilotsOfLarge = 3;
    private const double Large = 2e6;

    /// <summary>Of each of them so many.</summary>
    private const int WaysAPilot = 24;

    /// <summary>After so many more runs it is asked whether the error is small enough.</summary>
    private const int Batch = 8;

    /// <summary>Fewer runs say nothing of their error.</summary>
    internal const int FewestRuns = 24;

    /// <summary>So much work makes a unit that is given out: about half a second.</summary>
    private const double UnitWork = 4e5;

    /// <summary>The most runs that are made.</summary>
    public int Most { get; } = request.MostRuns(table.Centre.Work);

    /// <summary>Under what the draws are played, in words for another process; null where there are none for it.</summary>
    internal PlaySetting? Setting { get; init; } = change is null ? table.Setting : null;

    private Crew? Elsewhere => Setting is null ? null : request.Elsewhere;

    private int PilotRuns => Math.Min(table.Centre.Work > Large ? PilotsOfLarge : Pilots, Most);

    private int UnitSize => (int)Math.Clamp(UnitWork / table.Centre.Work, 1, Batch);

    /// <summary>The draw of a number.</summary>
    public PlayDraw Draw(int number)
    {
        var draw = table.Sampler.Draw(request.Seed, number);
        return change is null ? draw : change(draw);
    }

    /// <summary>Asks one thing of the game under a draw.</summary>
    internal T Ask<T>(PlayDraw draw, Func<PlaySolver, PlayDraw, T> ask) => table.Ask(draw, ask);

    /// <summary>
    /// Runs draws 0, 1, … until the median of the probability of a break is known as well as is asked, or as many as are asked are made. Those not done
    /// when cancelled are missing.
    /// </summary>
    public PlayRuns Run(Action<int>? done, CancellationToken cancellation) => Run(done, null, cancellation);

    /// <summary>
    /// The same, with what is to be watched for read off the first runs while their games are at hand; off none where they are made elsewhere.
    /// </summary>
    internal PlayRuns Run(Action<int>? done, Indicators? indicators, CancellationToken cancellation)
    {
        if (Elsewhere is { } crew) return RunBy(crew, done, cancellation);
        var pilots = Each(0, PilotRuns, (solver, draw) =>
        {
            var solved = solver.Solve(draw, cancellation);
            return (Run: solved.Read(null), solved.Graph, Ways: WaysOf(solved, cancellation), Signs: indicators?.Read(solved.Graph));
        }, done, cancellation);
        var traces = new Traces(pilots.SelectMany(p => p.Result.Ways));
        List<(int Draw, PlayRun Result)> runs = [.. pilots.Select(p => (p.Draw, p.Result.Run with { Traces = traces.Shares(p.Result.Graph) }))];
        while (runs.Count < Most && !cancellation.IsCancellationRequested && !IsEnough(runs))
        {
            runs.AddRange(Each(runs.Count, Math.Min(Most, runs.Count + Batch), (solver, draw) => solver.Run(draw, traces, cancellation), done, cancellation));
        }

        return new PlayRuns(runs, traces) { Signs = [.. pilots.Select(p => p.Result.Signs).OfType<Signs>()] };
    }

    /// <summary>The likeliest ways through the outcomes in one run, and of those to the break.</summary>
    internal static IReadOnlyList<IReadOnlyList<Turning>> WaysOf(SolvedRun solved, CancellationToken cancellation)
    {
        var ways = new LikelyWays(solved.Graph, cancellation);
        return [.. ways.Find(WaysAPilot, breaksOnly: false), .. ways.Find(WaysAPilot, breaksOnly: true)];
    }

    /// <summary>Draws 0 to <paramref name="draws"/> − 1, asked about no ways; those not done when cancelled are missing.</summary>
    public IReadOnlyList<(int Draw, PlayRun Result)> Runs(int draws, CancellationToken cancellation) => Elsewhere is { } crew
        ? By(crew, UnitKind.Runs, draws, r => r.Runs!, null, cancellation)
        : Each(0, draws, (solver, draw) => solver.Run(draw, cancellation: cancellation), null, cancellation);

    /// <summary>The probability of a break in draws 0 to <paramref name="draws"/> − 1; those not done when cancelled are missing.</summary>
    public IReadOnlyList<(int Draw, double Result)> Breaks(int draws, Action<int>? done, CancellationToken cancellation) => Elsewhere is { } crew
        ? By(crew, UnitKind.Breaks, draws, r => r.Breaks!, done, cancellation)
        : Each(0, draws, (solver, draw) => solver.Breaks(draw, cancellation), done, cancellation);

    /// <summary>Runs draws 0 to <paramref name="draws"/> − 1 and asks one thing of each; those not done when cancelled are missing.</summary>
    /// <param name="draws">How many.</param>
    /// <param name="ask">What to ask of a game under a draw.</param>
    /// <param name="done">Called after each run how many are done.</param>
    /// <param name="cancellation">Stops early; what is done is kept.</param>
    /// <returns>Draw numbers and results in order of draws.</returns>
    public IReadOnlyList<(int Draw, T Result)> Each<T>(int draws, Func<PlaySolver, PlayDraw, T> ask, Action<int>? done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return Each(0, draws, ask, done, cancellation);
    }

    /// <summary>Runs draws from one number to another and asks one thing of each.</summary>
    internal List<(int Draw, T Result)> Each<T>(int from, int to, Func<PlaySolver, PlayDraw, T> ask, Action<int>? done, CancellationToken cancellation)
    {
        var results = new (bool IsDone, T Result)[to - from];
        var count = from;
        try
        {
            Parallel.For(from, to, Parallelism.Of(request.Threads, cancellation), k =>
            {
                results[k - from] = (true, table.Ask(Draw(k), ask));
                done?.Invoke(Interlocked.Increment(ref count));
            });
        }
        catch (OperationCanceledException)
        {
            // What is done is kept; the caller says how much that is.
        }

        return [.. Enumerable.Range(from, to - from).Where(k => results[k - from].IsDone).Select(k => (k, results[k - from].Result))];
    }

    /// <summary>
    /// The same runs as here, worked on elsewhere: while some of a batch are looked at others are under way already, and those past the end are thrown
    /// away.
    /// </summary>
    private PlayRuns RunBy(Crew crew, Action<int>? done, CancellationToken cancellation)
    {
        var (runs, traces) = (new List<(int Draw, PlayRun Result)>(), new Traces([]));
        try
        {
            var ways = crew.InOrder(Crew.Cut(UnitKind.Ways, Setting!, 0, PilotRuns, UnitSize), cancellation).SelectMany(r => r.Ways!).SelectMany(way => way)
                .ToArray();
            traces = new Traces(ways);
            foreach (var result in crew.Asking(ways)
                .InOrder(Batches().SelectMany(b => Crew.Cut(UnitKind.Runs, Setting!, b.From, b.To, UnitSize)), cancellation))
            {
                foreach (var run in result.Runs!) runs.Add((runs.Count, run));
                done?.Invoke(runs.Count);
                if (runs.Count >= PilotRuns && (runs.Count - PilotRuns) % Batch == 0 && IsEnough(runs)) break;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is done is kept; the caller says how much that is.
        }

        return new PlayRuns(runs, traces);
    }

    private IEnumerable<(int From, int To)> Batches()
    {
        yield return (0, PilotRuns);
        for (var k = PilotRuns; k < Most; k += Batch) yield return (k, Math.Min(Most, k + Batch));
    }

    private List<(int Draw, T Result)> By<T>(Crew crew, UnitKind kind, int draws, Func<UnitResult, IReadOnlyList<T>> of, Action<int>? done,
        CancellationToken cancellation)
    {
        var results = new List<(int Draw, T Result)>();
        try
        {
            foreach (var result in crew.InOrder(Crew.Cut(kind, Setting!, 0, draws, UnitSize), cancellation))
            {
                foreach (var one in of(result))
                {
                    results.Add((results.Count, one));
                    done?.Invoke(results.Count);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is done is kept; the caller says how much that is.
        }

        return results;
    }

    private bool IsEnough(List<(int Draw, PlayRun Result)> runs) =>
        runs.Count >= FewestRuns && request.Error > 0
            && Asked(runs[0].Result).All(k => Band.ErrorOf([.. runs.Select(r => Asked(r.Result, k))]) <= request.Error);

    /// <summary>What is to be known well enough: the break; where the model names none, every outcome.</summary>
    private IEnumerable<int> Asked(PlayRun run) => table.Centre.Game.Compiled.Break is null ? Enumerable.Range(0, run.Outcomes.Length) : [-1];

    private static double Asked(PlayRun run, int outcome) => outcome < 0 ? run.Breaks : run.Outcomes[outcome];
}

/// <summary>The runs of an ensemble.</summary>
/// <param name="Runs">Draw numbers and what was read of each run.</param>
/// <param name="Ways">The ways that they were asked about.</param>
public sealed record PlayRuns(IReadOnlyList<(int Draw, PlayRun Result)> Runs, Traces Ways)
{
    /// <summary>What is to be watched for in the first of them, in their order; of as many as it was read off.</summary>
    internal IReadOnlyList<Signs> Signs { get; init; } = [];
}

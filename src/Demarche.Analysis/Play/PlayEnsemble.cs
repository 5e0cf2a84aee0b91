using System.Collections.Concurrent;
using Demarche.Analysis.Game;
using Demarche.Engine;

namespace Demarche.Analysis.Play;

/// <summary>Solves a game under many draws, on several threads.</summary>
/// <remarks>Draw number k takes its numbers from streams named by the seed, k and what is drawn, so that the runs are the same whatever the number of threads and whoever else is drawn.</remarks>
/// <param name="table">The games.</param>
/// <param name="request">The seed of all draws, how many threads and sweeps.</param>
/// <param name="change">What is changed in each draw; nothing when null.</param>
public sealed class PlayEnsemble(PlayTable table, PlayRequest request, Func<PlayDraw, PlayDraw>? change = null)
{
    /// <summary>Of so many runs the likeliest ways are looked for; of all runs how likely those are. Fewer where a game is large, since they are kept meanwhile.</summary>
    private const int Pilots = 8;
    private const int PilotsOfLarge = 3;
    private const int Large = 100_000;

    /// <summary>Of each of them so many.</summary>
    private const int WaysAPilot = 24;

    /// <summary>After so many more runs it is asked whether the error is small enough.</summary>
    private const int Batch = 8;

    /// <summary>Fewer runs say nothing of their error.</summary>
    private const int FewestRuns = 24;

    /// <summary>The most runs that are made.</summary>
    public int Most { get; } = request.Error > 0 ? Math.Min(request.Draws, (int)Math.Clamp(request.MostWorkInAll / table.Centre.Work, request.IsCoarse ? PlayRequest.FewestOfAnything : Pilots, int.MaxValue)) : request.Draws;

    /// <summary>The draw of a number.</summary>
    public PlayDraw Draw(int number)
    {
        var draw = table.Sampler.Draw(request.Seed, number);
        return change is null ? draw : change(draw);
    }

    /// <summary>
    /// Runs draws 0, 1, … until the median of the probability of a break is known as well as is asked, or as many as are asked are made. Those not done
    /// when cancelled are missing.
    /// </summary>
    public PlayRuns Run(Action<int>? done, CancellationToken cancellation)
    {
        var pilots = Each(0, Math.Min(table.Centre.Game.Tree.Nodes > Large ? PilotsOfLarge : Pilots, Most), (solver, draw) =>
        {
            var solved = solver.Solve(draw, cancellation);
            var ways = new LikelyWays(solved.Graph, cancellation);
            List<IReadOnlyList<Turning>> found = [.. ways.Find(WaysAPilot, breaksOnly: false), .. ways.Find(WaysAPilot, breaksOnly: true)];
            return (Run: solved.Read(null), solved.Graph, Ways: found);
        }, done, cancellation);
        var traces = new Traces(pilots.SelectMany(p => p.Result.Ways));
        List<(int Draw, PlayRun Result)> runs = [.. pilots.Select(p => (p.Draw, p.Result.Run with { Traces = traces.Shares(p.Result.Graph) }))];
        while (runs.Count < Most && !cancellation.IsCancellationRequested && !IsEnough(runs))
        {
            runs.AddRange(Each(runs.Count, Math.Min(Most, runs.Count + Batch), (solver, draw) => solver.Run(draw, traces, cancellation), done, cancellation));
        }

        return new PlayRuns(runs, traces);
    }

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

    private List<(int Draw, T Result)> Each<T>(int from, int to, Func<PlaySolver, PlayDraw, T> ask, Action<int>? done, CancellationToken cancellation)
    {
        var results = new (bool IsDone, T Result)[to - from];
        var count = from;
        try
        {
            Parallel.For(from, to, Parallelism.Of(request.Threads, cancellation), k =>
            {
                var draw = Draw(k);
                var game = table.For(draw);
                var idle = table.Idle(game);
                if (!idle.TryTake(out var solver)) solver = new PlaySolver(game, request.Sweeps);
                results[k - from] = (true, ask(solver, draw));
                idle.Add(solver);
                done?.Invoke(Interlocked.Increment(ref count));
            });
        }
        catch (OperationCanceledException)
        {
            // What is done is kept; the caller says how much that is.
        }

        return [.. Enumerable.Range(from, to - from).Where(k => results[k - from].IsDone).Select(k => (k, results[k - from].Result))];
    }

    private bool IsEnough(List<(int Draw, PlayRun Result)> runs) =>
        runs.Count >= FewestRuns && request.Error > 0 && Asked(runs[0].Result).All(k => Band.ErrorOf([.. runs.Select(r => Asked(r.Result, k))]) <= request.Error);

    /// <summary>What is to be known well enough: the break; where the model names none, every outcome.</summary>
    private IEnumerable<int> Asked(PlayRun run) => table.Centre.Game.Compiled.Break is null ? Enumerable.Range(0, run.Outcomes.Length) : [-1];

    private static double Asked(PlayRun run, int outcome) => outcome < 0 ? run.Breaks : run.Outcomes[outcome];
}

/// <summary>The runs of an ensemble.</summary>
/// <param name="Runs">Draw numbers and what was read of each run.</param>
/// <param name="Ways">The ways that they were asked about.</param>
public sealed record PlayRuns(IReadOnlyList<(int Draw, PlayRun Result)> Runs, Traces Ways);

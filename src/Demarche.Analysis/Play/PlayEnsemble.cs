using System.Collections.Concurrent;
using Demarche.Analysis.Game;

namespace Demarche.Analysis.Play;

/// <summary>Solves a game under many draws, on several threads.</summary>
/// <remarks>Draw number k takes its numbers from a generator seeded by the seed and k alone, so that the runs are the same whatever the number of threads and whoever else is drawn.</remarks>
/// <param name="table">The games.</param>
/// <param name="request">The seed of all draws, how many threads and sweeps.</param>
/// <param name="sampler">Where draws come from; the table's own when null.</param>
/// <param name="change">What is changed in each draw; nothing when null.</param>
public sealed class PlayEnsemble(PlayTable table, PlayRequest request, PlaySampler? sampler = null, Func<PlayDraw, PlayDraw>? change = null)
{
    /// <summary>The draw of a number.</summary>
    public PlayDraw Draw(int number)
    {
        var draw = (sampler ?? table.Sampler).Draw(new Random(Mixed(request.Seed, number)));
        return change is null ? draw : change(draw);
    }

    /// <summary>Runs draws 0 to <paramref name="draws"/> − 1, of which all is kept that is ever told; those not done when cancelled are missing.</summary>
    public IReadOnlyList<(int Draw, PlayRun Result)> Run(int draws, Action<int>? done, CancellationToken cancellation) =>
        Each(draws, (solver, draw) => solver.Run(draw, cancellation), done, cancellation);

    /// <summary>Runs draws 0 to <paramref name="draws"/> − 1 and asks one thing of each; those not done when cancelled are missing.</summary>
    /// <param name="draws">How many.</param>
    /// <param name="ask">What to ask of a game under a draw.</param>
    /// <param name="done">Told after each run how many are done.</param>
    /// <param name="cancellation">Stops early; what is done is kept.</param>
    /// <returns>Draw numbers and results in order of draws.</returns>
    public IReadOnlyList<(int Draw, T Result)> Each<T>(int draws, Func<PlaySolver, PlayDraw, T> ask, Action<int>? done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var results = new (bool IsDone, T Result)[draws];
        var count = 0;
        var solvers = new ConcurrentBag<Dictionary<PlayGame, PlaySolver>>();
        try
        {
            Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Threads), CancellationToken = cancellation }, k =>
            {
                var own = solvers.TryTake(out var idle) ? idle : [];
                var draw = Draw(k);
                var game = table.For(draw);
                if (!own.TryGetValue(game, out var solver)) own[game] = solver = new PlaySolver(game, request.Sweeps);
                results[k] = (true, ask(solver, draw));
                solvers.Add(own);
                done?.Invoke(Interlocked.Increment(ref count));
            });
        }
        catch (OperationCanceledException)
        {
            // What is done is kept; the caller says how much that is.
        }

        return [.. Enumerable.Range(0, draws).Where(k => results[k].IsDone).Select(k => (k, results[k].Result))];
    }

    /// <summary>A seed from two numbers, all of whose bits depend on all of theirs (the finaliser of SplitMix64, Steele, Lea and Flood 2014).</summary>
    private static int Mixed(int seed, int number)
    {
        var z = unchecked(((ulong)(uint)seed << 32 | (uint)number) + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return (int)((z ^ (z >> 31)) & 0x7FFFFFFF);
    }
}

using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Walking;

/// <summary>
/// Solves the games of a crisis along walks through it, draw by draw, as play does: held to the same outside view, with the same numbers drawn. Safe
/// to share; solutions are kept while they fit.
/// </summary>
public sealed class WalkSolver
{
    /// <summary>Histories of all the solutions that are kept: some hundred megabytes.</summary>
    private const int MostKept = 1_200_000;

    /// <summary>Into draws goes so much work that solving them takes some seconds (<see cref="PlayGame.Work"/>).</summary>
    private const double MostWork = 1.2e7;

    private readonly Lock gate = new();
    private readonly PlayRequest request;
    private readonly PlayTable table;
    private readonly double? readiness;
    private readonly LinkedList<(Stretch? Stretch, int Draw, SolvedWalk Solved)> kept = [];
    private int histories;

    private WalkSolver(CompiledCrisis compiled, PlayRequest request, PlayTable table, OutsideForecast? outside, double? readiness)
    {
        (Compiled, this.request, this.table, this.readiness) = (compiled, request, table, readiness);
        Outside = outside;
    }

    /// <summary>The crisis.</summary>
    public CompiledCrisis Compiled { get; }

    /// <summary>The outside view that play is held to; null where it is not.</summary>
    public OutsideForecast? Outside { get; }

    /// <summary>What of the crisis the games do not hold, and what was taken otherwise, a sentence each.</summary>
    public IReadOnlyList<string> Notes => table.LeftOut is { } leftOut ? [leftOut, .. table.Notes] : table.Notes;

    /// <summary>A solver for a crisis, or why it is not played forward.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static (WalkSolver? Solver, string? WhyNot) Of(CompiledCrisis compiled, PlayRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        if (compiled.Crisis.Drafts.Orders.Count > 0) return (null, "an order is a draft that nobody has looked at");
        request = request with { Follows = true };
        var (made, whyNot) = PlayTable.Of(compiled, request, cancellation);
        if (made is null) return (null, whyNot);
        (var held, var outside, whyNot) = OutsideForecast.Hold(compiled, made, request, cancellation);
        if (held is null) return (null, whyNot);
        return (new WalkSolver(compiled, request, held, outside, ReferenceEquals(held, made) ? null : outside!.Calibration.Readiness), null);
    }

    /// <summary>Over how many draws some tables are spread: one each where the game is small, fewer where solving it takes long.</summary>
    public int DrawsFor(int tables) => (int)Math.Clamp(MostWork / table.Centre.Work, 1, Math.Max(1, tables));

    /// <summary>How high in their bounds chances of risks lie in a draw.</summary>
    public static double RiskHeight(CompiledCrisis compiled, PlayRequest request, int draw)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        return PlayTable.HeightFor(compiled.Crisis, new PlaySampler(compiled, request.Choices).Draw(request.Seed, draw));
    }

    /// <summary>The game that begins where the record has led to, solved under a draw.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SolvedWalk Solved(int draw, CancellationToken cancellation = default) =>
        Kept(null, draw, () => SolvedWalk.Of(table, table.Sampler.Draw(request.Seed, draw), request.Sweeps, cancellation))!;

    /// <summary>What the solved game says of a choice; null where from there the crisis is not played forward.</summary>
    /// <param name="stretch">The stretch of the walk.</param>
    /// <param name="path">The steps taken in it.</param>
    /// <param name="at">The point of the choice.</param>
    /// <param name="chooser">Who chooses.</param>
    /// <param name="draw">Which draw.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SolvedChoice? Ask(Stretch stretch, IReadOnlyList<WalkedStep> path, WalkPoint at, Chooser chooser, int draw, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        ArgumentNullException.ThrowIfNull(path);
        if (Solved(stretch, draw, cancellation)?.Choice(stretch.Walk, path, at, chooser) is { } found) return found;
        // A move that the games leave out: solved again from here, by what was believed before it.
        var anew = stretch.Then(stretch.Walk, at, path);
        return Solved(anew, draw, cancellation)?.Choice(stretch.Walk, [], at, chooser);
    }

    private SolvedWalk? Solved(Stretch stretch, int draw, CancellationToken cancellation)
    {
        if (stretch.From is not { } from) return Solved(draw, cancellation);
        return Kept(stretch, draw, () =>
        {
            if (BeliefsAt(stretch, draw, cancellation) is not { } beliefs) return null;
            var (games, _) = PlayTable.Of(stretch.Walk.Compiled, request with { From = from }, cancellation);
            if (games is not null && readiness is { } perDay) games = games.Ready(perDay);
            return games is null ? null : SolvedWalk.Of(games, games.Sampler.Draw(request.Seed, draw) with { Priors = beliefs }, request.Sweeps, cancellation);
        });
    }

    private IReadOnlyList<IReadOnlyList<double>>? BeliefsAt(Stretch stretch, int draw, CancellationToken cancellation)
    {
        if (Solved(stretch.Before!, draw, cancellation) is not { } solved) return null;
        for (var taken = stretch.Way.Count; taken > 0; taken--)
            if (solved.BeliefsAfter(stretch.Before!.Walk, [.. stretch.Way.Take(taken)]) is { } beliefs) return beliefs;
        return solved.Beliefs;
    }

    private SolvedWalk? Kept(Stretch? stretch, int draw, Func<SolvedWalk?> make)
    {
        lock (gate)
        {
            for (var item = kept.First; item is not null; item = item.Next)
            {
                if (item.Value.Stretch != stretch || item.Value.Draw != draw) continue;
                kept.Remove(item);
                kept.AddFirst(item);
                return item.Value.Solved;
            }
        }

        if (make() is not { } solved) return null;
        lock (gate)
        {
            kept.AddFirst((stretch, draw, solved));
            histories += solved.Histories;
            while (histories > MostKept && kept.Count > 1)
            {
                histories -= kept.Last!.Value.Solved.Histories;
                kept.RemoveLast();
            }
        }

        return solved;
    }
}

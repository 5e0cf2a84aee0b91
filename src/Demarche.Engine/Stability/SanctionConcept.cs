using Demarche.Engine.States;
using Demarche.Engine.Sweeps;

namespace Demarche.Engine.Stability;

/// <summary>
/// The concepts in which a party asks, of each improvement, whether the others could answer it with something no better for it than
/// where it stands. They differ in what answers it fears and in whether it looks for a way out afterwards.
/// </summary>
/// <remarks>
/// With v(t) the party's rank of t, or the best it could still move to from t where it looks for a way out, a state is unstable exactly
/// when from some state it can move to, that state and the worst v the opponents can bring about are all better than where it stands.
/// </remarks>
public abstract class SanctionConcept : SolutionConcept
{
    /// <summary>Whether only answers that are improvements for their movers are feared (credible sanctions).</summary>
    protected abstract bool CredibleOnly { get; }

    /// <summary>Whether the party looks for a way out of each sanction before it is deterred.</summary>
    protected abstract bool LooksForWayOut { get; }

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Stable(Sweep.For(graph), graph, party, cancellation);
    }

    /// <summary>The same by a given sweep, which counts what it reads.</summary>
    internal StateSet Stable(Sweep sweep, ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        var ranks = graph.RankArray(party);
        var value = LooksForWayOut ? sweep.Best(party, ranks, cancellation) : ranks;
        var worst = sweep.Worst(party, value, CredibleOnly, cancellation);
        for (var s = 0; s < worst.Length; s++) worst[s] = Math.Min(worst[s], ranks[s]);
        return NashStability.NotBelow(ranks, sweep.Best(party, worst, cancellation));
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Deviations.Judge(Id, graph, party, state, target => Answer(graph, party, state, target));
    }

    private Deviation Answer(ConflictGraph graph, int party, int state, int target)
    {
        var move = new Step(party, state, target);
        var search = LegalSequences.OfOpponents(graph, party, CredibleOnly);
        Step? lastWayOut = null;
        int? sanction = search.Nearest(target, reached =>
        {
            if (reached == target || graph.Prefers(party, reached, state)) return false;
            var way = LooksForWayOut ? WayOut(graph, party, state, reached) : null;
            lastWayOut = way ?? lastWayOut;
            return way is null;
        });
        return sanction is { } end
            ? new Deviation(move, search.PathTo(end), Together: false, end)
            : new Deviation(move, null, Together: false, target, lastWayOut);
    }

    /// <summary>The party's best move from a sanction to something better than where it stood, if there is one.</summary>
    private static Step? WayOut(ConflictGraph graph, int party, int state, int sanction)
    {
        var targets = new List<int>();
        graph.Moves.Targets(party, sanction, targets);
        var better = targets.Where(t => graph.Prefers(party, t, state)).ToArray();
        return better.Length == 0 ? null : new Step(party, sanction, better.MaxBy(t => graph.Ranks(party)[t]));
    }
}

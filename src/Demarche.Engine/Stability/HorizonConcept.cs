using Demarche.Engine.States;
using Demarche.Engine.Sweeps;

namespace Demarche.Engine.Stability;

/// <summary>
/// The concepts in which a party looks several moves ahead and reckons with the worst: it moves, the others answer together, it moves
/// again, and so on; either side may stop, which ends the play where it is.
/// </summary>
/// <remarks>
/// With M₁ = the ranks, V₀ = the ranks and V_k(u) the greater of the rank of u and the best M_k over the states the party can move to
/// from u, M_k(t) is the lesser of the rank of t and the least V_{k−2} the others can bring about from t. A state is unstable exactly
/// when the party can move to some t with M_h(t) above its rank: two whole-graph passes for every two moves of foresight.
/// </remarks>
public abstract class HorizonConcept : SolutionConcept
{
    /// <summary>Whether only answers that are improvements for their movers are feared.</summary>
    protected abstract bool CredibleOnly { get; }

    /// <summary>How many moves ahead, the others' answer counting as one; null for no limit.</summary>
    protected abstract int? Moves { get; }

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var prospects = new Prospects(graph, party, CredibleOnly, cancellation);
        prospects.LookAhead(Moves);
        return NashStability.NotBelow(graph.RankArray(party), prospects.Best(prospects.OfMoves));
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var prospects = new Prospects(graph, party, CredibleOnly, CancellationToken.None);
        prospects.LookAhead(Moves);
        return Deviations.Judge(Id, graph, party, state, target => Answer(graph, prospects, new Step(party, state, target)));
    }

    private Deviation Answer(ConflictGraph graph, Prospects prospects, Step move)
    {
        if (prospects.AfterAnswers is not { } after) return new Deviation(move, null, Together: false, move.To);
        var (party, rank) = (move.Party, graph.Ranks(move.Party)[move.From]);
        var search = LegalSequences.OfOpponents(graph, party, CredibleOnly);
        var lastHarm = -1;
        var sanction = search.Nearest(move.To, reached =>
        {
            if (reached == move.To || graph.Ranks(party)[reached] > rank) return false;
            if (after[reached] > rank) lastHarm = reached;
            return after[reached] <= rank;
        });
        if (sanction is { } end) return new Deviation(move, search.PathTo(end), Together: false, end);
        return new Deviation(move, null, Together: false, move.To, lastHarm < 0 ? null : prospects.BestNext(lastHarm));
    }

    /// <summary>What moves are worth to one party, worked out from the shortest foresight to the longest.</summary>
    private sealed class Prospects(ConflictGraph graph, int party, bool credibleOnly, CancellationToken cancellation)
    {
        private readonly Sweep sweep = Sweep.For(graph);
        private readonly int[] ranks = graph.RankArray(party);
        private int[]? nextMoves;

        /// <summary>For each state what it is worth to have moved there.</summary>
        public int[] OfMoves { get; private set; } = graph.RankArray(party);

        /// <summary>For each state what it is worth to be answered with it; null when no answer is looked for.</summary>
        public int[]? AfterAnswers { get; private set; }

        public void LookAhead(int? moves)
        {
            var left = moves is { } h ? (h - 1) / 2 : int.MaxValue;
            if (moves is null || moves % 2 == 0) Answered(ranks, null);
            for (; left > 0; left--)
            {
                var (before, worth) = (OfMoves, Best(OfMoves));
                for (var s = 0; s < worth.Length; s++) worth[s] = Math.Max(worth[s], ranks[s]);
                Answered(worth, before);
                if (OfMoves.AsSpan().SequenceEqual(before)) return;
            }
        }

        public int[] Best(int[] value) => sweep.Best(party, value, cancellation);

        /// <summary>The party's best move from a state that it has been answered with.</summary>
        public Step? BestNext(int state)
        {
            if (nextMoves is null) return null;
            var targets = new List<int>();
            graph.Moves.Targets(party, state, targets);
            return targets.Count == 0 ? null : new Step(party, state, targets.MaxBy(t => nextMoves[t]));
        }

        private void Answered(int[] after, int[]? next)
        {
            (AfterAnswers, nextMoves) = (after, next);
            var worst = sweep.Worst(party, after, credibleOnly, cancellation);
            for (var s = 0; s < worst.Length; s++) worst[s] = Math.Min(worst[s], ranks[s]);
            OfMoves = worst;
        }
    }
}

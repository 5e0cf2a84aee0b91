using Demarche.Engine.Coalitions;
using Demarche.Engine.States;

namespace Demarche.Engine.RicherPreferences;

/// <summary>Works out the stable states of a party under a reading of preferences, pair by pair, over squares of bits.</summary>
internal sealed class PairwiseStability(ConflictGraph graph, Reading reading, Foresight foresight, CancellationToken cancellation)
{
    private readonly List<int> targets = [];

    public StateSet Stable(int party)
    {
        var answers = foresight == Foresight.OwnMove ? null : AnswersOf(party);
        var stable = new StateSet(graph.States);
        var holds = new ulong[StateRelation.WordsFor(graph.States)];
        var ways = foresight == Foresight.AnyAnswerAndWayOut ? WaysOf(party) : null;
        for (var s = 0; s < graph.States; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            graph.Moves.Targets(party, s, targets);
            targets.RemoveAll(t => !reading.Tempts(party, t, s));
            if (targets.Count == 0) stable[s] = true;
            else if (answers is not null)
            {
                int[] tempting = [.. targets];
                HoldingBack(party, s, holds, ways);
                stable[s] = Array.TrueForAll(tempting, t => StateRelation.Intersects(answers.Row(t), holds));
            }
        }

        return stable;
    }

    /// <summary>What the others can bring about from each state.</summary>
    private StateRelation AnswersOf(int party)
    {
        var credible = foresight == Foresight.CredibleAnswer;
        var movers = new List<StateRelation>();
        for (var mover = 0; mover < graph.Parties; mover++)
        {
            if (mover != party) movers.Add(MovesOf(mover, credible));
        }

        return LegalClosure.Of(graph.States, movers, graph.Moves.IsTransitive && !credible, cancellation);
    }

    private StateRelation MovesOf(int mover, bool credible)
    {
        var relation = new StateRelation(graph.States);
        for (var s = 0; s < graph.States; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            graph.Moves.Targets(mover, s, targets);
            foreach (var t in targets)
            {
                if (!credible || reading.Pays(mover, t, s)) relation.Add(s, t);
            }
        }

        return relation;
    }

    /// <summary>The party's own moves from each state, listed once.</summary>
    private int[][] WaysOf(int party)
    {
        var ways = new int[graph.States][];
        for (var s = 0; s < ways.Length; s++)
        {
            graph.Moves.Targets(party, s, targets);
            ways[s] = [.. targets];
        }

        return ways;
    }

    /// <summary>The ends that hold the party back from leaving a state, and that it has no way out of where it looks for one.</summary>
    private void HoldingBack(int party, int state, ulong[] holds, int[][]? ways)
    {
        Array.Clear(holds);
        for (var end = 0; end < graph.States; end++)
        {
            if (reading.HoldsBack(party, end, state)) holds[end >> 6] |= 1UL << end;
        }

        if (ways is null) return;
        var escaped = new List<int>();
        for (var end = 0; end < graph.States; end++)
        {
            if (StateRelation.Contains(holds, end) && Array.Exists(ways[end], t => !StateRelation.Contains(holds, t))) escaped.Add(end);
        }

        foreach (var end in escaped) holds[end >> 6] &= ~(1UL << end);
    }
}

using Demarche.Engine.Coalitions;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Engine.Attitudes;

/// <summary>Judges every state for one party by attitudes, without witnesses.</summary>
internal sealed class RelationalTest
{
    private readonly ConflictGraph graph;
    private readonly AttitudeMatrix attitudes;
    private readonly int party;
    private readonly bool looksForWayOut;
    private readonly StateRelation? answers;
    private readonly StateRelation moves;

    public RelationalTest(ConflictGraph graph, int party, AnswersFeared feared, bool looksForWayOut, CancellationToken cancellation)
    {
        (this.graph, this.party, this.looksForWayOut) = (graph, party, looksForWayOut);
        attitudes = graph.Attitudes!;
        moves = MovesOf(party, static (_, _) => true);
        if (feared == AnswersFeared.None || graph.Parties == 1) return;
        StateRelation[] others = [.. Enumerable.Range(0, graph.Parties).Where(p => p != party)
            .Select(p => MovesOf(p, (from, to) => feared == AnswersFeared.Any || attitudes.Prefers(graph, p, to, from)))];
        answers = LegalClosure.Of(graph.States, others, graph.Moves.IsTransitive, cancellation);
    }

    public StateSet Stable(CancellationToken cancellation)
    {
        var (stable, better, binding) = (new StateSet(graph.States), new ulong[moves.Words], new ulong[moves.Words]);
        for (var s = 0; s < graph.States; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            stable[s] = IsStable(s, better, binding);
        }

        return stable;
    }

    private bool IsStable(int state, ulong[] better, ulong[] binding)
    {
        Better(state, better);
        var replies = And(moves.Row(state), better);
        if (replies.All(w => w == 0)) return true;
        if (answers is null) return false;
        Binding(better, binding);
        var none = new ulong[moves.Words];
        for (var t = StateRelation.Next(replies, none, 0); t >= 0; t = StateRelation.Next(replies, none, t + 1))
        {
            if (!StateRelation.Intersects(answers.Row(t), binding)) return false;
        }

        return true;
    }

    /// <summary>The states that the party totally prefers to one.</summary>
    private void Better(int state, ulong[] into)
    {
        Array.Clear(into);
        for (var t = 0; t < graph.States; t++)
        {
            if (attitudes.Prefers(graph, party, t, state)) into[t >> 6] |= 1UL << t;
        }
    }

    /// <summary>The states that are no gain and, where the party looks for a way out, from which it has no move to one that is.</summary>
    private void Binding(ulong[] better, ulong[] into)
    {
        Array.Clear(into);
        for (var u = 0; u < graph.States; u++)
        {
            if (StateRelation.Contains(better, u) || looksForWayOut && StateRelation.Intersects(moves.Row(u), better)) continue;
            into[u >> 6] |= 1UL << u;
        }
    }

    private static ulong[] And(ReadOnlySpan<ulong> row, ulong[] other)
    {
        var both = new ulong[other.Length];
        for (var w = 0; w < both.Length; w++) both[w] = row[w] & other[w];
        return both;
    }

    private StateRelation MovesOf(int mover, Func<int, int, bool> keep)
    {
        var relation = new StateRelation(graph.States);
        var targets = new List<int>();
        for (var s = 0; s < graph.States; s++)
        {
            graph.Moves.Targets(mover, s, targets);
            foreach (var t in targets.Where(t => keep(s, t))) relation.Add(s, t);
        }

        return relation;
    }
}

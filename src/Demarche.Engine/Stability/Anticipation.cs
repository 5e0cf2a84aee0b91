namespace Demarche.Engine.Stability;

/// <summary>
/// What a party expects to come of a state in a two-party conflict when it looks h moves ahead: G₀ = s; with moves, the best for it of
/// what the other will then make of each state it can move to, if that beats staying, else s.
/// </summary>
/// <remarks>
/// Source: Kilgour (1984); Zagare (1984). Where several moves promise equally good ends, the one to the lowest-numbered state is meant.
/// O(moves) a step of foresight.
/// </remarks>
internal sealed class Anticipation(ConflictGraph graph)
{
    private readonly List<int> targets = [];

    /// <summary>No foresight: everything stays as it is.</summary>
    public int[] Start() => [.. Enumerable.Range(0, graph.States)];

    /// <summary>G_h of a party from G_{h−1} of the other.</summary>
    public int[] Further(int party, int[] other)
    {
        var ends = new int[graph.States];
        for (var s = 0; s < ends.Length; s++) ends[s] = BestMove(party, s, other) is { } move ? other[move] : s;
        return ends;
    }

    /// <summary>The move the party would make from a state, or null when it would stay.</summary>
    public int? BestMove(int party, int state, int[] other)
    {
        graph.Moves.Targets(party, state, targets);
        var ranks = graph.Ranks(party);
        int? best = null;
        foreach (var t in targets)
        {
            if (ranks[other[t]] > ranks[best is { } b ? other[b] : state]) best = t;
        }

        return best;
    }

    /// <summary>What each party expects at foresight 0 … <paramref name="horizon"/>: <c>[h][party]</c>.</summary>
    public List<int[][]> Unfold(int horizon, CancellationToken cancellation = default)
    {
        var all = new List<int[][]> { new[] { Start(), Start() } };
        while (all.Count <= horizon)
        {
            cancellation.ThrowIfCancellationRequested();
            var last = all[^1];
            all.Add([Further(0, last[1]), Further(1, last[0])]);
        }

        return all;
    }

    /// <summary>The moves that lead from a state to what the party expects, the party itself to move first.</summary>
    public IReadOnlyList<Step> Play(List<int[][]> unfolded, int horizon, int party, int state)
    {
        var steps = new List<Step>();
        for (; horizon > 0; horizon--, party = 1 - party)
        {
            if (BestMove(party, state, unfolded[horizon - 1][1 - party]) is not { } target) break;
            steps.Add(new Step(party, state, target));
            state = target;
        }

        return steps;
    }

    /// <summary>The verdict at one horizon: the move it would make, or, for each improvement, the play it expects to follow.</summary>
    public Verdict Explain(string concept, int party, int state, int horizon)
    {
        var unfolded = Unfold(horizon);
        var ends = unfolded[horizon - 1][1 - party];
        if (BestMove(party, state, ends) is { } move)
        {
            var leaving = new Deviation(new Step(party, state, move), null, Together: false, ends[move]);
            return new Verdict(concept, party, state, Ground.Unsanctioned, [leaving]);
        }

        return Deviations.Judge(concept, graph, party, state, t =>
            new Deviation(new Step(party, state, t), Play(unfolded, horizon - 1, 1 - party, t), Together: false, ends[t]));
    }
}

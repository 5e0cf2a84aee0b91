using Demarche.Engine.Stability;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// Which of the ends that the others could bring about, all of them together, the party expects. Given the state they move from, the states they
/// can bring about and where the party takes each of these to end.
/// </summary>
/// <returns>The state they move to, or null when they leave it at that.</returns>
internal delegate int? CoalitionChoice(int party, int from, IReadOnlyList<int> reached, int[] ends);

/// <summary>
/// What a party expects to come of a state when it looks h moves ahead and takes all the others as one opponent: it moves or stops, they
/// answer by a legal sequence or stop, it moves again.
/// </summary>
/// <remarks>With two parties it is <see cref="Anticipation"/>. O(h · states²) and states²/8 bytes for what the others can bring about.</remarks>
internal sealed class CoalitionAnticipation
{
    private const int MaximumStates = 4096;
    private readonly ConflictGraph graph;
    private readonly int party;
    private readonly CoalitionChoice choose;
    private readonly int[][] answers;
    private readonly List<int[]> own = [];
    private readonly List<int[]> others = [];

    public CoalitionAnticipation(ConflictGraph graph, int party, int horizon, CoalitionChoice choose, CancellationToken cancellation)
    {
        (this.graph, this.party, this.choose) = (graph, party, choose);
        answers = Answers(cancellation);
        int[] unmoved = [.. Enumerable.Range(0, graph.States)];
        own.Add(unmoved);
        others.Add(unmoved);
        while (own.Count <= horizon)
        {
            cancellation.ThrowIfCancellationRequested();
            var (before, after) = (others[^1], own[^1]);
            own.Add([.. unmoved.Select(s => BestMove(s, before) is { } t ? before[t] : s)]);
            others.Add([.. unmoved.Select(s => choose(party, s, answers[s], after) is { } u ? after[u] : s)]);
        }
    }

    /// <summary>Why it cannot be asked, in words; null when it can.</summary>
    public static string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.States <= MaximumStates ? CoalitionGraph.WhyNot(graph)
            : $"what the others can bring about together is listed for each state, and {Numerals.Whole(graph.States)} states are more than "
                + Numerals.Whole(MaximumStates);
    }

    /// <summary>Where the party, looking so many moves ahead, expects each state to end when it moves first.</summary>
    public int[] Ends(int horizon) => own[horizon];

    /// <summary>The verdict at one horizon: the move it would make, or, for each improvement, the play it expects to follow.</summary>
    public Verdict Explain(string concept, int state, int horizon)
    {
        var ends = others[horizon - 1];
        if (BestMove(state, ends) is not { } move)
            return Deviations.Judge(concept, graph, party, state, t =>
                new Deviation(new Step(party, state, t), Play(t, horizon - 1), Together: false, ends[t]));
        var leaving = new Deviation(new Step(party, state, move), null, Together: false, ends[move]);
        return new Verdict(concept, party, state, Ground.Unsanctioned, [leaving]);
    }

    private int? BestMove(int state, int[] ends)
    {
        var targets = new List<int>();
        var ranks = graph.Ranks(party);
        graph.Moves.Targets(party, state, targets);
        int? best = null;
        foreach (var t in targets)
        {
            if (ranks[ends[t]] > ranks[best is { } b ? ends[b] : state]) best = t;
        }

        return best;
    }

    /// <summary>The moves that are expected from a state, the others to move first.</summary>
    private List<Step> Play(int state, int horizon)
    {
        var steps = new List<Step>();
        for (; horizon > 0; horizon--)
        {
            if (choose(party, state, answers[state], own[horizon - 1]) is not { } answer) return steps;
            var search = LegalSequences.OfOpponents(graph, party, improvementsOnly: false);
            search.Nearest(state, reached => reached == answer);
            steps.AddRange(search.PathTo(answer));
            if (--horizon <= 0 || BestMove(answer, others[horizon - 1]) is not { } move) return steps;
            steps.Add(new Step(party, answer, move));
            state = move;
        }

        return steps;
    }

    private int[][] Answers(CancellationToken cancellation)
    {
        var coalition = Coalition.Of(Enumerable.Range(0, graph.Parties).Where(p => p != party));
        if (coalition.IsEmpty) return [.. Enumerable.Repeat(Array.Empty<int>(), graph.States)];
        var together = new CoalitionGraph(graph, [coalition]);
        var targets = new List<int>();
        var lists = new int[graph.States][];
        for (var s = 0; s < lists.Length; s++)
        {
            together.Targets(coalition, s, targets, cancellation);
            lists[s] = [.. targets];
        }

        return lists;
    }
}

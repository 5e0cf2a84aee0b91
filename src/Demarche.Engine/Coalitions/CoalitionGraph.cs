namespace Demarche.Engine.Coalitions;

/// <summary>
/// A conflict with what its coalitions can do: R_H(s), reached by legal sequences of moves of members of H, and the coalition
/// improvements, those t ∈ R_H(s) that every member of H strictly prefers to s.
/// </summary>
/// <remarks>
/// What is worked out for one coalition is kept for the next question, n²/8 bytes a coalition for n states; not safe to share between
/// threads. Sources: Kilgour, Hipel, Fang and Peng (2001); Inohara and Hipel (2008).
/// </remarks>
public sealed class CoalitionGraph
{
    private const double MaximumWork = 1L << 39;
    private const double MaximumBytes = 1L << 30;
    private readonly Dictionary<Coalition, StateRelation> reach = [];
    private readonly Dictionary<Coalition, StateRelation> improvements = [];
    private readonly Dictionary<Coalition, StateRelation> credible = [];
    private readonly Dictionary<int, PreferredStates> preferred = [];

    /// <summary>A conflict in which any coalition may form.</summary>
    /// <exception cref="ArgumentException">The conflict is too large: see <see cref="WhyNot"/>.</exception>
    public CoalitionGraph(ConflictGraph graph)
        : this(graph, WhyNot(graph) is { } reason ? throw new ArgumentException(reason, nameof(graph)) : Coalition.All(graph.Parties).Subsets())
    {
    }

    /// <summary>A conflict in which only some coalitions may form: only they act as one when they answer a move.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="mayForm">The coalitions, single parties named like any other.</param>
    /// <exception cref="ArgumentException">The conflict is too large, or a coalition is empty or has a member that is no party.</exception>
    public CoalitionGraph(ConflictGraph graph, IReadOnlyList<Coalition> mayForm)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(mayForm);
        if (WhyNot(graph) is { } reason) throw new ArgumentException(reason, nameof(graph));
        if (mayForm.Any(h => h.IsEmpty || !h.IsWithin(Coalition.All(graph.Parties))))
            throw new ArgumentException("A coalition is a nonempty set of parties.", nameof(mayForm));
        Graph = graph;
        MayForm = mayForm;
    }

    /// <summary>The conflict.</summary>
    public ConflictGraph Graph { get; }

    /// <summary>The coalitions that may form, and so act as one when they answer a move.</summary>
    public IReadOnlyList<Coalition> MayForm { get; }

    /// <summary>
    /// Why coalitions cannot be asked about, in words; null when they can. With p parties and n states the questions together take at most
    /// 3^p · n³/64 steps and 3 · 2^p · n²/8 bytes; both are bounded, at some 5,200 states for five parties and 10,900 for three.
    /// </summary>
    public static string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        double states = graph.States, words = StateRelation.WordsFor(graph.States);
        var fits = graph.Parties <= Coalition.MaximumParties
            && Math.Pow(3, graph.Parties) * states * states * words <= MaximumWork
            && 3 * Math.Pow(2, graph.Parties) * states * words * sizeof(ulong) <= MaximumBytes;
        return fits ? null
            : $"coalitions of {graph.Parties} parties over {Numerals.Whole(graph.States)} states are more than can be gone through";
    }

    /// <summary>A conflict whose players are the blocks of a partition: each acts as one, and no other coalition forms.</summary>
    /// <remarks>
    /// The kind of coalition that GMCR+ knows. A block moves by legal sequences of its members, prefers what all its members prefer, and
    /// is deterred by what leaves one of them no better off. GMCR+ itself, in the version of its source that was read, lets a block
    /// change any of its options at once, through combinations that cannot be, and looks at a single move of one other block.
    /// </remarks>
    /// <exception cref="ArgumentException">The blocks overlap or leave a party out, or the conflict is too large.</exception>
    public static CoalitionGraph OfPartition(ConflictGraph graph, IReadOnlyList<Coalition> blocks)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(blocks);
        var isPartition = blocks.Sum(b => b.Count) == graph.Parties && blocks.Aggregate(0UL, (all, b) => all | b.Bits) == Coalition.All(graph.Parties).Bits;
        return isPartition ? new CoalitionGraph(graph, blocks) : throw new ArgumentException("The blocks are not a partition of the parties.", nameof(blocks));
    }

    /// <summary>Whether every member strictly prefers <paramref name="better"/> to <paramref name="worse"/>.</summary>
    public bool Prefers(Coalition coalition, int better, int worse)
    {
        foreach (var party in coalition.Members())
        {
            if (!Graph.Prefers(party, better, worse)) return false;
        }

        return true;
    }

    /// <summary>Replaces the content of <paramref name="into"/> with R_H(state), ascending.</summary>
    public void Targets(Coalition coalition, int state, List<int> into, CancellationToken cancellation = default) =>
        List(Reach(coalition, cancellation).Row(state), into);

    /// <summary>Replaces the content of <paramref name="into"/> with the coalition's improvements from the state, ascending.</summary>
    public void Improvements(Coalition coalition, int state, List<int> into, CancellationToken cancellation = default) =>
        List(ImprovementsOf(coalition, cancellation).Row(state), into);

    /// <summary>R_H.</summary>
    internal StateRelation Reach(Coalition coalition, CancellationToken cancellation) => Kept(reach, coalition, () =>
    {
        StateRelation[] own = [.. coalition.Members().Select(p => coalition.Count == 1 ? Moves(p) : Reach(Coalition.Of(p), cancellation))];
        return LegalClosure.Of(Graph.States, own, Graph.Moves.IsTransitive, cancellation);
    });

    /// <summary>The coalition improvements.</summary>
    internal StateRelation ImprovementsOf(Coalition coalition, CancellationToken cancellation) => Kept(improvements, coalition, () =>
    {
        var reached = Reach(coalition, cancellation);
        var result = new StateRelation(Graph.States);
        for (var s = 0; s < Graph.States; s++)
        {
            var row = result.Row(s);
            Better(coalition, s, row);
            var within = reached.Row(s);
            for (var w = 0; w < row.Length; w++) row[w] &= within[w];
        }

        return result;
    });

    /// <summary>
    /// What sequences of improvements by the coalitions that may form among <paramref name="among"/> lead to, no coalition twice in succession.
    /// </summary>
    internal StateRelation CredibleMoves(Coalition among, CancellationToken cancellation) => Kept(credible, among, () =>
        LegalClosure.Of(Graph.States, [.. Forming(among).Select(k => ImprovementsOf(k, cancellation))], Graph.Moves.IsTransitive, cancellation));

    /// <summary>The coalitions that may form among some parties, in the order of <see cref="MayForm"/>.</summary>
    internal IEnumerable<Coalition> Forming(Coalition among) => MayForm.Where(k => k.IsWithin(among));

    /// <summary>Fills <paramref name="into"/> with the states that every member strictly prefers to <paramref name="state"/>.</summary>
    internal void Better(Coalition coalition, int state, Span<ulong> into)
    {
        into.Fill(ulong.MaxValue);
        foreach (var party in coalition.Members())
        {
            if (!preferred.TryGetValue(party, out var order)) preferred[party] = order = new PreferredStates(Graph.Ranks(party));
            var row = order.To(state);
            for (var w = 0; w < into.Length; w++) into[w] &= row[w];
        }
    }

    private static StateRelation Kept(Dictionary<Coalition, StateRelation> kept, Coalition coalition, Func<StateRelation> make)
    {
        if (!kept.TryGetValue(coalition, out var relation)) kept[coalition] = relation = make();
        return relation;
    }

    private static void List(ReadOnlySpan<ulong> row, List<int> into)
    {
        into.Clear();
        var none = new ulong[row.Length];
        for (var s = StateRelation.Next(row, none, 0); s >= 0; s = StateRelation.Next(row, none, s + 1)) into.Add(s);
    }

    private StateRelation Moves(int party)
    {
        var relation = new StateRelation(Graph.States);
        var targets = new List<int>();
        for (var s = 0; s < Graph.States; s++)
        {
            Graph.Moves.Targets(party, s, targets);
            foreach (var t in targets) relation.Add(s, t);
        }

        return relation;
    }

    /// <summary>For every rank of one party the states above it, as rows of bits.</summary>
    private sealed class PreferredStates
    {
        private readonly StateRelation above;
        private readonly int[] rowOf;

        public PreferredStates(ReadOnlySpan<int> ranks)
        {
            var order = ranks.ToArray();
            int[] best = [.. Enumerable.Range(0, order.Length).OrderByDescending(s => order[s])];
            above = new StateRelation(order.Length);
            rowOf = new int[order.Length];
            for (int k = 0, row = 0; k < best.Length; k++)
            {
                if (k > 0 && order[best[k]] != order[best[k - 1]])
                {
                    above.Row(row).CopyTo(above.Row(row + 1));
                    row++;
                    for (var b = k - 1; b >= 0 && order[best[b]] == order[best[k - 1]]; b--) above.Add(row, best[b]);
                }

                rowOf[best[k]] = row;
            }
        }

        public ReadOnlySpan<ulong> To(int state) => above.Row(rowOf[state]);
    }
}

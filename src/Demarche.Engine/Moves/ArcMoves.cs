namespace Demarche.Engine.Moves;

/// <summary>Moves listed arc by arc, in compressed rows both ways; need not be transitive. Memory: 8 bytes an arc and 8 a state for each party.</summary>
public sealed class ArcMoves : MoveRelation
{
    private const int LookedForEachHeld = 512;

    private readonly Rows[] forward;
    private readonly Rows[] backward;

    /// <summary>The moves given by lists of arcs.</summary>
    /// <param name="states">Number of states.</param>
    /// <param name="arcs">For each party its arcs; repeated arcs and loops are dropped.</param>
    public ArcMoves(int states, IReadOnlyList<IReadOnlyCollection<(int From, int To)>> arcs)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        forward = [.. arcs.Select(list => Rows.Build(states, list.Where(a => a.From != a.To).Distinct()))];
        backward = [.. arcs.Select(list => Rows.Build(states, list.Where(a => a.From != a.To).Distinct().Select(a => (a.To, a.From))))];
        IsTransitive = Enumerable.Range(0, forward.Length).All(PartyIsTransitive);
    }

    /// <inheritdoc/>
    public override int Parties => forward.Length;

    /// <inheritdoc/>
    public override bool IsTransitive { get; }

    /// <summary>The arcs of another relation that a rule keeps: how forbidden moves and vetoes take moves away. O(arcs).</summary>
    /// <param name="states">Number of states.</param>
    /// <param name="moves">The relation to thin out.</param>
    /// <param name="keep">Shown party, from and to, whether the arc stays.</param>
    /// <param name="maximumArcs">The most arcs to hold; some five hundred times as many are looked at.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArcLimitException">More arcs than allowed.</exception>
    public static ArcMoves Filter(int states, MoveRelation moves, Func<int, int, int, bool> keep,
        long maximumArcs = 1L << 27, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ArgumentNullException.ThrowIfNull(keep);
        var arcs = new List<(int From, int To)>[moves.Parties];
        var targets = new List<int>();
        var maximumLooked = LookedForEachHeld * maximumArcs;
        var (total, looked) = (0L, 0L);
        for (var party = 0; party < moves.Parties; party++)
        {
            arcs[party] = [];
            for (var state = 0; state < states; state++)
            {
                cancellation.ThrowIfCancellationRequested();
                moves.Targets(party, state, targets);
                if ((looked += targets.Count) > maximumLooked) throw new ArcLimitException(maximumArcs);
                foreach (var target in targets)
                {
                    if (!keep(party, state, target)) continue;
                    if (++total > maximumArcs) throw new ArcLimitException(maximumArcs);
                    arcs[party].Add((state, target));
                }
            }
        }

        return new ArcMoves(states, arcs);
    }

    /// <inheritdoc/>
    public override void Targets(int party, int state, List<int> into) => Copy(forward[party].Of(state), into);

    /// <inheritdoc/>
    public override void Sources(int party, int state, List<int> into) => Copy(backward[party].Of(state), into);

    /// <inheritdoc/>
    public override bool CanMove(int party, int from, int to) => forward[party].Of(from).BinarySearch(to) >= 0;

    /// <inheritdoc/>
    public override bool HasMove(int party, int state) => !forward[party].Of(state).IsEmpty;

    private static void Copy(ReadOnlySpan<int> row, List<int> into)
    {
        into.Clear();
        into.AddRange(row);
    }

    private bool PartyIsTransitive(int party)
    {
        var rows = forward[party];
        for (var s = 0; s < rows.Count; s++)
        {
            var row = rows.Of(s);
            foreach (var t in row)
            {
                foreach (var u in rows.Of(t))
                {
                    if (u != s && row.BinarySearch(u) < 0) return false;
                }
            }
        }

        return true;
    }

    private readonly struct Rows(int[] starts, int[] targets)
    {
        public int Count => starts.Length - 1;

        public ReadOnlySpan<int> Of(int state) => targets.AsSpan(starts[state], starts[state + 1] - starts[state]);

        public static Rows Build(int states, IEnumerable<(int From, int To)> arcs)
        {
            var sorted = arcs.Order().ToArray();
            var starts = new int[states + 1];
            foreach (var (from, _) in sorted) starts[from + 1]++;
            for (var s = 0; s < states; s++) starts[s + 1] += starts[s];
            return new Rows(starts, [.. sorted.Select(a => a.To)]);
        }
    }
}

/// <summary>A conflict has more moves than may be listed one by one.</summary>
/// <param name="limit">The most that may be.</param>
public sealed class ArcLimitException(long limit) : Exception($"More than {limit} moves would have to be listed one by one.")
{
    /// <summary>The most arcs that may be held.</summary>
    public long Limit { get; } = limit;
}

namespace Demarche.Engine.Moves;

/// <summary>Moves listed arc by arc, in compressed rows both ways; need not be transitive. Memory: 8 bytes an arc and 8 a state for each party.</summary>
public sealed class ArcMoves : MoveRelation
{
    private const int LookedForEachHeld = 512;

    private readonly Rows[] forward;
    private readonly Rows[] backward;
    private readonly Lazy<bool> isTransitive;

    /// <summary>The moves given by lists of arcs.</summary>
    /// <param name="states">Number of states.</param>
    /// <param name="arcs">For each party its arcs; repeated arcs and loops are dropped.</param>
    public ArcMoves(int states, IReadOnlyList<IReadOnlyCollection<(int From, int To)>> arcs)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        forward = [.. arcs.Select(list => Rows.Build(states, list))];
        backward = [.. forward.Select(rows => rows.Reversed())];
        isTransitive = new Lazy<bool>(() => Enumerable.Range(0, forward.Length).All(PartyIsTransitive));
    }

    /// <inheritdoc/>
    public override int Parties => forward.Length;

    /// <inheritdoc/>
    public override bool IsTransitive => isTransitive.Value;

    /// <summary>How many moves there are, of all parties together.</summary>
    public long Count => forward.Sum(rows => (long)rows.Arcs);

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
        var isWithin = new int[rows.Count];
        for (var s = 0; s < rows.Count; s++)
        {
            isWithin[s] = s + 1;
            foreach (var t in rows.Of(s)) isWithin[t] = s + 1;
            foreach (var t in rows.Of(s))
            {
                foreach (var u in rows.Of(t))
                {
                    if (isWithin[u] != s + 1) return false;
                }
            }
        }

        return true;
    }

    private readonly struct Rows(int[] starts, int[] targets)
    {
        public int Count => starts.Length - 1;

        public int Arcs => targets.Length;

        public ReadOnlySpan<int> Of(int state) => targets.AsSpan(starts[state], starts[state + 1] - starts[state]);

        public static Rows Build(int states, IReadOnlyCollection<(int From, int To)> arcs)
        {
            var sorted = arcs.Where(a => a.From != a.To).Select(a => (long)a.From << 32 | (uint)a.To).ToArray();
            Array.Sort(sorted);
            var (starts, targets) = (new int[states + 1], new List<int>(sorted.Length));
            for (var k = 0; k < sorted.Length; k++)
            {
                if (k > 0 && sorted[k] == sorted[k - 1]) continue;
                starts[(sorted[k] >> 32) + 1]++;
                targets.Add((int)sorted[k]);
            }

            return new Rows(Summed(starts), [.. targets]);
        }

        /// <summary>The same arcs from their ends, counted out in the order of their beginnings, so that each row is ascending.</summary>
        public Rows Reversed()
        {
            var (ends, sources) = (new int[starts.Length], new int[targets.Length]);
            foreach (var target in targets) ends[target + 1]++;
            var next = (int[])Summed(ends).Clone();
            for (var s = 0; s < Count; s++)
            {
                foreach (var target in Of(s)) sources[next[target]++] = s;
            }

            return new Rows(ends, sources);
        }

        private static int[] Summed(int[] counts)
        {
            for (var s = 0; s + 1 < counts.Length; s++) counts[s + 1] += counts[s];
            return counts;
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

using System.Numerics;

namespace Demarche.Engine.States;

/// <summary>
/// The states of a conflict and how they are numbered. A <i>cell</i> is one combination of lever levels, in mixed radix with the first lever
/// varying fastest; a <i>state</i> is a feasible cell, or all the cells merged into one. Immutable and safe to share.
/// </summary>
/// <remarks>
/// States count from 0 here and from 1 wherever a person reads them. Ordinary states come first, in cell order; merged states come
/// after them in the order the merges were given, since no single index is theirs. A space without levers has one cell a state.
/// Range: at most <see cref="MaximumCells"/> cells. Memory: 1.5 bits a cell when anything is infeasible or merged, else nothing.
/// </remarks>
public sealed class StateSpace
{
    /// <summary>The most cells a space may have: 2²⁸.</summary>
    public const int MaximumCells = 1 << 28;

    private readonly Lever[] levers;
    private readonly int[] strides;
    private readonly ulong[]? ordinary;
    private readonly int[]? before;
    private readonly (ulong[] Cells, int First)[] merged;

    private StateSpace(Lever[] levers, int cells, ulong[]? ordinary, IEnumerable<ulong[]> merged, int? threads)
    {
        if (threads is { } asked) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked, nameof(threads));
        Threads = threads ?? Parallelism.Usual;
        this.levers = levers;
        this.ordinary = ordinary;
        Cells = cells;
        strides = StridesOf(levers);
        this.merged = [.. merged.Select(m => (m, FirstBit(m)))];
        OrdinaryCount = cells;
        if (ordinary is null) return;
        before = new int[ordinary.Length];
        var count = 0;
        for (var w = 0; w < ordinary.Length; w++)
        {
            before[w] = count;
            count += BitOperations.PopCount(ordinary[w]);
        }

        OrdinaryCount = count;
    }

    /// <summary>The levers; the first varies fastest. Empty in a space of named states.</summary>
    public IReadOnlyList<Lever> Levers => levers;

    /// <summary>How many threads work over these states may take: of every pass and search that asks this space. 1 or more.</summary>
    public int Threads { get; }

    /// <summary>Number of combinations of levels, feasible or not.</summary>
    public int Cells { get; }

    /// <summary>Number of states.</summary>
    public int Count => OrdinaryCount + merged.Length;

    /// <summary>Number of states that are one cell; the merged ones follow them.</summary>
    public int OrdinaryCount { get; }

    /// <summary>Whether every cell is a state of its own.</summary>
    public bool IsComplete => ordinary is null;

    /// <summary>Whether any states were merged.</summary>
    public bool HasMergedStates => merged.Length > 0;

    /// <summary>How many cells such levers would span; to be asked before any memory is taken.</summary>
    public static BigInteger CountCells(IEnumerable<Lever> levers) => levers.Aggregate(BigInteger.One, (n, l) => n * l.Levels);

    /// <summary>The space of a list of named states, without levers.</summary>
    /// <param name="count">How many.</param>
    /// <param name="threads">The most threads that work over them may take; one for every processor when null.</param>
    public static StateSpace OfNames(int count, int? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumCells);
        return new StateSpace([], count, null, [], threads);
    }

    /// <summary>The space of all combinations of levels but the impossible ones.</summary>
    /// <param name="levers">The levers, first varying fastest.</param>
    /// <param name="impossible">Where it is true there is no state; none when null.</param>
    /// <param name="merges">For each, the feasible cells where it is true become one state; a cell that several claim goes to the first; a merge
    /// without cells makes no state.</param>
    /// <param name="threads">The most threads that work over them may take; one for every processor when null.</param>
    /// <exception cref="ArgumentException">The levers span more than <see cref="MaximumCells"/> cells.</exception>
    public static StateSpace OfLevers(IReadOnlyList<Lever> levers, Condition? impossible = null, IReadOnlyList<Condition>? merges = null, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(levers);
        var size = CountCells(levers);
        if (size > MaximumCells) throw new ArgumentException($"The levers span {size} cells; at most {MaximumCells} are handled.", nameof(levers));
        var whole = new StateSpace([.. levers], (int)size, null, [], threads);
        if (impossible is null && merges is null or { Count: 0 }) return whole;

        var kept = impossible is null ? Filled(whole.Cells) : whole.CellsWhere(new Condition.Not(impossible));
        var joined = new List<ulong[]>();
        foreach (var merge in merges ?? [])
        {
            var claimed = whole.CellsWhere(merge);
            for (var w = 0; w < claimed.Length; w++)
            {
                claimed[w] &= kept[w];
                kept[w] &= ~claimed[w];
            }

            if (claimed.AsSpan().ContainsAnyExcept(0UL)) joined.Add(claimed);
        }

        var nothingRemoved = joined.Count == 0 && kept.Sum(w => (long)BitOperations.PopCount(w)) == whole.Cells;
        return nothingRemoved ? whole : new StateSpace(whole.levers, whole.Cells, kept, joined, threads);
    }

    /// <summary>How far apart in cell order two neighbouring levels of the lever are.</summary>
    public int Stride(int lever) => strides[lever];

    /// <summary>The level of a lever in a cell.</summary>
    public int LevelAt(int cell, int lever) => cell / strides[lever] % levers[lever].Levels;

    /// <summary>The level of a lever in a state; in a merged state, in its first cell.</summary>
    public int LevelOf(int state, int lever) => LevelAt(CellOf(state), lever);

    /// <summary>The cell with the given level for every lever.</summary>
    public int CellAt(IReadOnlyList<int> levels)
    {
        var cell = 0;
        for (var k = 0; k < levers.Length; k++) cell += levels[k] * strides[k];
        return cell;
    }

    /// <summary>The cell of a state; of a merged state, its first. O(log cells) when cells are missing, else O(1).</summary>
    public int CellOf(int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)Count, nameof(state));
        if (ordinary is null) return state;
        if (state >= OrdinaryCount) return merged[state - OrdinaryCount].First;
        var word = Array.BinarySearch(before!, state);
        if (word < 0) word = ~word - 1;
        else while (word + 1 < before!.Length && before[word + 1] == state) word++;
        var rest = ordinary[word];
        for (var skip = state - before![word]; skip > 0; skip--) rest &= rest - 1;
        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }

    /// <summary>The state that a cell belongs to, or −1 when the cell is infeasible. O(1 + merges).</summary>
    public int StateOf(int cell)
    {
        if (ordinary is null) return cell;
        var word = ordinary[cell >> 6];
        if ((word >> cell & 1) != 0) return before![cell >> 6] + BitOperations.PopCount(word & ((1UL << cell) - 1));
        for (var m = 0; m < merged.Length; m++)
        {
            if ((merged[m].Cells[cell >> 6] >> cell & 1) != 0) return OrdinaryCount + m;
        }

        return -1;
    }

    /// <summary>All cells of a state, ascending: one, unless the state is merged.</summary>
    public IEnumerable<int> CellsOf(int state)
    {
        if (state < OrdinaryCount)
        {
            yield return CellOf(state);
            yield break;
        }

        var cells = merged[state - OrdinaryCount].Cells;
        for (var w = 0; w < cells.Length; w++)
        {
            for (var rest = cells[w]; rest != 0; rest &= rest - 1) yield return (w << 6) + BitOperations.TrailingZeroCount(rest);
        }
    }

    /// <summary>The cells of a merged state, as bits, 64 a word.</summary>
    internal ReadOnlySpan<ulong> BitsOf(int mergedState) => merged[mergedState - OrdinaryCount].Cells;

    /// <summary>The states that have a cell among those whose bits are set, ascending.</summary>
    internal IEnumerable<int> StatesAmong(ulong[] cells)
    {
        for (var w = 0; w < cells.Length; w++)
        {
            var all = ordinary is null ? ulong.MaxValue : ordinary[w];
            for (var rest = cells[w] & all; rest != 0; rest &= rest - 1) yield return StateOf((w << 6) + BitOperations.TrailingZeroCount(rest));
        }

        for (var m = 0; m < merged.Length; m++)
        {
            if (Meet(cells, merged[m].Cells)) yield return OrdinaryCount + m;
        }
    }

    /// <summary>The states in which a condition is true; a merged state is read at its first cell. O(cells / 64) a node of the condition.</summary>
    public StateSet Where(Condition condition)
    {
        var cells = CellsWhere(condition);
        var set = new StateSet(Count);
        if (ordinary is null)
        {
            cells.CopyTo(set.Bits);
            return set;
        }

        BitPacking.Pack(cells, ordinary, set.Bits);
        for (var m = 0; m < merged.Length; m++)
        {
            var first = merged[m].First;
            if ((cells[first >> 6] >> first & 1) != 0) set[OrdinaryCount + m] = true;
        }

        return set;
    }

    /// <summary>The cells in which a condition is true, as bits, 64 a word.</summary>
    internal ulong[] CellsWhere(Condition condition)
    {
        var result = new ulong[(Cells + 63L) / 64];
        ConditionEvaluator.Evaluate(this, condition, result);
        if ((Cells & 63) != 0 && result.Length > 0) result[^1] &= (1UL << (Cells & 63)) - 1;
        return result;
    }

    private static bool Meet(ulong[] some, ulong[] others)
    {
        for (var w = 0; w < some.Length; w++) if ((some[w] & others[w]) != 0) return true;
        return false;
    }

    private static int[] StridesOf(Lever[] levers)
    {
        var result = new int[levers.Length];
        for (int k = 0, stride = 1; k < levers.Length; stride *= levers[k].Levels, k++) result[k] = stride;
        return result;
    }

    private static ulong[] Filled(int cells)
    {
        var words = new ulong[(cells + 63L) / 64];
        words.AsSpan().Fill(ulong.MaxValue);
        if ((cells & 63) != 0) words[^1] = (1UL << (cells & 63)) - 1;
        return words;
    }

    private static int FirstBit(ulong[] words)
    {
        var word = words.AsSpan().IndexOfAnyExcept(0UL);
        return (word << 6) + BitOperations.TrailingZeroCount(words[word]);
    }
}

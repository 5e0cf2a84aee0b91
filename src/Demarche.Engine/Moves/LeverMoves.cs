using Demarche.Engine.States;

namespace Demarche.Engine.Moves;

/// <summary>
/// The moves of option form: a party changes any of its own levers at once, each within its rule, from one feasible state to another.
/// Nothing is stored; moves are worked out when asked for.
/// </summary>
public sealed class LeverMoves : MoveRelation
{
    /// <summary>Of a merged state, so many cells are looked at by themselves before all are together.</summary>
    private const int FirstLookedAt = 16;

    private readonly StateSpace space;
    private readonly int[][] leversOf;
    private readonly bool[]? joint;

    /// <summary>The moves of <paramref name="parties"/> parties over a space with levers.</summary>
    /// <param name="space">The states.</param>
    /// <param name="parties">Number of parties.</param>
    /// <param name="shared">Levers that several hold: by itself, each of them can only take such a lever down, as far as its rule lets it.</param>
    public LeverMoves(StateSpace space, int parties, params IReadOnlyList<JointLever> shared)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(shared);
        this.space = space;
        if (shared.Count > 0) joint = [.. Enumerable.Range(0, space.Levers.Count).Select(k => shared.Any(j => j.Lever == k))];
        leversOf = [.. Enumerable.Range(0, parties)
            .Select(p => Enumerable.Range(0, space.Levers.Count)
            .Where(k => shared.Any(j => j.Lever == k) ? shared.First(j => j.Lever == k).Owners.Contains(p) : space.Levers[k].Party == p).ToArray())];
        IsTransitive = space.Levers.All(l => l.IsTransitive) && MergedStatesAreFinal();
    }

    /// <inheritdoc/>
    public override int Parties => leversOf.Length;

    /// <inheritdoc/>
    public override bool IsTransitive { get; }

    /// <summary>The levers of one party, ascending.</summary>
    public IReadOnlyList<int> LeversOf(int party) => leversOf[party];

    /// <inheritdoc/>
    public override void Targets(int party, int state, List<int> into) => Collect(party, state, into, forward: true);

    /// <inheritdoc/>
    public override void Sources(int party, int state, List<int> into) => Collect(party, state, into, forward: false);

    /// <inheritdoc/>
    public override bool CanMove(int party, int from, int to)
    {
        if (from == to) return false;
        foreach (var a in space.CellsOf(from))
        {
            foreach (var b in space.CellsOf(to))
            {
                if (CanMoveCells(party, a, b)) return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool HasMove(int party, int state)
    {
        var targets = new List<int>();
        foreach (var cell in space.CellsOf(state).Take(FirstLookedAt))
        {
            TargetCells(party, cell, targets);
            if (targets.Exists(t => space.StateOf(t) is >= 0 and var reached && reached != state)) return true;
        }

        return state >= space.OrdinaryCount && space.StatesAmong(CellsFrom(party, state, forward: true)).Any(reached => reached != state);
    }

    /// <summary>The cells a party can go to from a cell in one move, feasible or not, the cell itself not among them.</summary>
    internal void TargetCells(int party, int cell, List<int> into, bool forward = true)
    {
        into.Clear();
        into.Add(cell);
        foreach (var lever in leversOf[party])
        {
            var shape = space.Levers[lever];
            int level = space.LevelAt(cell, lever), stride = space.Stride(lever), known = into.Count;
            for (var other = 0; other < shape.Levels; other++)
            {
                if (other == level || !(forward ? Allows(lever, shape, level, other) : Allows(lever, shape, other, level))) continue;
                for (var k = 0; k < known; k++) into.Add(into[k] + (other - level) * stride);
            }
        }

        into.RemoveAt(0);
    }

    private void Collect(int party, int state, List<int> into, bool forward)
    {
        into.Clear();
        if (state >= space.OrdinaryCount)
        {
            into.AddRange(space.StatesAmong(CellsFrom(party, state, forward)).Where(reached => reached != state));
            return;
        }

        var cells = new List<int>();
        foreach (var cell in space.CellsOf(state))
        {
            TargetCells(party, cell, cells, forward);
            foreach (var target in cells)
            {
                var reached = space.StateOf(target);
                if (reached >= 0 && reached != state) into.Add(reached);
            }
        }

        into.Sort();
        if (space.HasMergedStates) RemoveRepeats(into);
    }

    /// <summary>
    /// The cells that a party can come to from anywhere in a merged state, or from which it can come there, the state's own among them, as bits: a lever at
    /// a time, since a move changes each by itself. O(cells × levels) a lever, whatever the state holds.
    /// </summary>
    private ulong[] CellsFrom(int party, int mergedState, bool forward)
    {
        var reached = space.BitsOf(mergedState).ToArray();
        foreach (var lever in leversOf[party])
        {
            var (shape, stride, before) = (space.Levers[lever], space.Stride(lever), (ulong[])reached.Clone());
            for (var from = 0; from < shape.Levels; from++)
            {
                for (var to = 0; to < shape.Levels; to++)
                {
                    if (from == to || !(forward ? Allows(lever, shape, from, to) : Allows(lever, shape, to, from))) continue;
                    for (var block = 0L; block < space.Cells; block += (long)stride * shape.Levels)
                        BitPacking.Or(before, block + (long)from * stride, reached, block + (long)to * stride, stride);
                }
            }
        }

        return reached;
    }

    private static void RemoveRepeats(List<int> sorted)
    {
        var kept = 0;
        for (var k = 0; k < sorted.Count; k++)
        {
            if (k == 0 || sorted[k] != sorted[k - 1]) sorted[kept++] = sorted[k];
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
    }

    private bool CanMoveCells(int party, int from, int to)
    {
        for (var k = 0; k < space.Levers.Count; k++)
        {
            int a = space.LevelAt(from, k), b = space.LevelAt(to, k);
            if (a != b && (!Holds(party, k) || !Allows(k, space.Levers[k], a, b))) return false;
        }

        return true;
    }

    private bool Holds(int party, int lever) => joint is null ? space.Levers[lever].Party == party : Array.BinarySearch(leversOf[party], lever) >= 0;

    /// <summary>Whether one party can take a lever from one level to another by itself.</summary>
    private bool Allows(int lever, Lever shape, int from, int to) => shape.Allows(from, to) && (joint is null || !joint[lever] || to < from);

    private bool MergedStatesAreFinal() => Enumerable.Range(space.OrdinaryCount, space.Count - space.OrdinaryCount).All(state =>
        Enumerable.Range(0, Parties).All(party => !HasMove(party, state)));
}

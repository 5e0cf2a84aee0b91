using Demarche.Engine.States;

namespace Demarche.Engine.Moves;

/// <summary>
/// The moves of option form: a party changes any of its own levers at once, each within its rule, from one feasible state to another.
/// Nothing is stored; moves are worked out when asked for.
/// </summary>
public sealed class LeverMoves : MoveRelation
{
    private readonly StateSpace space;
    private readonly int[][] leversOf;

    /// <summary>The moves of <paramref name="parties"/> parties over a space with levers.</summary>
    public LeverMoves(StateSpace space, int parties)
    {
        ArgumentNullException.ThrowIfNull(space);
        this.space = space;
        leversOf = [.. Enumerable.Range(0, parties).Select(p => Enumerable.Range(0, space.Levers.Count).Where(k => space.Levers[k].Party == p).ToArray())];
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
                if (other == level || !(forward ? shape.Allows(level, other) : shape.Allows(other, level))) continue;
                for (var k = 0; k < known; k++) into.Add(into[k] + (other - level) * stride);
            }
        }

        into.RemoveAt(0);
    }

    private void Collect(int party, int state, List<int> into, bool forward)
    {
        into.Clear();
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
            if (a != b && (space.Levers[k].Party != party || !space.Levers[k].Allows(a, b))) return false;
        }

        return true;
    }

    private bool MergedStatesAreFinal()
    {
        var targets = new List<int>();
        for (var state = space.OrdinaryCount; state < space.Count; state++)
        {
            for (var party = 0; party < Parties; party++)
            {
                Targets(party, state, targets);
                if (targets.Count > 0) return false;
            }
        }

        return true;
    }
}

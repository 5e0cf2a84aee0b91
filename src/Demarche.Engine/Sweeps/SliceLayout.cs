using Demarche.Engine.States;

namespace Demarche.Engine.Sweeps;

/// <summary>
/// How the cells fall into slices: one for each combination of the focal party's own levels; inside a slice a place for each
/// combination of everybody else's. Cell = <see cref="OwnOffset"/>[slice] + <see cref="PlaceOffset"/>[place].
/// </summary>
internal sealed class SliceLayout
{
    public SliceLayout(StateSpace space, int parties, int focal)
    {
        var levers = Enumerable.Range(0, space.Levers.Count).ToArray();
        OwnOffset = Offsets(space, [.. levers.Where(k => space.Levers[k].Party == focal).Select(k => (k, space.Stride(k)))]);
        var others = levers.Where(k => space.Levers[k].Party != focal).ToArray();
        PlaceOffset = Offsets(space, [.. others.Select(k => (k, space.Stride(k)))]);

        var stride = 1;
        var placed = new List<(int Lever, int Stride)>();
        foreach (var k in others)
        {
            placed.Add((k, stride));
            stride *= space.Levers[k].Levels;
        }

        Opponents = [.. Enumerable.Range(0, parties).Where(p => p != focal)
            .Select(p => (Party: p, Levers: placed.Where(l => space.Levers[l.Lever].Party == p).ToArray()))
            .Where(p => p.Levers.Length > 0)
            .Select(p => new SliceOpponent(space, p.Party, p.Levers, Places))];
    }

    /// <summary>For each slice the cell offset of the focal party's levels.</summary>
    public int[] OwnOffset { get; }

    /// <summary>For each place the cell offset of the others' levels.</summary>
    public int[] PlaceOffset { get; }

    /// <summary>Number of slices.</summary>
    public int Slices => OwnOffset.Length;

    /// <summary>Number of places in a slice.</summary>
    public int Places => PlaceOffset.Length;

    /// <summary>The opponents that have levers.</summary>
    public SliceOpponent[] Opponents { get; }

    /// <summary>The offsets of all combinations of the levers' levels, the first lever varying fastest.</summary>
    internal static int[] Offsets(StateSpace space, IReadOnlyList<(int Lever, int Stride)> levers)
    {
        var offsets = new int[levers.Aggregate(1, (n, l) => n * space.Levers[l.Lever].Levels)];
        var known = 1;
        foreach (var (lever, stride) in levers)
        {
            for (var level = 1; level < space.Levers[lever].Levels; level++)
            {
                for (var k = 0; k < known; k++) offsets[level * known + k] = offsets[k] + level * stride;
            }

            known *= space.Levers[lever].Levels;
        }

        return offsets;
    }
}

using Demarche.Engine.States;

namespace Demarche.Engine.Sweeps;

/// <summary>
/// One opponent inside a slice. The places that differ only in its free levers form a <i>bundle</i>, where each can be reached from
/// each; from a bundle it can go on to those with one-way levers further along, so a place can be entered from its own bundle and from
/// every bundle with one-way levers further back.
/// </summary>
internal sealed class SliceOpponent
{
    private readonly (int Stride, int Levels, bool IsFree)[] digits;

    public SliceOpponent(StateSpace space, int party, IReadOnlyList<(int Lever, int Stride)> levers)
    {
        Party = party;
        digits = [.. levers.Select(l => (l.Stride, space.Levers[l.Lever].Levels, IsFree: IsFree(space.Levers[l.Lever])))];
        FreeOffset = SliceLayout.Offsets(space, [.. levers.Where(l => IsFree(space.Levers[l.Lever]))]);
        var oneWay = levers.Where(l => !IsFree(space.Levers[l.Lever])).ToArray();
        EntryOffset = [.. Enumerable.Range(0, SliceLayout.Offsets(space, oneWay).Length).Select(w => Entries(space, oneWay, w))];
    }

    /// <summary>The party.</summary>
    public int Party { get; }

    /// <summary>Offsets of the members of a bundle from its base, ascending.</summary>
    public int[] FreeOffset { get; }

    /// <summary>For each combination of one-way levels, the offsets to the bases of all bundles it can be entered from, its own (0) first.</summary>
    public int[][] EntryOffset { get; }

    /// <summary>Splits a place into the base of its bundle and the number of its combination of one-way levels.</summary>
    public (int Base, int OneWay) Locate(int place)
    {
        int start = place, oneWay = 0, radix = 1;
        foreach (var (stride, levels, isFree) in digits)
        {
            var level = place / stride % levels;
            if (isFree)
            {
                start -= level * stride;
            }
            else
            {
                oneWay += level * radix;
                radix *= levels;
            }
        }

        return (start, oneWay);
    }

    private static bool IsFree(Lever lever) => lever.Rule is MoveRule.Free or MoveRule.Step;

    private static int[] Entries(StateSpace space, (int Lever, int Stride)[] oneWay, int combination)
    {
        var offsets = new List<int> { 0 };
        foreach (var (lever, stride) in oneWay)
        {
            int levels = space.Levers[lever].Levels, level = combination % levels, known = offsets.Count;
            combination /= levels;
            for (var from = 0; from < levels; from++)
            {
                if (from == level || !space.Levers[lever].Allows(from, level)) continue;
                for (var k = 0; k < known; k++) offsets.Add(offsets[k] + (from - level) * stride);
            }
        }

        return [.. offsets];
    }
}

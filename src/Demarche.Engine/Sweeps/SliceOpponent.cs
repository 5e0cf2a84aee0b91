using Demarche.Engine.States;

namespace Demarche.Engine.Sweeps;

/// <summary>
/// One opponent inside a slice. The places that differ only in its free levers form a <i>bundle</i>, where each can be reached from
/// each; from a bundle it can go on to those with one-way levers further along, so a place can be entered from its own bundle and from
/// every bundle with one-way levers further back. Bundles are laid out one after another, so that one is a run of memory.
/// </summary>
internal sealed class SliceOpponent
{
    private readonly int[] oneWayOf;
    private readonly int[][] entryOffset;

    public SliceOpponent(StateSpace space, int party, IReadOnlyList<(int Lever, int Stride)> levers, int places)
    {
        Party = party;
        var free = levers.Where(l => IsFree(space.Levers[l.Lever])).ToArray();
        var oneWay = levers.Where(l => !IsFree(space.Levers[l.Lever])).ToArray();
        MemberOffset = SliceLayout.Offsets(space, free);
        entryOffset = [.. Enumerable.Range(0, SliceLayout.Offsets(space, oneWay).Length).Select(w => Entries(space, oneWay, w))];
        BundleOf = new int[places];
        PositionOf = new int[places];
        BaseOf = new int[places / MemberOffset.Length];
        oneWayOf = new int[BaseOf.Length];
        Array.Fill(BundleOf, -1);
        for (int place = 0, bundle = 0; place < places; place++)
        {
            if (BundleOf[place] >= 0) continue;
            BaseOf[bundle] = place;
            for (var k = oneWay.Length - 1; k >= 0; k--)
                oneWayOf[bundle] = oneWayOf[bundle] * space.Levers[oneWay[k].Lever].Levels + Level(space, place, oneWay[k]);
            for (var m = 0; m < MemberOffset.Length; m++)
            {
                BundleOf[place + MemberOffset[m]] = bundle;
                PositionOf[place + MemberOffset[m]] = bundle * MemberOffset.Length + m;
            }

            bundle++;
        }
    }

    /// <summary>The party.</summary>
    public int Party { get; }

    /// <summary>Offsets of the members of a bundle from its base, ascending.</summary>
    public int[] MemberOffset { get; }

    /// <summary>For each bundle its base: the member with every free lever at its first level.</summary>
    public int[] BaseOf { get; }

    /// <summary>For each place its bundle.</summary>
    public int[] BundleOf { get; }

    /// <summary>For each place its position when the bundles are laid out one after another.</summary>
    public int[] PositionOf { get; }

    /// <summary>Whether the opponent has one-way levers, so that bundles can be entered from others.</summary>
    public bool HasOneWay => entryOffset.Length > 1;

    /// <summary>How much memory the table of entries takes, in numbers: (levels + 1)·levels / 2 for each one-way lever, multiplied.</summary>
    public static long CountEntries(IEnumerable<Lever> levers) =>
        levers.Where(l => !IsFree(l)).Aggregate(1L, (n, l) => n * l.Levels * (l.Levels + 1) / 2);

    /// <summary>Offsets from the base of a bundle to the bases of all bundles it can be entered from, its own (0) first.</summary>
    public int[] EntriesOf(int bundle) => entryOffset[oneWayOf[bundle]];

    private static bool IsFree(Lever lever) => lever.Rule is MoveRule.Free or MoveRule.Step;

    private static int Level(StateSpace space, int place, (int Lever, int Stride) lever) => place / lever.Stride % space.Levers[lever.Lever].Levels;

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

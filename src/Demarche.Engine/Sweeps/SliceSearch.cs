using System.Numerics;
using System.Runtime.Intrinsics;

namespace Demarche.Engine.Sweeps;

/// <summary>
/// The worst that can follow each place of one slice. Places are taken in ascending value; each labels, with its value, all unlabelled
/// places from which the opponents can get to it. An opponent's improvements into a place come from the members of a bundle that it
/// ranks lower, a prefix of the bundle's order, so a bound a bundle moves up and every member is labelled once. Reused for one slice
/// after another; one instance a thread.
/// </summary>
internal sealed class SliceSearch
{
    private const int ScannedBundle = 256;
    private const int Unlabelled = int.MaxValue;
    private readonly ConflictGraph graph;
    private readonly SliceLayout layout;
    private readonly bool improvementsOnly;
    private readonly int[] states;
    private readonly int[] values;
    private readonly int[] labels;
    private readonly Opponent[] opponents;
    private readonly Stack<int> open = new();
    private readonly RadixOrder radix = new();

    public SliceSearch(ConflictGraph graph, SliceLayout layout, bool improvementsOnly)
    {
        this.graph = graph;
        this.layout = layout;
        this.improvementsOnly = improvementsOnly;
        states = new int[layout.Places];
        values = new int[layout.Places];
        labels = new int[layout.Places];
        opponents = [.. layout.Opponents.Select(o => new Opponent(o, layout.Places))];
    }

    /// <summary>How many values it has read: places loaded, and runs of eight members of bundles, compared at an instruction.</summary>
    public long Visited { get; private set; }

    /// <summary>Searches one slice: reads values by state, writes the worst by cell (infeasible cells are left alone).</summary>
    public void Run(int slice, int[] value, int[] worst)
    {
        Load(slice, value);
        foreach (var place in radix.Ascending(values))
        {
            if (states[place] < 0) break;
            if (labels[place] != Unlabelled) continue;
            labels[place] = values[place];
            open.Push(place);
            while (open.TryPop(out var target)) Enter(target, values[place]);
        }

        var own = layout.OwnOffset[slice];
        for (var place = 0; place < labels.Length; place++)
        {
            if (states[place] >= 0) worst[own + layout.PlaceOffset[place]] = labels[place];
        }
    }

    /// <summary>Infeasible places get the greatest value, so that they sort last and are never searched.</summary>
    private void Load(int slice, int[] value)
    {
        var own = layout.OwnOffset[slice];
        var complete = graph.Space.IsComplete;
        for (var place = 0; place < states.Length; place++)
        {
            var cell = own + layout.PlaceOffset[place];
            var state = complete ? cell : graph.Space.StateOf(cell);
            states[place] = state;
            values[place] = state < 0 ? int.MaxValue : value[state];
        }

        Visited += (long)states.Length * (1 + opponents.Length);
        Array.Fill(labels, Unlabelled);
        foreach (var opponent in opponents) opponent.Load(graph, states);
    }

    private void Enter(int target, int label)
    {
        foreach (var opponent in opponents)
        {
            var bundle = opponent.Shape.BundleOf[target];
            var below = improvementsOnly ? opponent.Ranks[opponent.Shape.PositionOf[target]] : int.MaxValue;
            if (!opponent.Shape.HasOneWay)
            {
                Advance(opponent, bundle, below, label);
                continue;
            }

            var start = opponent.Shape.BaseOf[bundle];
            foreach (var offset in opponent.Shape.EntriesOf(bundle)) Advance(opponent, opponent.Shape.BundleOf[start + offset], below, label);
        }
    }

    /// <summary>Labels the members of a bundle that the opponent ranks below a bound and that no earlier, lower bound has taken in.</summary>
    private void Advance(Opponent opponent, int bundle, int below, int label)
    {
        var reached = opponent.Reached[bundle];
        if (below <= reached) return;
        opponent.Reached[bundle] = below;
        var members = opponent.Shape.MemberOffset;
        var start = opponent.Shape.BaseOf[bundle];
        var ranks = opponent.Ranks.AsSpan(bundle * members.Length, members.Length);
        if (members.Length > ScannedBundle)
        {
            var sorted = opponent.Sorted[bundle] ??= new SortedMembers(ranks);
            var taken = sorted.Taken;
            while (sorted.TryNext(below, out var next)) Label(start + members[next], label);
            Visited += sorted.Taken - taken;
            return;
        }

        Visited += (ranks.Length + Vector256<int>.Count - 1) / Vector256<int>.Count;
        var m = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var (from, to) = (Vector256.Create(reached), Vector256.Create(below));
            for (; m + Vector256<int>.Count <= ranks.Length; m += Vector256<int>.Count)
            {
                var rank = Vector256.Create(ranks[m..]);
                var taken = (Vector256.GreaterThanOrEqual(rank, from) & Vector256.LessThan(rank, to)).ExtractMostSignificantBits();
                for (; taken != 0; taken &= taken - 1) Label(start + members[m + BitOperations.TrailingZeroCount(taken)], label);
            }
        }

        for (; m < ranks.Length; m++)
        {
            if (ranks[m] >= reached && ranks[m] < below) Label(start + members[m], label);
        }
    }

    private void Label(int place, int label)
    {
        if (labels[place] != Unlabelled) return;
        labels[place] = label;
        open.Push(place);
    }

    /// <summary>
    /// An opponent's ranks in the slice at hand, bundle after bundle (the greatest number where nothing is feasible, which no bound
    /// takes in), and how far each bundle has been searched.
    /// </summary>
    private sealed class Opponent(SliceOpponent shape, int places)
    {
        public SliceOpponent Shape { get; } = shape;

        public int[] Ranks { get; } = new int[places];

        public int[] Reached { get; } = new int[shape.BaseOf.Length];

        public SortedMembers?[] Sorted { get; } = new SortedMembers?[shape.MemberOffset.Length > ScannedBundle ? shape.BaseOf.Length : 0];

        public void Load(ConflictGraph graph, int[] states)
        {
            var ranks = graph.RankArray(Shape.Party);
            var at = 0;
            foreach (var start in Shape.BaseOf)
            {
                foreach (var offset in Shape.MemberOffset)
                {
                    var state = states[start + offset];
                    Ranks[at++] = state < 0 ? int.MaxValue : ranks[state];
                }
            }

            Array.Fill(Reached, int.MinValue);
            Array.Clear(Sorted);
        }
    }

    /// <summary>The members of a large bundle by ascending rank, and the first that has not been reached.</summary>
    private sealed class SortedMembers
    {
        private readonly int[] ranks;
        private readonly int[] members;
        public SortedMembers(ReadOnlySpan<int> unsorted)
        {
            ranks = unsorted.ToArray();
            members = [.. Enumerable.Range(0, ranks.Length)];
            Array.Sort(ranks, members);
        }

        /// <summary>How many have been reached.</summary>
        public int Taken { get; private set; }

        public bool TryNext(int below, out int member)
        {
            var found = Taken < ranks.Length && ranks[Taken] < below;
            member = found ? members[Taken++] : -1;
            return found;
        }
    }
}

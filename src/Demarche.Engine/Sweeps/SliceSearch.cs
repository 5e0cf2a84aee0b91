namespace Demarche.Engine.Sweeps;

/// <summary>
/// The worst that can follow each place of one slice. Places are taken in ascending value; each labels, with its value, all unlabelled
/// places from which the opponents can get to it. An opponent's improvements into a place come from the members of a bundle that it
/// ranks lower, a prefix of the bundle's order, so a pointer a bundle moves on and every member is looked at once. Reused for one
/// slice after another; one instance a thread.
/// </summary>
internal sealed class SliceSearch
{
    private const int SortedBundle = 64;
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

        Array.Fill(labels, Unlabelled);
        foreach (var opponent in opponents) opponent.Load(graph, states);
    }

    private void Enter(int target, int label)
    {
        foreach (var opponent in opponents)
        {
            var (start, oneWay) = opponent.Shape.Locate(target);
            var below = improvementsOnly ? opponent.Ranks[target] : int.MaxValue;
            foreach (var offset in opponent.Shape.EntryOffset[oneWay]) Advance(opponent, start + offset, below, label);
        }
    }

    /// <summary>Labels the members of a bundle that the opponent ranks below a bound and that were not reached by an earlier, lower bound.</summary>
    private void Advance(Opponent opponent, int start, int below, int label)
    {
        var reached = opponent.Reached[start];
        if (below <= reached) return;
        opponent.Reached[start] = below;
        var members = opponent.Shape.FreeOffset;
        if (members.Length > SortedBundle)
        {
            AdvanceSorted(opponent, start, below, label);
            return;
        }

        foreach (var offset in members)
        {
            var rank = opponent.Ranks[start + offset];
            if (rank >= reached && rank < below) Label(start + offset, label);
        }
    }

    private void AdvanceSorted(Opponent opponent, int start, int below, int label)
    {
        ref var bundle = ref opponent.Sorted[start];
        bundle ??= new SortedMembers(opponent, start);
        while (bundle.Next < bundle.Places.Length && opponent.Ranks[bundle.Places[bundle.Next]] < below) Label(bundle.Places[bundle.Next++], label);
    }

    private void Label(int place, int label)
    {
        if (labels[place] != Unlabelled || states[place] < 0) return;
        labels[place] = label;
        open.Push(place);
    }

    /// <summary>An opponent's ranks in the slice at hand and how far each of its bundles, known by its base, has been searched.</summary>
    private sealed class Opponent(SliceOpponent shape, int places)
    {
        public SliceOpponent Shape { get; } = shape;

        public int[] Ranks { get; } = new int[places];

        public int[] Reached { get; } = new int[places];

        public SortedMembers?[] Sorted { get; } = new SortedMembers?[shape.FreeOffset.Length > SortedBundle ? places : 0];

        public void Load(ConflictGraph graph, int[] states)
        {
            var ranks = graph.RankArray(Shape.Party);
            for (var place = 0; place < states.Length; place++) Ranks[place] = states[place] < 0 ? int.MaxValue : ranks[states[place]];
            Array.Fill(Reached, int.MinValue);
            Array.Clear(Sorted);
        }
    }

    /// <summary>The members of a large bundle by ascending rank, and the first that has not been reached.</summary>
    private sealed class SortedMembers
    {
        public SortedMembers(Opponent opponent, int start)
        {
            Places = [.. opponent.Shape.FreeOffset.Select(o => start + o)];
            Array.Sort(Array.ConvertAll(Places, p => opponent.Ranks[p]), Places);
        }

        public int[] Places { get; }

        public int Next { get; set; }
    }
}

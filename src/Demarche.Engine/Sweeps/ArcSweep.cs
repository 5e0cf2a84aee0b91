namespace Demarche.Engine.Sweeps;

/// <summary>
/// Sweeps over any moves at all. The worst that can follow a state is found by labelling in ascending value: A(s, j), the worst over
/// legal sequences from s that do not start with j, takes a label the first time a labelled state can be reached, so every move is
/// looked at once for each party that may have moved last. O((states + moves) × parties) after sorting.
/// </summary>
internal sealed class ArcSweep(ConflictGraph graph) : Sweep(graph)
{
    public override int[] Best(int party, int[] value, CancellationToken cancellation)
    {
        var best = (int[])value.Clone();
        var targets = new List<int>();
        var read = 0L;
        for (var s = 0; s < best.Length; s++)
        {
            if ((s & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            Graph.Moves.Targets(party, s, targets);
            read += 1 + targets.Count;
            foreach (var t in targets) best[s] = Math.Max(best[s], value[t]);
        }

        Count(read);
        return best;
    }

    public override int[] Worst(int focal, int[] value, bool improvementsOnly, CancellationToken cancellation)
    {
        var search = new PairSearch(Graph, focal, improvementsOnly);
        var seen = 0;
        foreach (var s in new RadixOrder().Ascending(value))
        {
            if ((seen++ & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            search.Label(s, value[s]);
        }

        Count(search.Visited);
        return search.Worst;
    }

    /// <summary>Backward search over pairs (state, party that may not move first); the pair with no such party stands for the state itself.</summary>
    private sealed class PairSearch(ConflictGraph graph, int focal, bool improvementsOnly)
    {
        private readonly int parties = graph.Parties;
        private readonly bool[] labelled = new bool[(long)graph.States * (graph.Parties + 1)];
        private readonly Stack<(int State, int Barred)> open = new();
        private readonly List<int> sources = [];

        /// <summary>How many moves were followed, each for every party that may have moved last, and states taken up.</summary>
        public long Visited { get; private set; }

        public int[] Worst { get; } = new int[graph.States];

        public void Label(int state, int value)
        {
            for (var barred = 0; barred <= parties; barred++) Visit(state, barred, value);
            while (open.TryPop(out var pair)) Expand(pair.State, pair.Barred, value);
        }

        private void Visit(int state, int barred, int value)
        {
            ref var mark = ref labelled[(long)state * (parties + 1) + barred];
            if (mark) return;
            mark = true;
            if (barred == parties) Worst[state] = value;
            else if (barred != focal) open.Push((state, barred));
        }

        /// <summary>Reaching (t, mover barred) means: the mover has just moved into t. So every source of t may start with the mover.</summary>
        private void Expand(int target, int mover, int value)
        {
            graph.Moves.Sources(mover, target, sources);
            Visited += 1 + sources.Count;
            foreach (var source in sources)
            {
                if (improvementsOnly && !graph.Prefers(mover, target, source)) continue;
                for (var barred = 0; barred <= parties; barred++)
                {
                    if (barred != mover) Visit(source, barred, value);
                }
            }
        }
    }
}

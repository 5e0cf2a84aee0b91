using Demarche.Engine.Moves;
using Demarche.Engine.States;

namespace Demarche.Engine.Sweeps;

/// <summary>
/// Sweeps over levers with transitive rules. A party's moves are a product order over its own levers, so the best it can reach is a
/// running maximum along each of them. Opponents who may make any move reach, where nothing is infeasible, a product over all their
/// levers; otherwise, and for improvements, a backward search labels the states. No move of an opponent touches the focal party's own
/// levers, so that search falls apart into one independent slice for each combination of them: small, cache-sized, side by side.
/// </summary>
/// <remarks>O(states × levers) for the running extremes, O(states × parties) and a radix sort for the search where levers are free.</remarks>
internal sealed class LeverSweep(ConflictGraph graph, LeverMoves moves) : Sweep(graph)
{
    private const int ParallelCells = 1 << 14;
    private const long MaximumEntries = 1 << 23;

    private StateSpace Space => Graph.Space;

    /// <summary>Whether no party has so many one-way levers (some fourteen with two levels) that the table of bundle entries grows too large.</summary>
    public static bool Fits(ConflictGraph graph) => graph.Space.Levers.GroupBy(l => l.Party).All(own => SliceOpponent.CountEntries(own) <= MaximumEntries);

    public override int[] Best(int party, int[] value, CancellationToken cancellation)
    {
        var cells = Spread(value, int.MinValue);
        new AxisPass(Space, greatest: true, Count, cancellation).Apply(cells, moves.LeversOf(party));
        return Collect(cells);
    }

    public override int[] Worst(int focal, int[] value, bool improvementsOnly, CancellationToken cancellation)
    {
        if (!improvementsOnly && Space.IsComplete)
        {
            var cells = (int[])value.Clone();
            var opposing = Enumerable.Range(0, Space.Levers.Count).Where(k => Space.Levers[k].Party != focal).ToArray();
            new AxisPass(Space, greatest: false, Count, cancellation).Apply(cells, opposing);
            return cells;
        }

        var layout = new SliceLayout(Space, Graph.Parties, focal);
        var worst = new int[Space.Cells];
        void Slice(SliceSearch search, int own)
        {
            cancellation.ThrowIfCancellationRequested();
            search.Run(own, value, worst);
        }

        if (Space.Cells < ParallelCells || layout.Slices == 1)
        {
            var search = new SliceSearch(Graph, layout, improvementsOnly);
            for (var own = 0; own < layout.Slices; own++) Slice(search, own);
            Count(search.Visited);
        }
        else
        {
            Parallel.For(0, layout.Slices, Parallelism.Of(Space.Threads, cancellation), () =>
                new SliceSearch(Graph, layout, improvementsOnly), (own, _, search) =>
            {
                Slice(search, own);
                return search;
            }, search => Count(search.Visited));
        }

        return Collect(worst);
    }

    /// <summary>State values laid out by cell; a copy either way.</summary>
    private int[] Spread(int[] value, int infeasible)
    {
        if (Space.IsComplete) return (int[])value.Clone();
        var cells = new int[Space.Cells];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var state = Space.StateOf(cell);
            cells[cell] = state < 0 ? infeasible : value[state];
        }

        return cells;
    }

    private int[] Collect(int[] cells)
    {
        if (Space.IsComplete) return cells;
        var value = new int[Space.Count];
        var state = 0;
        for (var cell = 0; state < Space.OrdinaryCount; cell++)
        {
            if (Space.StateOf(cell) == state) value[state++] = cells[cell];
        }

        for (; state < Space.Count; state++) value[state] = cells[Space.CellOf(state)];
        return value;
    }
}

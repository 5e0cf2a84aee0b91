using Demarche.Engine.Moves;

namespace Demarche.Engine.Sweeps;

/// <summary>
/// Whole-graph passes that the stability concepts are built from. Two ways of doing the same: <see cref="LeverSweep"/>, near-linear,
/// where moves are levers with transitive rules; <see cref="ArcSweep"/>, over explicit moves and (state, last mover) pairs, everywhere.
/// </summary>
internal abstract class Sweep(ConflictGraph graph)
{
    private long visited;

    protected ConflictGraph Graph { get; } = graph;

    /// <summary>
    /// How many values were read so far, counted a run, a bundle or a list of moves at a time: a cell for each lever along which it is folded, a
    /// run of eight members each time their bundle is gone through, a move each time it is followed.
    /// </summary>
    public long Visited => Interlocked.Read(ref visited);

    protected void Count(long values) => Interlocked.Add(ref visited, values);

    /// <summary>The quickest sweep that is right for the graph.</summary>
    public static Sweep For(ConflictGraph graph) =>
        graph.Moves is LeverMoves { IsTransitive: true } moves && LeverSweep.Fits(graph) ? new LeverSweep(graph, moves) : new ArcSweep(graph);

    /// <summary>For every state s the greatest value over {s} ∪ R_party(s).</summary>
    public abstract int[] Best(int party, int[] value, CancellationToken cancellation);

    /// <summary>
    /// For every state s the least value over {s} and all states the opponents of <paramref name="focal"/> can reach from s by legal sequences.
    /// </summary>
    /// <param name="focal">The party whose opponents move.</param>
    /// <param name="value">A value a state.</param>
    /// <param name="improvementsOnly">Whether every step must be an improvement for its mover.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract int[] Worst(int focal, int[] value, bool improvementsOnly, CancellationToken cancellation);
}

using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Grid;

/// <summary>
/// One pass over a game whose histories were merged to positions: at every position and every point of a grid of beliefs what the game is worth
/// from there and what the mover does, last positions first.
/// </summary>
/// <remarks>
/// Where histories are merged whatever was learnt on the way, choices depend on the position and on what is believed there. Beliefs are a point
/// in a product of simplices, one for each party with several types; a grid is laid over it (<see cref="BeliefPoints"/>), and between grid points
/// values are interpolated (<see cref="SimplexGrid"/>). One pass, at one λ for each party:
/// <list type="number">
/// <item>Positions are gone through from the last to the first, since they only lead to later ones: what a move leads to is worth known numbers
/// when its mover comes to be asked (<c>Run</c>).</item>
/// <item>An end is worth what it brings less what it costs, whatever is believed: one row, where other positions have one a point
/// (<c>Gain</c>).</item>
/// <item>A move of chance adds the rows of what may follow, each as often as it happens, point by point; nobody learns from it
/// (<c>ByItself</c>).</item>
/// <item>A party's move is solved at every grid point by itself: choices, the beliefs they leave, and replies to what those beliefs lead to
/// are made to agree (<see cref="GridReplies"/>).</item>
/// <item>Choices are kept as the beginning of the next λ, and of each position the worst gap of its points is noted in
/// <see cref="Residuals"/>.</item>
/// </list>
/// Nothing passes between points of one position; so they are shared out over threads in chunks, each with room of its own, and the answer does
/// not depend on how many threads there are. On the way to the λ asked for less exactness will do (<c>OnTheWay</c>). What the interpolation does
/// to the answer is measured by whoever compares grids of different fineness.
/// </remarks>
internal sealed class GridSweep
{
    private const double OnTheWay = 1e-4;
    private const int Chunk = 64;

    private readonly StageTree tree;
    private readonly TreeArrays arrays;
    private readonly ParallelOptions parallel;
    private readonly double[][] choices;
    private readonly double settled;
    private readonly Dictionary<(int Actions, int Types), GridReplies> rooms = [];

    public GridSweep(StageTree tree, BeliefPoints points, Payoffs payoffs, QreOptions options, CancellationToken cancellation)
    {
        (this.tree, Points, Payoffs, settled, Readiness) = (tree, points, payoffs, options.Tolerance, options.Readiness);
        arrays = tree.Arrays;
        parallel = Parallelism.Of(options.Threads, cancellation);
        ValueAt = new int[tree.Nodes];
        var at = 0;
        for (var node = 0; node < tree.Nodes; node++)
        {
            ValueAt[node] = at;
            at += Count(node) * tree.RowLength;
        }

        // A vector may begin at the last slot.
        Values = new double[at + 8];
        choices = [.. Enumerable.Range(0, tree.Nodes).Select(Uniform)];
        Residuals = new double[tree.Nodes];
    }

    /// <summary>By position: how far the worst of its points is from agreeing with its own replies.</summary>
    public double[] Residuals { get; }

    public BeliefPoints Points { get; }

    public Payoffs Payoffs { get; }

    public Readiness? Readiness { get; }

    /// <summary>Rows of values, one a point; the end of play has one, whatever is believed.</summary>
    public double[] Values { get; }

    /// <summary>By position, where its rows begin in <see cref="Values"/>.</summary>
    public int[] ValueAt { get; }

    public double[] Lambda { get; private set; } = [];

    /// <summary>A smaller gap between choices and replies counts as none.</summary>
    public double Tolerance { get; private set; }

    /// <summary>One pass; what is only on the way to the λ asked for is not solved to the last digit.</summary>
    public void Run(double[] lambda, bool isLast)
    {
        (Lambda, Tolerance) = (lambda, isLast ? settled : Math.Max(settled, OnTheWay));
        for (var place = tree.Nodes - 1; place >= 0; place--) Position(arrays.Order[place]);
    }

    public double Value(int node, int point, int slot) => Values[ValueAt[node] + (tree.IsEnd(node) ? 0 : point * tree.RowLength) + slot];

    /// <summary>The probability that a type of the mover chooses an action at a point.</summary>
    public double Choice(int node, int point, int type, int action)
    {
        var width = GridReplies.WidthOf(tree.Types(arrays.Mover[node]));
        return choices[node][((point * tree.Actions(node)) + action) * width + type];
    }

    /// <summary>What a position brings by itself, less what it costs: the same at every point.</summary>
    public void Gain(int node, Span<double> row)
    {
        for (var slot = 0; slot < row.Length; slot++) row[slot] = arrays.Weight[node] * Payoffs.Utilities[arrays.State[node] * row.Length + slot];
        for (var charge = arrays.FirstCharge[node]; charge < arrays.FirstCharge[node + 1]; charge++)
        {
            for (var slot = 0; slot < row.Length; slot++)
                row[slot] -= arrays.ChargeFactor[charge] * Payoffs.Costs[arrays.ChargeItem[charge] * row.Length + slot];
        }
    }

    private int Count(int node) => tree.IsEnd(node) ? 1 : Points.Count;

    private double[] Uniform(int node)
    {
        if (tree.Mover(node) is not { } mover) return [];
        var (actions, types) = (tree.Actions(node), tree.Types(mover));
        var width = GridReplies.WidthOf(types);
        var uniform = new double[Points.Count * actions * width];
        for (var k = 0; k < uniform.Length; k++) uniform[k] = k % width < types ? 1.0 / actions : 0;
        return uniform;
    }

    private void Position(int node)
    {
        parallel.CancellationToken.ThrowIfCancellationRequested();
        if (tree.Mover(node) is not { } mover)
        {
            ByItself(node);
            return;
        }

        var chunks = parallel.MaxDegreeOfParallelism == 1 ? 1 : (Points.Count + Chunk - 1) / Chunk;
        if (chunks > 1)
        {
            var worst = new double[chunks];
            Parallel.For(0, chunks, parallel, chunk =>
                worst[chunk] = new GridReplies(this, tree, node).At(node, choices[node], chunk * Chunk, Math.Min(Points.Count, (chunk + 1) * Chunk)));
            Residuals[node] = worst.Max();
            return;
        }

        var shape = (tree.Actions(node), tree.Types(mover));
        if (!rooms.TryGetValue(shape, out var room)) rooms[shape] = room = new GridReplies(this, tree, node);
        Residuals[node] = room.At(node, choices[node], 0, Points.Count);
    }

    /// <summary>An end, or a move of chance, from which nothing is learnt.</summary>
    private void ByItself(int node)
    {
        for (var point = 0; point < Count(node); point++)
        {
            var own = Values.AsSpan(ValueAt[node] + point * tree.RowLength, tree.RowLength);
            Gain(node, own);
            for (var action = 0; action < tree.Actions(node); action++)
            {
                for (var slot = 0; slot < own.Length; slot++) own[slot] += tree.ChanceProbability(node, action) * Value(tree.Child(node, action), point, slot);
            }
        }
    }
}

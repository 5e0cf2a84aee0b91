using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Grid;

/// <summary>
/// An approximation for games with too many histories: the same agent quantal-response equilibrium with a Bayes filter, on (position,
/// belief about every party) instead of on histories. Beliefs live on a grid; between its points values are means of the neighbouring ones.
/// </summary>
/// <remarks>
/// At each point choices, posteriors and the values they lead to are made to agree by damped replies, for each λ from the last. It assumes
/// that the past matters only through position and beliefs, which is so where the equilibrium is unique, as it is at low λ; the error of the
/// means shrinks with the square of the cells. Time and memory: positions × points × actions × types, where the points are the product over parties of
/// C(cells + types − 1, types − 1).
/// </remarks>
public sealed class BeliefGridSolver
{
    /// <summary>Numbers kept for values at most, 8 bytes each.</summary>
    private const long MostNumbers = 1L << 28;

    private readonly StageTree tree;
    private readonly BeliefPoints points;

    /// <param name="positions">From <see cref="StageTreeBuilder.BuildPositions"/>.</param>
    /// <param name="cells">Into how many steps the way from 0 to 1 of a probability is cut, at least 1.</param>
    /// <exception cref="ArgumentException">The tree holds histories, or the grid would not fit in memory.</exception>
    public BeliefGridSolver(StageTree positions, int cells)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        if (!positions.IsPositions) throw new ArgumentException("A tree of histories is solved exactly.", nameof(positions));
        tree = positions;
        var numbers = Numbers(tree, cells);
        if (numbers > MostNumbers)
            throw new ArgumentException($"The grid would hold {Numerals.Whole(numbers)} values; take fewer cells, types or positions.", nameof(cells));
        points = new BeliefPoints([.. Enumerable.Range(0, tree.Parties).Select(i => new SimplexGrid(tree.Types(i), cells))]);
    }

    /// <summary>The most cells, up to a number of them, with which no more values are kept than allowed; 0 where even one cell is too many.</summary>
    public static int MostCells(StageTree positions, int most, long values)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return Enumerable.Range(1, most).LastOrDefault(cells => Numbers(positions, cells) <= Math.Min(values, MostNumbers));
    }

    /// <summary>How many combinations of beliefs there are at a position.</summary>
    public int PointsAPosition => points.Count;

    /// <summary>Solves from λ = 0 upwards.</summary>
    /// <exception cref="ArgumentException">Payoffs, priors or options do not fit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public BeliefGridSolution Solve(Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(payoffs);
        ArgumentNullException.ThrowIfNull(priors);
        ArgumentNullException.ThrowIfNull(options);
        if (payoffs.Tree != tree) throw new ArgumentException("The payoffs are for another tree.", nameof(payoffs));
        priors.Check(tree);
        var target = options.For(tree.Parties);
        var backward = new GridSweep(tree, points, payoffs, options, cancellation);
        var top = target.Max();
        for (var share = Math.Min(1, 1 / Math.Max(top, 1)); ; share = Math.Min(1, 2 * share))
        {
            backward.Run([.. target.Select(l => l * share)], isLast: share >= 1);
            if (share >= 1) return new BeliefGridSolution(tree, points, backward, priors, target);
        }
    }

    private static double Numbers(StageTree tree, int cells) =>
        Enumerable.Range(0, tree.Parties).Aggregate((double)tree.Nodes * tree.RowLength, (n, i) => n * Points(tree.Types(i), cells));

    private static double Points(int types, int cells)
    {
        var count = 1.0;
        for (var k = 1; k < types; k++) count = count * (cells + k) / k;
        return count;
    }
}

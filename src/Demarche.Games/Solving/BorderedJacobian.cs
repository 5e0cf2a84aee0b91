using Demarche.Engine.Play.Numerics;

namespace Demarche.Games.Solving;

/// <summary>
/// Linear equations with the derivative of F in x and μ, bordered by one row more: what a step of Newton's method along a branch, or at a
/// fixed μ, comes down to.
/// </summary>
internal abstract class BorderedJacobian(LogitSystem system)
{
    /// <summary>Above this many unknowns the matrix is not formed.</summary>
    private const int DenseUnknowns = 400;

    protected LogitSystem System { get; } = system;

    /// <summary>The sign of the determinant of the last matrix taken; 0 when it is not known.</summary>
    public virtual int Orientation => 0;

    public static BorderedJacobian For(LogitSystem system) =>
        system.Unknowns <= DenseUnknowns ? new DenseJacobian(system) : new KrylovJacobian(system);

    /// <summary>Takes the matrix at the system's present point; false when it is singular.</summary>
    /// <param name="precision">μ.</param>
    /// <param name="border">The last row, one number for each unknown and one for μ.</param>
    public abstract bool Take(double precision, double[] border);

    /// <summary>Solves for a right-hand side in place; false when no solution was found. The system stays at its point.</summary>
    public abstract bool Solve(double[] side);
}

/// <summary>By a dense matrix and its factors: O(unknowns × nodes × players + unknowns³) a matrix.</summary>
internal sealed class DenseJacobian(LogitSystem system) : BorderedJacobian(system)
{
    private readonly LinearFactors factors = new(system.Unknowns + 1);
    private readonly double[] unit = new double[system.Unknowns];
    private readonly double[] column = new double[system.Unknowns];

    public override int Orientation => factors.Sign;

    public override bool Take(double precision, double[] border)
    {
        for (var k = 0; k < unit.Length; k++)
        {
            unit[k] = 1;
            System.Times(unit, precision, column);
            unit[k] = 0;
            for (var r = 0; r < column.Length; r++) factors.Row(r)[k] = column[r];
        }

        System.PrecisionSlope(column);
        for (var r = 0; r < column.Length; r++) factors.Row(r)[^1] = column[r];
        border.CopyTo(factors.Row(unit.Length));
        return factors.Factor();
    }

    public override bool Solve(double[] side)
    {
        factors.Solve(side);
        return Array.TrueForAll(side, double.IsFinite);
    }
}

/// <summary>Without the matrix, by GMRES with restarts on products with it: O(nodes × players) a product.</summary>
internal sealed class KrylovJacobian(LogitSystem system) : BorderedJacobian(system)
{
    private const int Basis = 60;
    private const int Restarts = 20;
    private const double Tolerance = 1e-10;
    private const double Useful = 1e-3;

    private readonly Gmres gmres = new(system.Unknowns + 1, Basis);
    private readonly double[] slope = new double[system.Unknowns];
    private readonly double[] solution = new double[system.Unknowns + 1];
    private readonly double[] correction = new double[system.Unknowns + 1];
    private readonly double[] rest = new double[system.Unknowns + 1];
    private double[] border = [];
    private double precision;

    public override bool Take(double precision, double[] border)
    {
        (this.precision, this.border) = (precision, border);
        System.PrecisionSlope(slope);
        return true;
    }

    public override bool Solve(double[] side)
    {
        var whole = Length(side);
        side.CopyTo(rest, 0);
        Array.Clear(solution);
        for (var restart = 0; restart < Restarts && Length(rest) > Tolerance * whole; restart++)
        {
            gmres.Solve(Product, rest, correction, Tolerance);
            Vectors.Add(1, correction, solution);
            Product(solution, rest);
            Vectors.Difference(side, rest, rest);
        }

        var isClose = Length(rest) <= Useful * whole;
        solution.CopyTo(side, 0);
        return isClose;
    }

    private void Product(double[] vector, double[] result)
    {
        System.Times(vector.AsSpan(0, slope.Length), precision, result.AsSpan(0, slope.Length));
        Vectors.Add(vector[^1], slope, result.AsSpan(0, slope.Length));
        result[^1] = Vectors.Dot(border, vector);
    }

    private static double Length(double[] vector) => Math.Sqrt(Vectors.Dot(vector, vector));
}

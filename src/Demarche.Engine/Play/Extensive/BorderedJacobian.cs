namespace Demarche.Engine.Play.Extensive;

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

/// <summary>
/// Without the matrix, by GMRES with restarts (Saad and Schultz 1986) on products with it: O(nodes × players) a product, memory for
/// <see cref="Basis"/> vectors.
/// </summary>
internal sealed class KrylovJacobian : BorderedJacobian
{
    private const int Basis = 60;
    private const int Restarts = 20;
    private const double Tolerance = 1e-10;

    private readonly double[][] basis;
    private readonly double[] hessenberg = new double[(Basis + 1) * Basis];
    private readonly double[] cosines = new double[Basis];
    private readonly double[] sines = new double[Basis];
    private readonly double[] reduced = new double[Basis + 1];
    private readonly double[] slope;
    private readonly double[] solution;
    private readonly double[] product;
    private double[] border = [];
    private double precision;

    public KrylovJacobian(LogitSystem system)
        : base(system)
    {
        var size = system.Unknowns + 1;
        basis = [.. Enumerable.Range(0, Basis + 1).Select(_ => new double[size])];
        (slope, solution, product) = (new double[size - 1], new double[size], new double[size]);
    }

    public override bool Take(double precision, double[] border)
    {
        (this.precision, this.border) = (precision, border);
        System.PrecisionSlope(slope);
        return true;
    }

    public override bool Solve(double[] side)
    {
        var goal = Tolerance * Length(side);
        Array.Clear(solution);
        for (var restart = 0; restart < Restarts; restart++)
        {
            Product(solution, product);
            Vectors.Difference(side, product, basis[0]);
            var length = Length(basis[0]);
            if (!double.IsFinite(length)) return false;
            if (length <= goal)
            {
                solution.CopyTo(side, 0);
                return true;
            }

            Improve(length, goal);
        }

        Product(solution, product);
        Vectors.Difference(side, product, basis[0]);
        var close = Length(basis[0]) <= 1e-3 * Length(side);
        solution.CopyTo(side, 0);
        return close;
    }

    /// <summary>One cycle of Arnoldi's process from the residual in the first basis vector; adds the least-squares correction to the solution.</summary>
    private void Improve(double length, double goal)
    {
        Scale(basis[0], 1 / length);
        Array.Clear(reduced);
        reduced[0] = length;
        var used = 0;
        while (used < Basis && Math.Abs(reduced[used]) > goal)
        {
            Product(basis[used], basis[used + 1]);
            Orthogonalise(used);
            Rotate(used);
            used++;
        }

        for (var row = used - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < used; column++) reduced[row] -= hessenberg[row * Basis + column] * reduced[column];
            reduced[row] /= hessenberg[row * Basis + row];
        }

        for (var k = 0; k < used; k++) Vectors.Add(reduced[k], basis[k], solution);
    }

    private void Orthogonalise(int column)
    {
        var added = basis[column + 1];
        for (var row = 0; row <= column; row++)
        {
            var share = Vectors.Dot(added, basis[row]);
            hessenberg[row * Basis + column] = share;
            Vectors.Add(-share, basis[row], added);
        }

        var length = Length(added);
        hessenberg[(column + 1) * Basis + column] = length;
        if (length > 0) Scale(added, 1 / length);
    }

    /// <summary>Keeps the least-squares problem triangular by plane rotations.</summary>
    private void Rotate(int column)
    {
        for (var row = 0; row < column; row++)
        {
            var (above, below) = (hessenberg[row * Basis + column], hessenberg[(row + 1) * Basis + column]);
            hessenberg[row * Basis + column] = cosines[row] * above + sines[row] * below;
            hessenberg[(row + 1) * Basis + column] = cosines[row] * below - sines[row] * above;
        }

        var (diagonal, under) = (hessenberg[column * Basis + column], hessenberg[(column + 1) * Basis + column]);
        var radius = Math.Sqrt(diagonal * diagonal + under * under);
        (cosines[column], sines[column]) = radius > 0 ? (diagonal / radius, under / radius) : (1, 0);
        hessenberg[column * Basis + column] = radius;
        (reduced[column], reduced[column + 1]) = (cosines[column] * reduced[column], -sines[column] * reduced[column]);
    }

    private void Product(double[] vector, double[] result)
    {
        System.Times(vector.AsSpan(0, slope.Length), precision, result.AsSpan(0, slope.Length));
        Vectors.Add(vector[^1], slope, result.AsSpan(0, slope.Length));
        result[^1] = Vectors.Dot(border, vector);
    }

    private static double Length(double[] vector) => Math.Sqrt(Vectors.Dot(vector, vector));

    private static void Scale(double[] vector, double factor)
    {
        for (var k = 0; k < vector.Length; k++) vector[k] *= factor;
    }
}

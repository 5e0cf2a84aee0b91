using Demarche.Engine.Play.Numerics;

namespace Demarche.Games.Solving;

/// <summary>Newton's method on the equations, on a plane across the branch or at a fixed precision.</summary>
internal sealed class NewtonCorrector
{
    private const int Steps = 8;
    private const int PolishSteps = 40;
    private const double PathTolerance = 1e-10;
    private const double EndTolerance = 1e-9;

    private readonly LogitSystem system;
    private readonly BorderedJacobian jacobian;
    private readonly double[] side;
    private readonly double[] residual;
    private readonly double[] best;
    private readonly double[] fixedPrecision;

    public NewtonCorrector(LogitSystem system, BorderedJacobian jacobian)
    {
        (this.system, this.jacobian) = (system, jacobian);
        var unknowns = system.Unknowns;
        (side, residual, best, fixedPrecision) = (new double[unknowns + 1], new double[unknowns], new double[unknowns], new double[unknowns + 1]);
        fixedPrecision[^1] = 1;
    }

    /// <summary>Brings a predicted point back to the branch, at right angles to a direction; false when it does not get there quickly.</summary>
    /// <param name="point">The log-odds and the precision; changed in place.</param>
    /// <param name="direction">The direction of the step, of length 1.</param>
    public bool Across(double[] point, double[] direction)
    {
        var unknowns = system.Unknowns;
        var along = Vectors.Dot(direction, point);
        var last = double.PositiveInfinity;
        for (var step = 0; step < Steps; step++)
        {
            system.At(point.AsSpan(0, unknowns), point[^1], residual);
            var size = Largest(residual);
            if (!double.IsFinite(size)) return false;
            if (step > 0 && size <= PathTolerance * Math.Max(1, point[^1])) return true;
            if (!jacobian.Take(point[^1], direction)) return false;
            for (var k = 0; k < unknowns; k++) side[k] = -residual[k];
            side[^1] = along - Vectors.Dot(direction, point);
            if (!jacobian.Solve(side)) return false;
            var moved = Largest(side);
            if (step > 0 && moved > 0.5 * last) return false;
            last = moved;
            Vectors.Add(1, side, point);
        }

        return false;
    }

    /// <summary>
    /// Solves at a fixed precision as well as the arithmetic allows, by steps that are shortened until they help; false when that is
    /// not well enough. Leaves the system at the solution.
    /// </summary>
    public bool At(double precision, double[] odds)
    {
        var smallest = Residual(precision, odds);
        odds.CopyTo(best, 0);
        for (var step = 0; step < PolishSteps && smallest > 0 && double.IsFinite(smallest); step++)
        {
            best.CopyTo(odds, 0);
            Residual(precision, odds);
            if (!jacobian.Take(precision, fixedPrecision)) break;
            for (var k = 0; k < odds.Length; k++) side[k] = -residual[k];
            side[^1] = 0;
            if (!jacobian.Solve(side)) break;
            if (!Shortened(precision, odds, ref smallest)) break;
        }

        best.CopyTo(odds, 0);
        return Residual(precision, odds) <= EndTolerance * Math.Max(1, precision);
    }

    private bool Shortened(double precision, double[] odds, ref double smallest)
    {
        for (var share = 1.0; share > 1.0 / 1024; share /= 2)
        {
            best.CopyTo(odds, 0);
            Vectors.Add(share, side.AsSpan(0, odds.Length), odds);
            var size = Residual(precision, odds);
            if (!(size < smallest)) continue;
            smallest = size;
            odds.CopyTo(best, 0);
            return true;
        }

        return false;
    }

    private double Residual(double precision, double[] odds)
    {
        system.At(odds, precision, residual);
        return Largest(residual);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            var size = Math.Abs(value);
            if (!(size <= largest)) largest = size;
            if (double.IsNaN(largest)) return largest;
        }

        return largest;
    }
}

using Demarche.Engine.Play.Numerics;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// Follows a branch of equilibria by its own length, so that it gets round folds where λ turns back: predictor along the secant, corrector
/// by Newton's method across it, the linear systems by <see cref="Gmres"/> with differences of sweeps. Pseudo-arclength continuation,
/// Keller (1977).
/// </summary>
/// <remarks>A point is the unknowns and, last, the logarithm of the share of λ.</remarks>
internal sealed class ArcLength
{
    private const int NewtonSteps = 12;
    private const double Difference = 1e-7;
    private const double OnBranch = 1e-7;

    private readonly SweepPlan plan;
    private readonly BeliefSweep sweep;
    private readonly double[] target;
    private readonly int size;
    private readonly double[] beliefs;
    private readonly double[] next;
    private readonly double[] gap;
    private readonly double[] trial;
    private readonly double[] trialGap;
    private readonly double[] step;
    private readonly Gmres linear;
    private readonly CancellationToken cancellation;

    public ArcLength(SweepPlan plan, BeliefSweep sweep, double[] target, double[] beliefs, CancellationToken cancellation)
    {
        (this.plan, this.sweep, this.target, this.cancellation) = (plan, sweep, target, cancellation);
        size = plan.Unknowns;
        this.beliefs = [.. beliefs];
        next = new double[plan.Length];
        (gap, trialGap, trial, step) = (new double[size + 1], new double[size + 1], new double[size + 1], new double[size + 1]);
        linear = new Gmres(size + 1, Math.Min(size + 1, 120));
    }

    /// <summary>Shares of λ at which the branch has turned.</summary>
    public List<double> Folds { get; } = [];

    public int Sweeps { get; private set; }

    /// <summary>From a point on the branch towards greater λ, until the share is 1 or the sweeps are spent; gives the last point.</summary>
    public (double[] Beliefs, double Share) Follow(double share, int mostSweeps, double tolerance)
    {
        var at = new double[size + 1];
        beliefs.AsSpan(plan.FirstUnknown, size).CopyTo(at);
        at[size] = Math.Log(share);
        var tangent = new double[size + 1];
        Tangent(at, tangent);
        var ahead = new double[size + 1];
        var length = 0.02;
        while (Sweeps < mostSweeps && length > 1e-7)
        {
            for (var k = 0; k <= size; k++) ahead[k] = at[k] + length * tangent[k];
            var last = ahead[size] >= 0;
            if (last) Shorten(at, ahead);
            var steps = Correct(ahead, last ? null : tangent, last ? tolerance : OnBranch, length);
            if (steps < 0)
            {
                length /= 2;
                continue;
            }

            if (last) return (Point(ahead), 1);
            Turn(at, ahead, tangent);
            (at, ahead) = (ahead, at);
            if (steps <= 3) length = Math.Min(length * 1.6, 0.5);
        }

        return (Point(at), Math.Exp(at[size]));
    }

    /// <summary>Newton's method with λ as asked for, from wherever it begins; null where it does not settle.</summary>
    public double[]? Settle(double tolerance)
    {
        var point = new double[size + 1];
        beliefs.AsSpan(plan.FirstUnknown, size).CopyTo(point);
        return Correct(point, null, tolerance, double.PositiveInfinity) >= 0 ? Point(point) : null;
    }

    /// <summary>The direction of the branch at a point, towards greater λ.</summary>
    private void Tangent(double[] at, double[] tangent)
    {
        Gap(at, gap);
        var up = new double[size + 1];
        up[size] = 1;
        linear.Solve((v, product) => Product(at, up, v, product), up, tangent, 1e-6);
        Scale(tangent);
    }

    private static void Scale(double[] direction)
    {
        var norm = Math.Sqrt(Vectors.Dot(direction, direction));
        for (var k = 0; k < direction.Length; k++) direction[k] /= norm;
    }

    /// <summary>Where the step would pass the λ asked for, it ends there.</summary>
    private void Shorten(double[] at, double[] ahead)
    {
        var part = at[size] < 0 ? at[size] / (at[size] - ahead[size]) : 0;
        for (var k = 0; k < size; k++) ahead[k] = at[k] + part * (ahead[k] - at[k]);
        ahead[size] = 0;
    }

    /// <summary>The new secant; a fold where its share of λ changes sign.</summary>
    private void Turn(double[] at, double[] ahead, double[] tangent)
    {
        var rising = tangent[size] > 0;
        for (var k = 0; k <= size; k++) tangent[k] = ahead[k] - at[k];
        Scale(tangent);
        if (tangent[size] > 0 != rising) Folds.Add(Math.Exp(at[size]));
    }

    private double[] Point(double[] point)
    {
        point.AsSpan(0, size).CopyTo(beliefs.AsSpan(plan.FirstUnknown));
        return [.. beliefs];
    }

    /// <summary>
    /// Newton's method from a point: onto the branch, across <paramref name="tangent"/> or (null) with λ fixed. Gives the number of steps; -1 if
    /// it does not get there, or gets to a place farther off than the step was long: another branch.
    /// </summary>
    private int Correct(double[] point, double[]? tangent, double tolerance, double length)
    {
        double[] start = [.. point];
        Gap(point, gap);
        for (var k = 0; k < NewtonSteps; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Worst(gap.AsSpan(0, size)) <= tolerance) return Distance(start, point) <= 2 * length ? k : -1;
            gap[size] = tangent is null ? -point[size] : Across(tangent, start, point);
            linear.Solve((v, product) => Product(point, tangent, v, product), gap, step, 1e-3);
            if (!Advance(point)) return -1;
        }

        Gap(point, gap);
        return Worst(gap.AsSpan(0, size)) <= tolerance && Distance(start, point) <= 2 * length ? NewtonSteps : -1;
    }

    private static double Across(double[] tangent, double[] start, double[] point)
    {
        var sum = 0.0;
        for (var k = 0; k < tangent.Length; k++) sum += tangent[k] * (start[k] - point[k]);
        return sum;
    }

    /// <summary>The step, or as much of it as keeps probabilities positive and makes the gap smaller.</summary>
    private bool Advance(double[] point)
    {
        var part = 1.0;
        for (var k = 0; k < size; k++) if (point[k] + part * step[k] < 0) part = Math.Min(part, -0.95 * point[k] / step[k]);
        var before = Worst(gap.AsSpan(0, size));
        for (var halving = 0; halving < 6; halving++, part /= 2)
        {
            for (var k = 0; k <= size; k++) trial[k] = point[k] + part * step[k];
            Gap(trial, trialGap);
            if (!(Worst(trialGap.AsSpan(0, size)) < before * (1 - 0.1 * part))) continue;
            trial.CopyTo(point, 0);
            trialGap.CopyTo(gap, 0);
            return true;
        }

        return false;
    }

    /// <summary>G(x) − x; what the corrector asks to vanish.</summary>
    private void Gap(double[] point, double[] into)
    {
        for (var i = 0; i < target.Length; i++) sweep.Lambda[i] = target[i] * Math.Exp(point[size]);
        point.AsSpan(0, size).CopyTo(beliefs.AsSpan(plan.FirstUnknown));
        sweep.Run(beliefs, next, all: false);
        Sweeps++;
        for (var k = 0; k < size; k++) into[k] = next[plan.FirstUnknown + k] - point[k];
        into[size] = 0;
    }

    /// <summary>What the Jacobian of x − G(x), with the condition on the step as its last row, makes of a vector.</summary>
    private void Product(double[] point, double[]? tangent, double[] v, double[] product)
    {
        var scale = Difference / Math.Max(Worst(v), 1e-300);
        for (var k = 0; k <= size; k++) trial[k] = point[k] + scale * v[k];
        Gap(trial, trialGap);
        for (var k = 0; k < size; k++) product[k] = (gap[k] - trialGap[k]) / scale;
        product[size] = tangent is null ? v[size] : Vectors.Dot(tangent, v);
    }

    private static double Worst(ReadOnlySpan<double> x)
    {
        var worst = 0.0;
        foreach (var v in x) worst = Math.Max(worst, Math.Abs(v));
        return worst;
    }

    private static double Distance(double[] x, double[] y)
    {
        var sum = 0.0;
        for (var k = 0; k < x.Length; k++) sum += (x[k] - y[k]) * (x[k] - y[k]);
        return Math.Sqrt(sum);
    }
}

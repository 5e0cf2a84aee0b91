using Demarche.Engine.Play.Numerics;

namespace Demarche.Games.Solving;

/// <summary>
/// Follows the principal branch of the logit correspondence: the connected set of solutions that begins at λ = 0, where everybody
/// chooses at random, by steps along it and corrections across it, so that it goes on where the branch turns back in λ. McKelvey and
/// Palfrey (1995, 1998); Turocy (2005, 2010); Allgower and Georg (1990).
/// </summary>
internal sealed class BranchTracer
{
    private const double FirstStep = 0.1;
    private const double LeastStep = 1e-9;
    private const double NearestTurn = 1e-4;
    private const double FurthestCorrection = 0.1;
    private const double SharpestTurn = 0.9;
    private const int MostSteps = 100_000;

    private readonly LogitSystem system;
    private readonly BorderedJacobian jacobian;
    private readonly NewtonCorrector corrector;
    private readonly CancellationToken cancellation;
    private readonly List<double> folds = [];
    private readonly List<double> crossings = [];
    private readonly double[] predictedChoices;
    private double[] point;
    private double[] tangent;
    private double[] nextPoint;
    private double[] nextTangent;
    private int orientation;

    public BranchTracer(LogitSystem system, BorderedJacobian jacobian, NewtonCorrector corrector, CancellationToken cancellation)
    {
        (this.system, this.jacobian, this.corrector, this.cancellation) = (system, jacobian, corrector, cancellation);
        var size = system.Unknowns + 1;
        (point, tangent, nextPoint, nextTangent) = (new double[size], new double[size], new double[size], new double[size]);
        predictedChoices = new double[system.Game.Actions];
    }

    /// <summary>The precisions at which the branch turned back, in the order met.</summary>
    public IReadOnlyList<double> Folds => folds;

    /// <summary>The precisions at which another branch crosses this one.</summary>
    public IReadOnlyList<double> Crossings => crossings;

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; private set; }

    /// <summary>The precision that was reached.</summary>
    public double Reached => point[^1];

    /// <summary>The log-odds there.</summary>
    public ReadOnlySpan<double> Odds => point.AsSpan(0, system.Unknowns);

    /// <summary>Follows the branch until it first gets to a precision; false when it was lost before. Leaves the system at the point reached.</summary>
    public bool Follow(double target)
    {
        Begin();
        var step = FirstStep;
        while (Reached < target && Steps < MostSteps)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!TryStep(step, out var growth))
            {
                step *= growth;
                if (step < LeastStep * Math.Max(1, Reached)) break;
                continue;
            }

            var highest = tangent[^1] > 0 && nextTangent[^1] < 0 ? Turn(step) : 1;
            if (Between(step, highest) >= target)
            {
                if (Lands(target, step, highest)) return true;
                step /= 2;
                if (step < LeastStep * Math.Max(1, Reached)) break;
                continue;
            }

            Accept(step);
            step *= growth;
        }

        system.At(Odds, Reached, new double[system.Unknowns]);
        return Reached >= target;
    }

    private void Begin()
    {
        var residual = new double[system.Unknowns];
        system.At(Odds, 0, residual);
        tangent[^1] = 1;
        jacobian.Take(0, tangent);
        Direct(tangent, tangent);
        orientation = jacobian.Orientation;
    }

    /// <summary>A step and its correction, unless it is too bold; <paramref name="growth"/> is by how much the next should be longer.</summary>
    private bool TryStep(double step, out double growth)
    {
        growth = 0.5;
        var unknowns = system.Unknowns;
        point.CopyTo(nextPoint, 0);
        Vectors.Add(step, tangent, nextPoint);
        system.Choose(nextPoint.AsSpan(0, unknowns));
        system.Passes.Probabilities.CopyTo(predictedChoices, 0);
        if (!corrector.Across(nextPoint, tangent)) return false;
        var corrected = AndersonAcceleration.Residual(predictedChoices, system.Passes.Probabilities);
        if (corrected > FurthestCorrection || !Direct(tangent, nextTangent)) return false;
        var turn = Vectors.Dot(tangent, nextTangent);
        if (turn < SharpestTurn) return false;
        if (jacobian.Orientation != orientation && step > NearestTurn * Math.Max(1, Reached)) return false;
        growth = (corrected, turn) switch
        {
            ( < 0.01, > 0.99) => 2,
            ( < 0.03, > 0.97) => 1.3,
            ( < 0.06, > 0.94) => 1,
            _ => 0.6,
        };
        return true;
    }

    /// <summary>The direction of the branch by the last matrix taken, on from a direction; false when there is none.</summary>
    private bool Direct(double[] from, double[] direction)
    {
        var side = new double[from.Length];
        side[^1] = 1;
        if (!jacobian.Solve(side)) return false;
        var length = Math.Sqrt(Vectors.Dot(side, side));
        for (var k = 0; k < side.Length; k++) direction[k] = side[k] / length;
        return double.IsFinite(length);
    }

    private void Accept(double step)
    {
        Steps++;
        if (tangent[^1] * nextTangent[^1] < 0) folds.Add(Between(step, Turn(step)));
        if (jacobian.Orientation != orientation)
        {
            crossings.Add((Reached + nextPoint[^1]) / 2);
            orientation = jacobian.Orientation;
        }

        (point, nextPoint) = (nextPoint, point);
        (tangent, nextTangent) = (nextTangent, tangent);
        system.Refer(point.AsSpan(0, system.Unknowns), tangent.AsSpan(0, system.Unknowns));
        var length = Math.Sqrt(Vectors.Dot(tangent, tangent));
        for (var k = 0; k < tangent.Length; k++) tangent[k] /= length;
    }

    /// <summary>Solves at the target itself, from where the step first gets there, which is not after a share of it.</summary>
    private bool Lands(double target, double step, double high)
    {
        var unknowns = system.Unknowns;
        var low = 0.0;
        for (var k = 0; k < 50; k++)
        {
            var middle = (low + high) / 2;
            if (Between(step, middle) < target) low = middle;
            else high = middle;
        }

        var odds = new double[unknowns];
        for (var k = 0; k < unknowns; k++) odds[k] = Hermite(step, high, k);
        var references = system.References();
        system.Refer(odds);
        system.Choose(odds);
        system.Passes.Probabilities.CopyTo(predictedChoices, 0);
        if (!corrector.At(target, odds) || AndersonAcceleration.Residual(predictedChoices, system.Passes.Probabilities) > FurthestCorrection)
        {
            system.ReferTo(references);
            return false;
        }

        odds.CopyTo(point, 0);
        point[^1] = target;
        Steps++;
        return true;
    }

    /// <summary>The precision at a share of the step.</summary>
    private double Between(double step, double share) => Hermite(step, share, system.Unknowns);

    private double Hermite(double step, double share, int k)
    {
        var rest = 1 - share;
        return rest * rest * (1 + 2 * share) * point[k] + share * share * (3 - 2 * share) * nextPoint[k]
            + step * share * rest * (rest * tangent[k] - share * nextTangent[k]);
    }

    /// <summary>The share of the step at which the precision turns back.</summary>
    private double Turn(double step)
    {
        double low = 0, high = 1;
        var rises = tangent[^1] > 0;
        for (var k = 0; k < 50; k++)
        {
            var (first, second) = (low + (high - low) / 3, high - (high - low) / 3);
            if (Between(step, first) < Between(step, second) == rises) low = first;
            else high = second;
        }

        return (low + high) / 2;
    }
}

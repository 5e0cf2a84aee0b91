namespace Demarche.Engine.Play;

/// <summary>
/// Follows the equilibrium from λ = 0 to the λ asked for, each step from the last solutions: the principal branch. Where replies and
/// learning do not settle within a step, the step is cut.
/// </summary>
internal sealed class Homotopy
{
    private const double SmallestStep = 1.0 / 1024;

    private readonly SweepPlan plan;
    private readonly QreOptions options;
    private readonly CancellationToken cancellation;
    private readonly double[] target;
    private readonly Sweep sweep;
    private readonly AndersonAcceleration? mixing;
    private readonly double[] beliefs;
    private readonly double[] next;
    private readonly double[] good;
    private int sweeps;

    public Homotopy(SweepPlan plan, Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        (this.plan, this.options, this.cancellation) = (plan, options, cancellation);
        target = options.For(plan.Tree.Parties);
        sweep = new Sweep(plan, payoffs, new double[target.Length], options.Threads, cancellation);
        if (plan.Unknowns > 0) mixing = new AndersonAcceleration(plan.Unknowns, Math.Min(options.Memory, 50));
        (beliefs, next, good) = (new double[plan.Length], new double[plan.Length], new double[plan.Length]);
        plan.Start(priors, beliefs);
    }

    /// <summary>The share of λ that has been reached.</summary>
    public double Reached { get; private set; }

    public QreSolution Follow()
    {
        beliefs.CopyTo(good, 0);
        var top = target.Max();
        var step = top <= 1 ? 1 : 1 / top;
        while (Reached < 1 && sweeps < options.Sweeps)
        {
            var share = Math.Min(1, Reached + step);
            var before = sweeps;
            if (Converges(share, share < 1 ? Math.Max(options.Tolerance, 1e-6) : options.Tolerance))
            {
                beliefs.CopyTo(good, 0);
                Reached = share;
                step *= sweeps - before < options.SweepsAStep / 2 ? 2 : 1;
                step = Math.Min(step, Math.Max(share, 1 / top));
            }
            else
            {
                good.CopyTo(beliefs, 0);
                step /= 2;
                if (step < SmallestStep * Math.Max(Reached, 1 / top)) break;
            }
        }

        return Solution();
    }

    private QreSolution Solution()
    {
        Scale(Reached);
        if (Reached < 1 && Reached > 0) Converges(Reached, options.Tolerance);
        good.CopyTo(beliefs, 0);
        sweep.Run(good, next, all: true);
        return new QreSolution(plan, sweep, next, good)
        {
            IsComplete = Reached >= 1,
            Residual = Residual(good),
            Sweeps = sweeps + 1,
        };
    }

    private void Scale(double share)
    {
        for (var i = 0; i < target.Length; i++) sweep.Lambda[i] = target[i] * share;
    }

    private bool Converges(double share, double tolerance)
    {
        Scale(share);
        mixing?.Restart();
        for (var k = 0; k < options.SweepsAStep; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (mixing is null) return true;
            sweep.Run(beliefs, next, all: false);
            sweeps++;
            if (Residual(beliefs) <= tolerance)
            {
                next.AsSpan(0, plan.EndUnknown).CopyTo(beliefs);
                return true;
            }

            mixing.Next(beliefs.AsSpan(plan.FirstUnknown, plan.Unknowns), next.AsSpan(plan.FirstUnknown, plan.Unknowns), beliefs.AsSpan(plan.FirstUnknown, plan.Unknowns));
            plan.Repair(beliefs, next);
        }

        return false;
    }

    private double Residual(double[] from)
    {
        var worst = 0.0;
        for (var k = plan.FirstUnknown; k < plan.EndUnknown; k++) worst = Math.Max(worst, Math.Abs(next[k] - from[k]));
        return worst;
    }
}

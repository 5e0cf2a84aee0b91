namespace Demarche.Engine.Play;

/// <summary>Follows the equilibrium from λ = 0 to the λ asked for, each step from the last solution.</summary>
internal sealed class Homotopy
{
    private const double SmallestStep = 1.0 / 4096;

    private readonly SweepPlan plan;
    private readonly Payoffs payoffs;
    private readonly QreOptions options;
    private readonly CancellationToken cancellation;
    private readonly double[] target;
    private readonly double[] lambda;
    private readonly Sweep sweep;
    private readonly BeliefMixing mixing;
    private readonly double[] beliefs;
    private readonly double[] next;
    private readonly double[] good;
    private int sweeps;

    public Homotopy(SweepPlan plan, Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        (this.plan, this.payoffs, this.options, this.cancellation) = (plan, payoffs, options, cancellation);
        target = options.For(plan.Tree.Parties);
        lambda = new double[target.Length];
        sweep = new Sweep(plan, payoffs, lambda);
        mixing = new BeliefMixing(plan.EndUnknown - plan.FirstUnknown, 8);
        (beliefs, next, good) = (new double[plan.Length], new double[plan.Length], new double[plan.Length]);
        for (var i = 0; i < priors.Parties; i++) priors[i].ToArray().CopyTo(beliefs, plan.RowAt[i]);
    }

    public QreSolution Follow()
    {
        sweep.Run(beliefs, next, all: false);
        next.CopyTo(beliefs, 0);
        beliefs.CopyTo(good, 0);
        var top = target.Max();
        double reached = 0, step = top <= 1 ? 1 : 1 / top;
        while (reached < 1 && sweeps < options.Sweeps)
        {
            var share = Math.Min(1, reached + step);
            if (Converges(share))
            {
                beliefs.CopyTo(good, 0);
                (reached, step) = (share, Math.Max(step, share));
            }
            else
            {
                good.CopyTo(beliefs, 0);
                step /= 2;
                if (step < SmallestStep * Math.Max(reached, 1 / top)) break;
            }
        }

        Scale(reached);
        sweep.Run(good, next, all: true);
        return new QreSolution(plan, payoffs, next, sweep, [.. lambda])
        {
            IsComplete = reached >= 1,
            Residual = Residual(good),
            Sweeps = sweeps,
        };
    }

    private void Scale(double share)
    {
        for (var i = 0; i < lambda.Length; i++) lambda[i] = target[i] * share;
    }

    private bool Converges(double share)
    {
        Scale(share);
        mixing.Restart();
        for (var k = 0; k < options.SweepsAStep; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            sweep.Run(beliefs, next, all: false);
            sweeps++;
            if (Residual(beliefs) <= options.Tolerance)
            {
                next.AsSpan(0, plan.EndUnknown).CopyTo(beliefs);
                return true;
            }

            Mix();
        }

        return false;
    }

    private double Residual(double[] from)
    {
        var worst = 0.0;
        for (var k = plan.FirstUnknown; k < plan.EndUnknown; k++) worst = Math.Max(worst, Math.Abs(next[k] - from[k]));
        return worst;
    }

    private void Mix()
    {
        var range = plan.FirstUnknown..plan.EndUnknown;
        var image = next.AsSpan(range);
        var x = beliefs.AsSpan(range);
        mixing.Next(x, image, x);
        for (var k = 0; k < x.Length; k++) if (!(x[k] > 0)) x[k] = image[k];
        plan.Normalise(beliefs);
    }
}

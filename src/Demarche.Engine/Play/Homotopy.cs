namespace Demarche.Engine.Play;

/// <summary>
/// Follows the equilibrium from λ = 0 to the λ asked for, each step from the last solutions: the principal branch. Where replies and
/// learning do not settle within a step, the step is cut.
/// </summary>
internal sealed class Homotopy
{
    private const double SmallestStep = 1.0 / 64;
    private const double FirstStep = 1;
    private const double OnTheWay = 1e-4;
    private const double NearEnough = 0.3;

    /// <summary>Where sweeps cost next to nothing, steps are short enough to follow sharp bends beside other branches.</summary>
    private const double NearEnoughOfFew = 0.05;

    private const int Few = 500;

    private readonly SweepPlan plan;
    private readonly Sweep sweep;
    private readonly double[] beliefs;
    private readonly double[] next;
    private readonly double[] predicted;
    private QreOptions options = null!;
    private CancellationToken cancellation;
    private double[] target = [];
    private AndersonAcceleration? mixing;
    private int memory;
    private double[] good;
    private double[] earlier;

    public Homotopy(SweepPlan plan)
    {
        this.plan = plan;
        sweep = new Sweep(plan);
        (beliefs, next, predicted) = (new double[plan.Length], new double[plan.Length], new double[plan.Length]);
        (good, earlier) = (new double[plan.Length], new double[plan.Length]);
    }

    /// <summary>Back to λ = 0, with other payoffs; the arrays stay.</summary>
    public void Begin(Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        (this.options, this.cancellation) = (options, cancellation);
        target = options.For(plan.Tree.Parties);
        sweep.Begin(payoffs, options.Threads, cancellation);
        if (plan.Unknowns > 0 && memory != options.Memory) mixing = new AndersonAcceleration(plan.Unknowns, Math.Min(memory = options.Memory, 50));
        plan.Start(priors, beliefs);
        (Before, Reached, Sweeps) = (0, 0, 0);
    }

    /// <summary>The share of λ that has been reached.</summary>
    public double Reached { get; private set; }

    private double Before { get; set; }

    /// <summary>The last good point.</summary>
    public double[] Beliefs => good;

    public int Sweeps { get; private set; }

    public Sweep Sweep => sweep;

    /// <summary>Goes as far as it gets.</summary>
    public void Follow()
    {
        beliefs.CopyTo(good, 0);
        var top = target.Max();
        var step = FirstStep / Math.Max(1, top);
        while (Reached < 1 && Sweeps < options.Sweeps)
        {
            var share = Reached + step >= 0.999 ? 1 : Reached + step;
            var before = Sweeps;
            Predict(share);
            if (Converges(share, share < 1 ? Math.Max(options.Tolerance, OnTheWay) : options.Tolerance) && IsNear())
            {
                Keep(share);
                if (Sweeps - before < options.SweepsAStep / 2) step = share;
            }
            else
            {
                step /= 2;
                if (step < SmallestStep * Math.Max(Reached, FirstStep / Math.Max(1, top))) break;
            }
        }

        good.CopyTo(beliefs, 0);
        if (Reached is > 0 and < 1 && Converges(Reached, options.Tolerance)) beliefs.CopyTo(good, 0);
        Scale(Reached);
    }

    private void Keep(double share)
    {
        (earlier, good) = (good, earlier);
        beliefs.CopyTo(good, 0);
        (Before, Reached) = (Reached, share);
    }

    /// <summary>With λ as asked for, from given beliefs: whether replies and learning settle, wherever that is.</summary>
    public bool Settles(double[] from)
    {
        from.CopyTo(beliefs, 0);
        if (!Converges(1, options.Tolerance)) return false;
        beliefs.CopyTo(good, 0);
        Reached = 1;
        return true;
    }

    /// <summary>Along the last two solutions in the logarithm of λ.</summary>
    private void Predict(double share)
    {
        good.CopyTo(beliefs, 0);
        if (Before > 0)
        {
            var ahead = Math.Log(share / Reached) / Math.Log(Reached / Before);
            for (var k = plan.FirstUnknown; k < plan.EndUnknown; k++) beliefs[k] += ahead * (good[k] - earlier[k]);
            plan.Repair(beliefs, good);
        }

        beliefs.CopyTo(predicted, 0);
    }

    /// <summary>Whether a solution is where it was expected; one far off is likely to be on another branch.</summary>
    private bool IsNear()
    {
        var near = plan.Unknowns <= Few ? NearEnoughOfFew : NearEnough;
        for (var k = plan.FirstUnknown; k < plan.EndUnknown; k++) if (Math.Abs(beliefs[k] - predicted[k]) > near) return false;
        return true;
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
            Sweeps++;
            if (Residual(beliefs) <= tolerance) return true;

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

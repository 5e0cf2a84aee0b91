using System.Runtime.CompilerServices;
using Demarche.Engine.Play.Numerics;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// Follows the equilibrium from λ = 0, where everybody who is ready chooses at random, to the λ asked for: the principal branch. In steps, each from where
/// the last two solutions point, no longer than the branch's bend allows.
/// </summary>
/// <remarks>
/// A point is the vector of unknowns of the <see cref="SweepPlan"/>; how far along it is, is a share of the λ asked for, so that all parties'
/// precisions grow together. The loop in <see cref="Follow"/>:
/// <list type="number">
/// <item><b>Predict.</b> On the straight line through the last two solutions, in the logarithm of λ.</item>
/// <item><b>Correct.</b> Sweeps sped up by Anderson's method until the unknowns reproduce themselves, at most a given number of sweeps. On the way
/// only as exactly as the next prediction needs (<see cref="OnTheWay"/>); at the end to the tolerance asked for.</item>
/// <item><b>Judge.</b> The distance from prediction to solution tells two things. If it is greater than <see cref="Near"/>, the corrector has
/// probably been drawn to another branch: the step is not taken. And it measures the branch's bend: a straight line through two points is off
/// at stride s, after a stride s₀, by about bend × s × (s + s₀).</item>
/// <item><b>Choose the stride.</b> The greatest s with bend × s × (s + s₀) = <see cref="Aim"/> × Near, a quadratic equation. After a step that took
/// many sweeps no longer than that step; after one refused on account of the distance at most 0.7 of it; after one that did not settle, half.</item>
/// </list>
/// When strides fall below <see cref="SmallestStep"/> of what has been reached, smaller ones do not help: λ has a maximum there, a fold, and the
/// caller goes on by the branch's own length (<see cref="ArcLength"/>). The first step is 1 in units of λ, from where no prediction is possible; if it
/// fails it is halved.
///
/// Where nobody is often ready, one step is tried first, from λ = 0 to the λ asked for (<see cref="Leaps"/>): what is believed of later moves then
/// changes earlier ones so little that one reply is nearly the solution. It takes a quarter of the sweeps.
///
/// Why distance is judged and not only convergence: two branches may both attract the corrector, and the other one may be an equilibrium as
/// well, only not the one that grows out of choice at random. Games of few unknowns have sharp bends beside other branches and cheap sweeps, so
/// for them the measure is stricter (<see cref="NearEnoughOfFew"/>).
/// </remarks>
internal sealed class Homotopy
{
    private const double SmallestStep = 1.0 / 64;
    private const double FirstStep = 1;
    private const double NearEnough = 0.3;

    /// <summary>Where sweeps cost next to nothing, steps are short enough to follow sharp bends beside other branches.</summary>
    private const double NearEnoughOfFew = 0.05;

    private const int Few = 500;

    /// <summary>How well a point on the way is settled, as a share of how near it has to be to what was expected.</summary>
    private const double OnTheWay = 1.0 / 100;

    /// <summary>How near a solution is to one reply to what was believed at λ = 0, where that is taken for the way to it.</summary>
    private const double NearReply = 0.05;

    /// <summary>How far from what is expected the next point may be, as a share of how near it has to be.</summary>
    private const double Aim = 0.6;

    /// <summary>λ at most doubles.</summary>
    private static readonly double LongestStride = Math.Log(2);

    private readonly SweepPlan plan;
    private readonly BeliefSweep sweep;
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
        sweep = new BeliefSweep(plan);
        (beliefs, next, predicted) = (new double[plan.Length], new double[plan.Length], new double[plan.Length]);
        (good, earlier) = (new double[plan.Length], new double[plan.Length]);
    }

    /// <summary>Back to λ = 0, with other payoffs; the arrays stay.</summary>
    public void Begin(Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        (this.options, this.cancellation) = (options, cancellation);
        target = options.For(plan.Tree.Parties);
        sweep.Begin(payoffs, options, cancellation);
        if (plan.Unknowns > 0 && memory != options.Memory) mixing = new AndersonAcceleration(plan.Unknowns, Math.Min(memory = options.Memory, 50));
        plan.Start(priors, beliefs, sweep.Ready);
        (Before, Reached, Sweeps, Farthest) = (0, 0, 0, 0);
    }

    /// <summary>The share of λ that has been reached.</summary>
    public double Reached { get; private set; }

    private double Before { get; set; }

    /// <summary>How far the farthest point that was kept is from where it was expected, as a share of <see cref="Near"/>: never more than 1.</summary>
    public double Farthest { get; private set; }

    /// <summary>The last good point.</summary>
    public double[] Beliefs => good;

    public int Sweeps { get; private set; }

    public BeliefSweep Sweep => sweep;

    /// <summary>Goes as far as it gets.</summary>
    public void Follow()
    {
        beliefs.CopyTo(good, 0);
        if (Leaps()) return;
        var first = FirstStep / Math.Max(1, target.Max());
        var share = Math.Min(1, first);
        while (Reached < 1 && Sweeps < options.Sweeps)
        {
            var before = Sweeps;
            Predict(share);
            var settles = Converges(share, share < 1 ? Math.Max(options.Tolerance, OnTheWay * Near) : options.Tolerance);
            var off = Off() / Near;
            var (stride, bend) = Bend(share, off);
            if (settles && off <= 1)
            {
                Keep(share, off);
                share *= Math.Exp(Math.Min(Sweeps - before < options.SweepsAStep / 2 ? LongestStride : stride, Stride(bend)));
            }
            else
            {
                share = Reached == 0 ? share / 2 : Reached * Math.Exp(settles ? Math.Min(0.7 * stride, Stride(bend)) : stride / 2);
                if (share - Reached < SmallestStep * Math.Max(Reached, first)) break;
            }

            if (share > 0.999) share = 1;
        }

        good.CopyTo(beliefs, 0);
        if (Reached is > 0 and < 1 && Converges(Reached, options.Tolerance)) beliefs.CopyTo(good, 0);
        Scale(Reached);
    }

    /// <summary>
    /// Straight to the λ asked for, where parties are so seldom ready that what is believed of later moves hardly bears on earlier ones: one reply to what
    /// was believed at λ = 0 is then nearly the solution. Whether it was.
    /// </summary>
    private bool Leaps()
    {
        if (!options.MayLeap || plan.Unknowns == 0 || !plan.AreSeldomReady(sweep.Ready)) return false;
        Scale(1);
        sweep.Run(beliefs, next, all: false);
        Sweeps++;
        next.AsSpan(plan.FirstUnknown, plan.Unknowns).CopyTo(beliefs.AsSpan(plan.FirstUnknown));
        beliefs.CopyTo(predicted, 0);
        if (!Converges(1, options.Tolerance, NearReply))
        {
            good.CopyTo(beliefs, 0);
            return false;
        }

        Keep(1, Off() / Near);
        return true;
    }

    private void Keep(double share, double off)
    {
        Farthest = Math.Max(Farthest, off);
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

    /// <summary>How far a solution may be from where it was expected; one farther off is likely to be on another branch.</summary>
    private double Near => plan.Unknowns <= Few ? NearEnoughOfFew : NearEnough;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Off()
    {
        var worst = 0.0;
        for (var k = plan.FirstUnknown; k < plan.EndUnknown; k++) worst = Math.Max(worst, Math.Abs(beliefs[k] - predicted[k]));
        return worst;
    }

    /// <summary>
    /// The stride to a share in the logarithm of λ, and how much the branch bends there: what goes straight on from the last two points
    /// is off by the bend × stride × (stride + the stride before).
    /// </summary>
    private (double Stride, double Bend) Bend(double share, double off)
    {
        if (Reached == 0) return (LongestStride, 0);
        var stride = Math.Log(share / Reached);
        return (stride, off / (stride * (stride + StrideBefore)));
    }

    private double StrideBefore => Before > 0 ? Math.Log(Reached / Before) : 0;

    /// <summary>The stride that is off by as much as is aimed at.</summary>
    private double Stride(double bend) => (Math.Sqrt(StrideBefore * StrideBefore + 4 * Aim / bend) - StrideBefore) / 2;

    private void Scale(double share)
    {
        for (var i = 0; i < target.Length; i++) sweep.Lambda[i] = target[i] * share;
    }

    /// <summary>Whether replies and learning settle, and meanwhile go no farther than a distance from what was predicted.</summary>
    private bool Converges(double share, double tolerance, double within = double.PositiveInfinity)
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

            mixing.Next(beliefs.AsSpan(plan.FirstUnknown, plan.Unknowns), next.AsSpan(plan.FirstUnknown, plan.Unknowns),
                beliefs.AsSpan(plan.FirstUnknown, plan.Unknowns));
            plan.Repair(beliefs, next);
            if (within < double.PositiveInfinity && Off() > within) return false;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Residual(double[] from)
    {
        var worst = 0.0;
        for (var k = plan.FirstUnknown; k < plan.EndUnknown; k++) worst = Math.Max(worst, Math.Abs(next[k] - from[k]));
        return worst;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>Bayes' rule at one information set: what each action tells of the mover's type.</summary>
internal sealed class LearnKernel(SweepPlan plan, ReplyKernel reply, BeliefSweep sweep)
{
    /// <summary>Below this a mix is no longer divided by: its choices may have underflowed.</summary>
    private const double LeastMix = 1e-200;

    private readonly TreeArrays tree = plan.Tree.Arrays;
    private double[] next = [];
    private bool all;

    public void Begin(double[] next, bool all) => (this.next, this.all) = (next, all);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Learn(int set)
    {
        int party = tree.SetMover[set], actions = tree.SetActions[set], width = plan.Width[party];
        if (actions == 1)
        {
            if (plan.MixAt[set] >= 0) next[plan.MixAt[set]] = 1;
            return;
        }

        ref var prior = ref next[plan.RowAt[plan.SetBelief[set]]];
        for (var action = 0; action < actions; action++)
        {
            ref var choice = ref sweep.Choices[plan.ChoiceAt[set] + action * width];
            var mix = Mix(ref prior, ref choice, width);
            if (plan.MixAt[set] >= 0) next[plan.MixAt[set] + action] = mix;
            if (all) sweep.Mixes[tree.SetFirstAction[set] + action] = mix;
            if (tree.SetFirstRow[set] < 0) continue;
            var at = plan.RowAt[tree.SetFirstRow[set] + action];
            if (mix > LeastMix)
            {
                for (var lane = 0; lane < width; lane += 2)
                {
                    (Vector128.LoadUnsafe(ref prior, (nuint)lane) * Vector128.LoadUnsafe(ref choice, (nuint)lane) / Vector128.Create(mix))
                        .StoreUnsafe(ref next[at + lane]);
                }
            }
            else
            {
                InLogs(set, action, next.AsSpan(plan.RowAt[plan.SetBelief[set]], plan.Tree.Types(party)), next.AsSpan(at, plan.Tree.Types(party)));
            }
        }
    }

    private static double Mix(ref double prior, ref double choice, int width)
    {
        if (width == 2) return prior * choice + Unsafe.Add(ref prior, 1) * Unsafe.Add(ref choice, 1);
        var sum = Vector256<double>.Zero;
        for (var lane = 0; lane < width; lane += 4) sum += Vector256.LoadUnsafe(ref prior, (nuint)lane) * Vector256.LoadUnsafe(ref choice, (nuint)lane);
        return Vector256.Sum(sum);
    }

    /// <summary>The posterior after an action so unlikely that its probability may have underflowed: by the logarithms of the choices.</summary>
    private void InLogs(int set, int action, ReadOnlySpan<double> prior, Span<double> posterior)
    {
        int actions = tree.SetActions[set], width = plan.Width[tree.SetMover[set]];
        var lambda = sweep.Lambda[tree.SetMover[set]];
        var worth = new double[actions * width];
        reply.ActionValues(set, worth);
        var best = double.NegativeInfinity;
        for (var type = 0; type < prior.Length; type++)
        {
            var top = double.NegativeInfinity;
            for (var other = 0; other < actions; other++) top = Math.Max(top, worth[other * width + type]);
            var sum = 0.0;
            for (var other = 0; other < actions; other++) sum += Math.Exp(lambda * (worth[other * width + type] - top));
            posterior[type] = prior[type] > 0 ? Math.Log(prior[type]) + lambda * (worth[action * width + type] - top) - Math.Log(sum) : double.NegativeInfinity;
            best = Math.Max(best, posterior[type]);
        }

        var total = 0.0;
        for (var type = 0; type < prior.Length; type++) total += posterior[type] = Math.Exp(posterior[type] - best);
        for (var type = 0; type < prior.Length; type++) posterior[type] /= total;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>Bayes' rule at one information set: what each action tells of the mover's type.</summary>
internal sealed class LearnKernel(SweepPlan plan, ReplyKernel reply, Sweep sweep)
{
    /// <summary>Below this a mix is no longer divided by: its choices may have underflowed.</summary>
    private const double LeastMix = 1e-200;

    private readonly TreeArrays tree = plan.Tree.Arrays;
    private double[] next = [];
    private bool all;

    public void Begin(double[] next, bool all) => (this.next, this.all) = (next, all);

    public void Learn(int u)
    {
        int party = tree.SetMover[u], actions = tree.SetActions[u], width = plan.Width[party];
        if (actions == 1)
        {
            if (plan.MixAt[u] >= 0) next[plan.MixAt[u]] = 1;
            return;
        }

        ref var prior = ref next[plan.RowAt[plan.SetBelief[u]]];
        for (var a = 0; a < actions; a++)
        {
            ref var choice = ref sweep.Choices[plan.ChoiceAt[u] + a * width];
            var mix = Mix(ref prior, ref choice, width);
            if (plan.MixAt[u] >= 0) next[plan.MixAt[u] + a] = mix;
            if (all) sweep.Mixes[tree.SetFirstAction[u] + a] = mix;
            if (tree.SetFirstRow[u] < 0) continue;
            var at = plan.RowAt[tree.SetFirstRow[u] + a];
            if (mix > LeastMix)
            {
                for (var v = 0; v < width; v += 2)
                {
                    (Vector128.LoadUnsafe(ref prior, (nuint)v) * Vector128.LoadUnsafe(ref choice, (nuint)v) / Vector128.Create(mix)).StoreUnsafe(ref next[at + v]);
                }
            }
            else
            {
                InLogs(u, a, next.AsSpan(plan.RowAt[plan.SetBelief[u]], plan.Tree.Types(party)), next.AsSpan(at, plan.Tree.Types(party)));
            }
        }
    }

    private static double Mix(ref double prior, ref double choice, int width)
    {
        if (width == 2) return prior * choice + Unsafe.Add(ref prior, 1) * Unsafe.Add(ref choice, 1);
        var sum = Vector256<double>.Zero;
        for (var v = 0; v < width; v += 4) sum += Vector256.LoadUnsafe(ref prior, (nuint)v) * Vector256.LoadUnsafe(ref choice, (nuint)v);
        return Vector256.Sum(sum);
    }

    /// <summary>The posterior after an action so unlikely that its probability may have underflowed: by the logarithms of the choices.</summary>
    private void InLogs(int u, int action, ReadOnlySpan<double> prior, Span<double> posterior)
    {
        int actions = tree.SetActions[u], width = plan.Width[tree.SetMover[u]];
        var lambda = sweep.Lambda[tree.SetMover[u]];
        var q = new double[actions * width];
        reply.ActionValues(u, q);
        var best = double.NegativeInfinity;
        for (var t = 0; t < prior.Length; t++)
        {
            var top = double.NegativeInfinity;
            for (var a = 0; a < actions; a++) top = Math.Max(top, q[a * width + t]);
            var sum = 0.0;
            for (var a = 0; a < actions; a++) sum += Math.Exp(lambda * (q[a * width + t] - top));
            posterior[t] = prior[t] > 0 ? Math.Log(prior[t]) + lambda * (q[action * width + t] - top) - Math.Log(sum) : double.NegativeInfinity;
            best = Math.Max(best, posterior[t]);
        }

        var total = 0.0;
        for (var t = 0; t < prior.Length; t++) total += posterior[t] = Math.Exp(posterior[t] - best);
        for (var t = 0; t < prior.Length; t++) posterior[t] /= total;
    }
}

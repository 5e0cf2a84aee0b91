using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Engine.Play;

/// <summary>Values and choices at one history or information set from those of the histories after it, four types at an instruction.</summary>
/// <remarks>
/// A row of values holds all parties' types one after another. A mover's types are read in whole vectors from where they begin, so the
/// last vector may hold others' values too; what is computed of those is never used.
/// </remarks>
internal sealed class ReplyKernel
{
    private readonly SweepPlan plan;
    private readonly TreeArrays tree;
    private readonly Payoffs payoffs;
    private readonly Sweep sweep;
    private readonly int row;
    private readonly double[] settledFor;
    private double[] beliefs = [];
    private bool fresh;

    public ReplyKernel(SweepPlan plan, Payoffs payoffs, Sweep sweep)
    {
        (this.plan, this.payoffs, this.sweep) = (plan, payoffs, sweep);
        tree = plan.Tree.Arrays;
        row = plan.Tree.RowLength;
        settledFor = [.. sweep.Lambda.Select(_ => double.NaN)];
        for (var n = 0; n < plan.Tree.Nodes; n++) if (plan.Tree.IsEnd(n)) Gain(n);
    }

    /// <summary>Choices that depend on λ and payoffs alone are made anew only when λ has changed.</summary>
    public void Begin(double[] beliefs)
    {
        this.beliefs = beliefs;
        fresh = !sweep.Lambda.AsSpan().SequenceEqual(settledFor);
        sweep.Lambda.CopyTo(settledFor, 0);
    }

    /// <summary>Choices at the information sets of several histories of a level.</summary>
    public void ChooseInSets(int level)
    {
        for (var x = plan.FirstSetOfLevel[level]; x < plan.FirstSetOfLevel[level + 1]; x++)
        {
            var u = plan.SetOrder[x];
            if (tree.SetFirstMember[u + 1] - tree.SetFirstMember[u] > 1) Choose(u);
        }
    }

    /// <summary>The row of values of a history; at a party's own information set its choices first.</summary>
    public void Value(int node)
    {
        int from = tree.FirstEdge[node], actions = tree.FirstEdge[node + 1] - from, u = tree.Set[node];
        if (actions == 0) return;
        if (u >= 0 && tree.SetFirstMember[u + 1] - tree.SetFirstMember[u] == 1)
        {
            if (fresh || !plan.Settled[u]) Choose(u);
            else Mix(u);
        }

        Gain(node);
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        ref var own = ref Unsafe.Add(ref values, node * row);
        ref var mix = ref u < 0 ? ref tree.Chance[from] : ref sweep.Mixes[tree.SetFirstAction[u]];
        var mover = tree.Mover[node];
        var (slot, types, width) = mover < 0 ? (0, 0, 0) : (plan.Tree.Slot(mover), plan.Tree.Types(mover), plan.Width[mover]);
        Span<double> gain = stackalloc double[types];
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref own, slot), types).CopyTo(gain);
        for (var v = 0; v < row; v += 4)
        {
            var sum = Vector256.LoadUnsafe(ref own, (nuint)v);
            for (var a = 0; a < actions; a++)
            {
                sum += Unsafe.Add(ref mix, a) * Vector256.LoadUnsafe(ref values, (nuint)(tree.Target[from + a] * row + v));
            }

            sum.StoreUnsafe(ref own, (nuint)v);
        }

        for (var v = 0; v < types; v += 4)
        {
            var sum = Vector256<double>.Zero;
            for (var a = 0; a < actions; a++)
            {
                sum += Vector256.LoadUnsafe(ref sweep.Choices[plan.ChoiceAt[u] + a * width + v])
                    * Vector256.LoadUnsafe(ref values, (nuint)(tree.Target[from + a] * row + slot + v));
            }

            for (var t = v; t < Math.Min(types, v + 4); t++) Unsafe.Add(ref own, slot + t) = gain[t] + sum[t - v];
        }
    }

    /// <summary>The values of an information set's actions to each type of the mover, from the present beliefs.</summary>
    public void ActionValues(int u, Span<double> q)
    {
        int party = tree.SetMover[u], actions = tree.SetActions[u], width = plan.Width[party], slot = plan.Tree.Slot(party);
        q.Clear();
        for (var m = tree.SetFirstMember[u]; m < tree.SetFirstMember[u + 1]; m++)
        {
            var weight = plan.Hidden.Weight(m, beliefs, plan.MixAt);
            var from = tree.FirstEdge[tree.Member[m]];
            for (var a = 0; a < actions; a++)
            {
                for (var v = 0; v < width; v += 4)
                {
                    var sum = Vector256.LoadUnsafe(ref q[a * width + v]) + weight * Vector256.LoadUnsafe(ref sweep.Values[tree.Target[from + a] * row + slot + v]);
                    sum.StoreUnsafe(ref q[a * width + v]);
                }
            }
        }
    }

    private void Gain(int node)
    {
        var weight = tree.Weight[node];
        ref var own = ref sweep.Values[node * row];
        ref var utility = ref payoffs.Utilities[tree.State[node] * row];
        for (var v = 0; v < row; v += 4) (weight * Vector256.LoadUnsafe(ref utility, (nuint)v)).StoreUnsafe(ref own, (nuint)v);
        for (var c = tree.FirstCharge[node]; c < tree.FirstCharge[node + 1]; c++)
        {
            ref var cost = ref payoffs.Costs[tree.ChargeItem[c] * row];
            for (var v = 0; v < row; v += 4)
            {
                (Vector256.LoadUnsafe(ref own, (nuint)v) - tree.ChargeFactor[c] * Vector256.LoadUnsafe(ref cost, (nuint)v)).StoreUnsafe(ref own, (nuint)v);
            }
        }
    }

    /// <summary>Logit choices by each type's values, the best taken away first so that nothing overflows.</summary>
    private void Choose(int u)
    {
        int party = tree.SetMover[u], actions = tree.SetActions[u], width = plan.Width[party];
        var q = sweep.Choices.AsSpan(plan.ChoiceAt[u], actions * width);
        if (actions == 1)
        {
            q.Fill(1);
        }
        else
        {
            ActionValues(u, q);
            for (var v = 0; v < width; v += 4) Logit(ref q[v], actions, width, sweep.Lambda[party]);
        }

        Mix(u);
    }

    private static void Logit(ref double q, int actions, int width, double lambda)
    {
        var best = Vector256.LoadUnsafe(ref q);
        for (var a = 1; a < actions; a++) best = Vector256.Max(best, Vector256.LoadUnsafe(ref q, (nuint)(a * width)));
        var sum = Vector256<double>.Zero;
        for (var a = 0; a < actions; a++)
        {
            var weight = VectorExp.OfNegative(lambda * (Vector256.LoadUnsafe(ref q, (nuint)(a * width)) - best));
            weight.StoreUnsafe(ref q, (nuint)(a * width));
            sum += weight;
        }

        var scale = Vector256<double>.One / sum;
        for (var a = 0; a < actions; a++) (Vector256.LoadUnsafe(ref q, (nuint)(a * width)) * scale).StoreUnsafe(ref q, (nuint)(a * width));
    }

    /// <summary>What those who do not know the type expect: by what they believe, unless the mix is itself an unknown.</summary>
    private void Mix(int u)
    {
        int party = tree.SetMover[u], actions = tree.SetActions[u], width = plan.Width[party];
        var mix = sweep.Mixes.AsSpan(tree.SetFirstAction[u], actions);
        if (actions == 1)
        {
            mix[0] = 1;
            return;
        }

        if (plan.ReadsMix(u))
        {
            beliefs.AsSpan(plan.MixAt[u], actions).CopyTo(mix);
            return;
        }

        ref var belief = ref beliefs[plan.RowAt[plan.SetBelief[u]]];
        ref var choice = ref sweep.Choices[plan.ChoiceAt[u]];
        for (var a = 0; a < actions; a++)
        {
            var sum = Vector256<double>.Zero;
            for (var v = 0; v < width; v += 4) sum += Vector256.LoadUnsafe(ref belief, (nuint)v) * Vector256.LoadUnsafe(ref choice, (nuint)(a * width + v));
            mix[a] = Vector256.Sum(sum);
        }
    }
}

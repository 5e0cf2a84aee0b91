using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Engine.Play;

/// <summary>Values and choices at one history or information set from those of the histories after it, two or four types at an instruction.</summary>
/// <remarks>
/// A row of values holds all parties' types one after another. A mover's types are read in whole vectors from where they begin, so the
/// last vector may hold others' values too; what is computed of those is never used.
/// </remarks>
internal sealed class ReplyKernel
{
    private readonly SweepPlan plan;
    private readonly TreeArrays tree;
    private readonly Sweep sweep;
    private readonly int row;
    private readonly double[] settledFor;
    private Payoffs payoffs = null!;
    private double[] beliefs = [];

    public ReplyKernel(SweepPlan plan, Sweep sweep)
    {
        (this.plan, this.sweep) = (plan, sweep);
        tree = plan.Tree.Arrays;
        row = plan.Tree.RowLength;
        settledFor = new double[sweep.Lambda.Length];
    }

    /// <summary>Whether λ or payoffs have changed since the last round, so that nothing can be kept from it.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>Other payoffs: nothing is kept.</summary>
    public void Begin(Payoffs payoffs)
    {
        this.payoffs = payoffs;
        Array.Fill(settledFor, double.NaN);
        for (var n = 0; n < plan.Tree.Nodes; n++) if (plan.Tree.IsEnd(n)) Gain(n);
    }

    /// <summary>Choices and values that depend on λ and payoffs alone are made anew only when those have changed.</summary>
    public void Begin(double[] beliefs)
    {
        this.beliefs = beliefs;
        IsFresh = !sweep.Lambda.AsSpan().SequenceEqual(settledFor);
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

    /// <summary>The row of values of a history with actions; at a party's own information set its choices first.</summary>
    public void Value(int node)
    {
        var u = tree.Set[node];
        if (u >= 0 && tree.SetFirstMember[u + 1] - tree.SetFirstMember[u] == 1)
        {
            if (IsFresh || !plan.Settled[u]) Choose(u);
            else Mix(u);
        }

        Gain(node);
        var from = tree.FirstEdge[node];
        var targets = tree.Target.AsSpan(from, tree.FirstEdge[node + 1] - from);
        ref var own = ref sweep.Values[node * row];
        if (u < 0) Expect(ref own, ref tree.Chance[from], targets);
        else if (plan.Width[tree.Mover[node]] == 2) DecideTwo(ref own, u, tree.Mover[node], targets);
        else DecideMany(ref own, u, tree.Mover[node], targets);
    }

    /// <summary>Values where a party of one or two types moves: by its own choices for itself, by their mix for everybody else.</summary>
    private void DecideTwo(ref double own, int u, int mover, ReadOnlySpan<int> targets)
    {
        var slot = plan.Tree.Slot(mover);
        ref var theirs = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sweep.Values), slot);
        ref var choice = ref sweep.Choices[plan.ChoiceAt[u]];
        var chosen = Vector128.LoadUnsafe(ref own, (nuint)slot);
        for (var a = 0; a < targets.Length; a++)
        {
            chosen += Vector128.LoadUnsafe(ref choice, (nuint)(a * 2)) * Vector128.LoadUnsafe(ref theirs, (nuint)(targets[a] * row));
        }

        Expect(ref own, ref sweep.Mixes[tree.SetFirstAction[u]], targets);
        Unsafe.Add(ref own, slot) = chosen[0];
        if (plan.Tree.Types(mover) > 1) Unsafe.Add(ref own, slot + 1) = chosen[1];
    }

    /// <summary>The same for a party of more types.</summary>
    private void DecideMany(ref double own, int u, int mover, ReadOnlySpan<int> targets)
    {
        var (slot, types, width) = (plan.Tree.Slot(mover), plan.Tree.Types(mover), plan.Width[mover]);
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        Span<double> chosen = stackalloc double[width];
        for (var v = 0; v < types; v += 4)
        {
            var sum = Vector256<double>.Zero;
            for (var a = 0; a < targets.Length; a++)
            {
                sum += Vector256.LoadUnsafe(ref sweep.Choices[plan.ChoiceAt[u] + a * width + v]) * Vector256.LoadUnsafe(ref values, (nuint)(targets[a] * row + slot + v));
            }

            (sum + Vector256.LoadUnsafe(ref own, (nuint)(slot + v))).StoreUnsafe(ref chosen[v]);
        }

        Expect(ref own, ref sweep.Mixes[tree.SetFirstAction[u]], targets);
        chosen[..types].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref own, slot), types));
    }

    /// <summary>Adds to a row the rows that follow, by their probabilities.</summary>
    private void Expect(ref double own, ref double mix, ReadOnlySpan<int> targets)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        var v = 0;
        for (; v + 8 <= row; v += 8)
        {
            var (left, right) = (Vector256.LoadUnsafe(ref own, (nuint)v), Vector256.LoadUnsafe(ref own, (nuint)(v + 4)));
            for (var a = 0; a < targets.Length; a++)
            {
                var p = Vector256.Create(Unsafe.Add(ref mix, a));
                ref var next = ref Unsafe.Add(ref values, targets[a] * row + v);
                left += p * Vector256.LoadUnsafe(ref next);
                right += p * Vector256.LoadUnsafe(ref next, 4);
            }

            left.StoreUnsafe(ref own, (nuint)v);
            right.StoreUnsafe(ref own, (nuint)(v + 4));
        }

        if (v == row) return;
        var last = Vector256.LoadUnsafe(ref own, (nuint)v);
        for (var a = 0; a < targets.Length; a++) last += Unsafe.Add(ref mix, a) * Vector256.LoadUnsafe(ref values, (nuint)(targets[a] * row + v));
        last.StoreUnsafe(ref own, (nuint)v);
    }

    /// <summary>The values of an information set's actions to each type of the mover, from the present beliefs.</summary>
    public void ActionValues(int u, Span<double> q)
    {
        int party = tree.SetMover[u], actions = tree.SetActions[u], width = plan.Width[party], slot = plan.Tree.Slot(party);
        if (tree.SetFirstMember[u + 1] - tree.SetFirstMember[u] == 1)
        {
            Copy(tree.FirstEdge[tree.Member[tree.SetFirstMember[u]]], actions, width, slot, ref q[0]);
            return;
        }

        q.Clear();
        for (var m = tree.SetFirstMember[u]; m < tree.SetFirstMember[u + 1]; m++)
        {
            var weight = plan.Hidden.Weight(m, beliefs, plan.MixAt);
            var from = tree.FirstEdge[tree.Member[m]];
            for (var a = 0; a < actions; a++)
            {
                for (var v = 0; v < width; v += 2)
                {
                    var sum = Vector128.LoadUnsafe(ref q[a * width + v]) + weight * Vector128.LoadUnsafe(ref sweep.Values[tree.Target[from + a] * row + slot + v]);
                    sum.StoreUnsafe(ref q[a * width + v]);
                }
            }
        }
    }

    private void Copy(int from, int actions, int width, int slot, ref double q)
    {
        ref var theirs = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sweep.Values), slot);
        for (var a = 0; a < actions; a++)
        {
            var at = tree.Target[from + a] * row;
            for (var v = 0; v < width; v += 2) Vector128.LoadUnsafe(ref theirs, (nuint)(at + v)).StoreUnsafe(ref q, (nuint)(a * width + v));
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
            if (width == 2) LogitChoice.OfTwo(ref q[0], actions, sweep.Lambda[party]);
            else for (var v = 0; v < width; v += 4) LogitChoice.OfFour(ref q[v], actions, width, sweep.Lambda[party]);
            if (sweep.Ready.Length > 0 && sweep.Ready[u] < 1) LogitChoice.WhenReady(q, width, sweep.Ready[u]);
        }

        Mix(u);
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
        if (width == 2)
        {
            var (first, second) = (belief, Unsafe.Add(ref belief, 1));
            for (var a = 0; a < mix.Length; a++) mix[a] = first * Unsafe.Add(ref choice, a * 2) + second * Unsafe.Add(ref choice, a * 2 + 1);
            return;
        }

        for (var a = 0; a < actions; a++)
        {
            var sum = Vector256<double>.Zero;
            for (var v = 0; v < width; v += 4) sum += Vector256.LoadUnsafe(ref belief, (nuint)v) * Vector256.LoadUnsafe(ref choice, (nuint)(a * width + v));
            mix[a] = Vector256.Sum(sum);
        }
    }
}

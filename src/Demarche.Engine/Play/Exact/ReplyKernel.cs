using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// The reply half of a sweep, from the last moves to the first: what each history is worth to every type of every party, and what the mover
/// chooses there, from the values of the histories after it and from what is believed now.
/// </summary>
/// <remarks>
/// For a history h with actions leading to h₁ … hₘ, and its own gain g(h, i, θ) to type θ of party i:
/// <code>
/// worth of action k to type θ of the mover       Q(h, k, θ) = value(h_k, mover, θ)
/// choice of type θ                               σ(k | h, θ) = exp(λ Q(h, k, θ)) / Σ_l exp(λ Q(h, l, θ))
/// what those expect who do not know the type     mix(k | h) = Σ_θ belief(θ | h) σ(k | h, θ)
/// value to the mover's own type θ                value(h, mover, θ) = g + Σ_k σ(k | h, θ) value(h_k, mover, θ)
/// value to any other party's type                value(h, i, θ) = g + Σ_k mix(k | h) value(h_k, i, θ)
/// </code>
/// Nature's moves are of the last kind, with its probabilities as the mix. Where an information set has several histories (moves at the same
/// occasion that the mover does not see), Q is the mean over them, each weighed by the chance of having come to it.
///
/// All values of a history lie in one row: party after party, and of a party type after type; a party's first type is at its slot. A row is
/// padded to a multiple of four, so four types (a lane each) are done at an instruction. Choices lie in rows too, one for each action, as wide
/// as the mover has types, padded to two or to a multiple of four. A mover's types begin anywhere in a row of values: they are read in whole
/// vectors from there, so the last vector may hold the next party's types, or, in the last row, the eight numbers of padding behind all rows.
/// What is computed of those is never stored, or is stored where nobody reads it.
///
/// Work is kept where it can be: values and choices that rest on payoffs and λ alone (<see cref="SweepPlan.Settled"/>) are made again only when
/// λ or the payoffs have changed (<see cref="IsFresh"/>); their mixes rest on beliefs and are always made again.
///
/// Methods of a sweep are marked to be compiled at their best from the first call, since a brief has only a hundred solutions to make: with 68,716
/// histories the first of a process takes 120 ms so, and 320 ms where the runtime begins with plainer code.
/// </remarks>
internal sealed class ReplyKernel
{
    private readonly SweepPlan plan;
    private readonly TreeArrays tree;
    private readonly BeliefSweep sweep;
    private readonly int row;
    private readonly double[] settledFor;
    private Payoffs payoffs = null!;
    private double[] beliefs = [];

    public ReplyKernel(SweepPlan plan, BeliefSweep sweep)
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
        // No λ equals this, so the next round is fresh; ends are worth their gain whatever anybody believes.
        Array.Fill(settledFor, double.NaN);
        for (var node = 0; node < plan.Tree.Nodes; node++) if (plan.Tree.IsEnd(node)) Gain(node);
    }

    /// <summary>Choices and values that depend on λ and payoffs alone are made anew only when those have changed.</summary>
    public void Begin(double[] beliefs)
    {
        this.beliefs = beliefs;
        IsFresh = !sweep.Lambda.AsSpan().SequenceEqual(settledFor);
        sweep.Lambda.CopyTo(settledFor, 0);
    }

    /// <summary>
    /// Choices at the information sets of several histories of a level: before any of these is valued, since each needs the choice made for all.
    /// </summary>
    public void ChooseInSets(int level)
    {
        for (var place = plan.FirstSetOfLevel[level]; place < plan.FirstSetOfLevel[level + 1]; place++)
        {
            var set = plan.SetOrder[place];
            if (tree.SetFirstMember[set + 1] - tree.SetFirstMember[set] > 1) Choose(set);
        }
    }

    /// <summary>The row of values of a history with actions; at a party's own information set its choices first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Value(int node)
    {
        var set = tree.Set[node];
        if (set >= 0 && tree.SetFirstMember[set + 1] - tree.SetFirstMember[set] == 1)
        {
            if (IsFresh || !plan.Settled[set]) Choose(set);
            else Mix(set);
        }

        // First what the history itself brings, in the whole row; what follows is added to it.
        Gain(node);
        var from = tree.FirstEdge[node];
        var targets = tree.Target.AsSpan(from, tree.FirstEdge[node + 1] - from);
        ref var own = ref sweep.Values[node * row];
        if (set < 0) Expect(ref own, ref tree.Chance[from], targets);
        else if (plan.Width[tree.Mover[node]] == 2) DecideTwo(ref own, set, tree.Mover[node], targets);
        else DecideMany(ref own, set, tree.Mover[node], targets);
    }

    /// <summary>Values where a party of one or two types moves: by its own choices for itself, by their mix for everybody else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DecideTwo(ref double own, int set, int mover, ReadOnlySpan<int> targets)
    {
        var slot = plan.Tree.Slot(mover);
        ref var theirs = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sweep.Values), slot);
        ref var choice = ref sweep.Choices[plan.ChoiceAt[set]];
        // Taken before Expect, which adds the others' view to the whole row, the mover's own place included; put back after it.
        var chosen = Vector128.LoadUnsafe(ref own, (nuint)slot);
        for (var action = 0; action < targets.Length; action++)
        {
            chosen += Vector128.LoadUnsafe(ref choice, (nuint)(action * 2)) * Vector128.LoadUnsafe(ref theirs, (nuint)(targets[action] * row));
        }

        Expect(ref own, ref sweep.Mixes[tree.SetFirstAction[set]], targets);
        Unsafe.Add(ref own, slot) = chosen[0];
        // With one type the second lane is the next party's, and stays as Expect left it.
        if (plan.Tree.Types(mover) > 1) Unsafe.Add(ref own, slot + 1) = chosen[1];
    }

    /// <summary>The same for a party of more types.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DecideMany(ref double own, int set, int mover, ReadOnlySpan<int> targets)
    {
        var (slot, types, width) = (plan.Tree.Slot(mover), plan.Tree.Types(mover), plan.Width[mover]);
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        // As above: the mover's own row is made aside, before Expect writes over its place.
        Span<double> chosen = stackalloc double[width];
        for (var lane = 0; lane < types; lane += 4)
        {
            var sum = Vector256<double>.Zero;
            for (var action = 0; action < targets.Length; action++)
            {
                sum += Vector256.LoadUnsafe(ref sweep.Choices[plan.ChoiceAt[set] + action * width + lane]) * Vector256.LoadUnsafe(ref values,
                    (nuint)(targets[action] * row + slot + lane));
            }

            (sum + Vector256.LoadUnsafe(ref own, (nuint)(slot + lane))).StoreUnsafe(ref chosen[lane]);
        }

        Expect(ref own, ref sweep.Mixes[tree.SetFirstAction[set]], targets);
        chosen[..types].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref own, slot), types));
    }

    /// <summary>Adds to a row the rows that follow, by their probabilities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Expect(ref double own, ref double mix, ReadOnlySpan<int> targets)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        var lane = 0;
        for (; lane + 8 <= row; lane += 8)
        {
            var (left, right) = (Vector256.LoadUnsafe(ref own, (nuint)lane), Vector256.LoadUnsafe(ref own, (nuint)(lane + 4)));
            for (var action = 0; action < targets.Length; action++)
            {
                var probability = Vector256.Create(Unsafe.Add(ref mix, action));
                ref var next = ref Unsafe.Add(ref values, targets[action] * row + lane);
                left += probability * Vector256.LoadUnsafe(ref next);
                right += probability * Vector256.LoadUnsafe(ref next, 4);
            }

            left.StoreUnsafe(ref own, (nuint)lane);
            right.StoreUnsafe(ref own, (nuint)(lane + 4));
        }

        // A row is a multiple of four long: at most one vector is left.
        if (lane == row) return;
        var last = Vector256.LoadUnsafe(ref own, (nuint)lane);
        for (var action = 0; action < targets.Length; action++) last += Unsafe.Add(ref mix, action)
            * Vector256.LoadUnsafe(ref values, (nuint)(targets[action] * row + lane));
        last.StoreUnsafe(ref own, (nuint)lane);
    }

    /// <summary>The values of an information set's actions to each type of the mover, from the present beliefs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ActionValues(int set, Span<double> worth)
    {
        int party = tree.SetMover[set], actions = tree.SetActions[set], width = plan.Width[party], slot = plan.Tree.Slot(party);
        if (tree.SetFirstMember[set + 1] - tree.SetFirstMember[set] == 1)
        {
            Copy(tree.FirstEdge[tree.Member[tree.SetFirstMember[set]]], actions, width, slot, ref worth[0]);
            return;
        }

        worth.Clear();
        for (var member = tree.SetFirstMember[set]; member < tree.SetFirstMember[set + 1]; member++)
        {
            var weight = plan.Hidden.Weight(member, beliefs, plan.MixAt);
            var from = tree.FirstEdge[tree.Member[member]];
            for (var action = 0; action < actions; action++)
            {
                for (var lane = 0; lane < width; lane += 2)
                {
                    var sum = Vector128.LoadUnsafe(ref worth[action * width + lane])
                        + weight * Vector128.LoadUnsafe(ref sweep.Values[tree.Target[from + action] * row + slot + lane]);
                    sum.StoreUnsafe(ref worth[action * width + lane]);
                }
            }
        }
    }

    /// <summary>Worth at a set of one history: the values after it, as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(int from, int actions, int width, int slot, ref double worth)
    {
        ref var theirs = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sweep.Values), slot);
        for (var action = 0; action < actions; action++)
        {
            var at = tree.Target[from + action] * row;
            for (var lane = 0; lane < width; lane += 2)
                Vector128.LoadUnsafe(ref theirs, (nuint)(at + lane)).StoreUnsafe(ref worth, (nuint)(action * width + lane));
        }
    }

    /// <summary>Begins a row: what the history brings by itself, less what it costs. Writes all of it, so nothing is left of the round before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gain(int node)
    {
        var weight = tree.Weight[node];
        ref var own = ref sweep.Values[node * row];
        ref var utility = ref payoffs.Utilities[tree.State[node] * row];
        for (var lane = 0; lane < row; lane += 4) (weight * Vector256.LoadUnsafe(ref utility, (nuint)lane)).StoreUnsafe(ref own, (nuint)lane);
        for (var charge = tree.FirstCharge[node]; charge < tree.FirstCharge[node + 1]; charge++)
        {
            ref var cost = ref payoffs.Costs[tree.ChargeItem[charge] * row];
            for (var lane = 0; lane < row; lane += 4)
            {
                (Vector256.LoadUnsafe(ref own, (nuint)lane) - tree.ChargeFactor[charge] * Vector256.LoadUnsafe(ref cost, (nuint)lane))
                    .StoreUnsafe(ref own, (nuint)lane);
            }
        }
    }

    /// <summary>Choices at an information set, made in place from the worth of its actions, and their mix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Choose(int set)
    {
        int party = tree.SetMover[set], actions = tree.SetActions[set], width = plan.Width[party];
        var worth = sweep.Choices.AsSpan(plan.ChoiceAt[set], actions * width);
        if (actions == 1)
        {
            worth.Fill(1);
        }
        else
        {
            ActionValues(set, worth);
            // Two actions of two types to a vector: with an odd number one action more is written, for which ChoiceAt leaves room.
            if (width == 2) LogitChoice.OfTwo(ref worth[0], actions, sweep.Lambda[party]);
            else for (var lane = 0; lane < width; lane += 4) LogitChoice.OfFour(ref worth[lane], actions, width, sweep.Lambda[party]);
            if (sweep.Ready.Length > 0 && sweep.Ready[set] < 1) LogitChoice.WhenReady(worth, width, sweep.Ready[set]);
        }

        Mix(set);
    }

    /// <summary>What those who do not know the type expect: by what they believe, unless the mix is itself an unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(int set)
    {
        int party = tree.SetMover[set], actions = tree.SetActions[set], width = plan.Width[party];
        var mix = sweep.Mixes.AsSpan(tree.SetFirstAction[set], actions);
        if (actions == 1)
        {
            mix[0] = 1;
            return;
        }

        if (plan.ReadsMix(set))
        {
            beliefs.AsSpan(plan.MixAt[set], actions).CopyTo(mix);
            return;
        }

        ref var belief = ref beliefs[plan.RowAt[plan.SetBelief[set]]];
        ref var choice = ref sweep.Choices[plan.ChoiceAt[set]];
        if (width == 2)
        {
            var (first, second) = (belief, Unsafe.Add(ref belief, 1));
            for (var action = 0; action < mix.Length; action++) mix[action] = first * Unsafe.Add(ref choice, action * 2)
                + second * Unsafe.Add(ref choice, action * 2 + 1);
            return;
        }

        for (var action = 0; action < actions; action++)
        {
            var sum = Vector256<double>.Zero;
            for (var lane = 0; lane < width; lane += 4) sum += Vector256.LoadUnsafe(ref belief, (nuint)lane)
                * Vector256.LoadUnsafe(ref choice, (nuint)(action * width + lane));
            mix[action] = Vector256.Sum(sum);
        }
    }
}

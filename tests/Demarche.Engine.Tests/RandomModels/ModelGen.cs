using CsCheck;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.RandomModels;

/// <summary>Random conflicts of every form the model language can say.</summary>
public static class ModelGen
{
    private static readonly MoveRule[] AnyRules = Enum.GetValues<MoveRule>();

    /// <summary>Rules whose moves compose; between two levels those of every rule do.</summary>
    private static readonly MoveRule[] TransitiveRules = [MoveRule.Free, MoveRule.Free, MoveRule.Up, MoveRule.Down];

    /// <summary>Option form, nothing left out, moves that compose: the engine's quickest ground.</summary>
    public static Gen<Description> Complete(int cells = 64, int parties = 5) => Parties(parties).SelectMany(n => Plain(n, cells, TransitiveRules));

    /// <summary>Option form with infeasible states, moves that compose.</summary>
    public static Gen<Description> Infeasible(int cells = 64, int parties = 5) =>
        Parties(parties).SelectMany(n => Plain(n, cells, TransitiveRules)).SelectMany(WithImpossible);

    /// <summary>Option form with infeasible and merged states, moves that compose within the levers.</summary>
    public static Gen<Description> Merged(int cells = 64, int parties = 5) => Infeasible(cells, parties).SelectMany(WithMerges);

    /// <summary>Option form with moves one level at a time among the levers.</summary>
    public static Gen<Description> Stepwise(int cells = 64, int parties = 5) =>
        Parties(parties).SelectMany(n => Plain(n, cells, AnyRules)).SelectMany(WithImpossible);

    /// <summary>Option form with step moves, infeasible states and forbidden moves, nothing merged.</summary>
    public static Gen<Description> StepwiseForbidden(int cells = 64, int parties = 5) => Stepwise(cells, parties).SelectMany(WithForbidden);

    /// <summary>Option form with everything: step moves, infeasible and merged states, forbidden moves.</summary>
    public static Gen<Description> Everything(int cells = 64, int parties = 5) => Stepwise(cells, parties).SelectMany(WithMerges).SelectMany(WithForbidden);

    /// <summary>Option form with few parties and levers of many levels, so that a party has very many moves at once.</summary>
    public static Gen<Description> Wide(int cells = 300) =>
        from n in Parties(3)
        from levers in Gen.Select(Gen.Int[0, n - 1], Gen.Int[2, 100], Gen.Int[0, TransitiveRules.Length - 1], (p, l, rule) => new Lever(p, l, TransitiveRules[rule])).Array[2, 4]
        from description in Ordered(n, Within(cells, levers))
        from thinned in Gen.OneOf(Gen.Const(description), WithImpossible(description))
        select thinned;

    /// <summary>Option form in which one party can go from a state to more than 256 others by free levers alone.</summary>
    public static Gen<Description> Sprawling() =>
        from first in Gen.Int[16, 18]
        from second in Gen.Int[17, 19]
        from rest in Gen.Select(Gen.Int[0, 1], Gen.Int[0, TransitiveRules.Length - 1], (p, rule) => new Lever(p, 2, TransitiveRules[rule])).Array[1, 2]
        from description in Ordered(2, [new Lever(1, first, MoveRule.Free), .. rest, new Lever(1, second, MoveRule.Free)])
        from thinned in Gen.OneOf(Gen.Const(description), WithImpossible(description))
        select thinned;

    /// <summary>Graph form: arcs at random, hardly ever transitive.</summary>
    public static Gen<Description> Named(int states = 24, int parties = 5) =>
        from n in Parties(parties)
        from count in Gen.Int[1, states]
        from arcs in Gen.Int[0, Math.Max(1, 3 * count)].SelectMany(most => Arc(count).Array[0, most]).Array[n]
        from orders in Gen.OneOf(Priorities(ConditionGen.OverNames(count)), Ranking(count)).Array[n]
        select new Description { Parties = n, NamedStates = count, Arcs = arcs, Orders = orders };

    /// <summary>Graph form with forbidden moves.</summary>
    public static Gen<Description> NamedForbidden(int states = 24, int parties = 5) =>
        Named(states, parties).SelectMany(d => Prohibitions(d, ConditionGen.OverNames(d.NamedStates!.Value)));

    /// <summary>Any form.</summary>
    public static Gen<Description> Any(int cells = 64, int parties = 5) => Gen.OneOf(
        Complete(cells, parties), Infeasible(cells, parties), Merged(cells, parties), Stepwise(cells, parties), Everything(cells, parties),
        Named(Math.Min(cells, 24), parties), NamedForbidden(Math.Min(cells, 24), parties));

    /// <summary>Any option form.</summary>
    public static Gen<Description> Levers(int cells = 64, int parties = 5) => Gen.OneOf(
        Complete(cells, parties), Infeasible(cells, parties), Merged(cells, parties), Stepwise(cells, parties), Everything(cells, parties));

    /// <summary>The numbers 0 … count−1 in any order.</summary>
    public static Gen<int[]> Permutation(int count) => Gen.Int.Array[count].Select(keys => Enumerable.Range(0, count).OrderBy(k => keys[k]).ToArray());

    /// <summary>A readable form of a description, for the counterexamples a failing test prints.</summary>
    public static string Print(Description d)
    {
        var orders = string.Join("; ", d.Orders.Select(o => o switch
        {
            Order.Priorities p => "priorities " + string.Join(" > ", p.Statements),
            Order.Ranking r => "places " + string.Join(' ', r.PlaceOfCell),
            Order.Weights w => "weights " + string.Join(" | ", w.OfLevels.Select(l => string.Join(' ', l))),
            _ => "?",
        }));
        var moves = d.NamedStates is { } count
            ? $"{count} states, arcs {string.Join(" | ", d.Arcs.Select(a => string.Join(' ', a.Select(x => $"{x.From}→{x.To}"))))}"
            : $"levers {string.Join(", ", d.Levers)}; impossible {d.Impossible}; merges {string.Join(", ", d.Merges)}";
        return $"{d.Parties} parties; {moves}; forbidden {string.Join(", ", d.Forbidden)}; {orders}";
    }

    private static Gen<int> Parties(int most) => Gen.Int[2, most];

    private static Gen<Description> Plain(int parties, int cells, MoveRule[] rules) =>
        from all in Lever(parties, rules).Array[0, 8]
        from grouped in Gen.Bool
        from description in Ordered(parties, Within(cells, grouped ? [.. all.OrderBy(l => l.Party)] : all))
        select description;

    private static Gen<Description> Ordered(int parties, Lever[] levers) =>
        from orders in Gen.Frequency((4, Priorities(ConditionGen.OverLevers(levers))), (2, Ranking(levers.Aggregate(1, (n, l) => n * l.Levels))), (1, Weights(levers))).Array[parties]
        select new Description { Parties = parties, Levers = levers, Orders = orders };

    private static Gen<Lever> Lever(int parties, MoveRule[] rules) =>
        from party in Gen.Int[0, parties - 1]
        from levels in Gen.Int[2, 4]
        from steps in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        let allowed = levels == 2 && steps ? AnyRules : rules
        from rule in Gen.Int[0, allowed.Length - 1]
        select new Lever(party, levels, allowed[rule]);

    private static Lever[] Within(int cells, Lever[] levers)
    {
        var kept = new List<Lever>();
        foreach (var lever in levers)
        {
            if (lever.Levels > cells) continue;
            cells /= lever.Levels;
            kept.Add(lever);
        }

        return [.. kept];
    }

    private static Gen<Order> Priorities(Gen<Condition> statement) => statement.Array[0, 9].Select(s => (Order)new Order.Priorities(s));

    private static Gen<Order> Ranking(int cells) =>
        Gen.OneOf(Permutation(cells), Gen.Int[1, cells].SelectMany(places => Gen.Int[0, places - 1].Array[cells]))
            .Select(place => (Order)new Order.Ranking(place));

    private static Gen<Order> Weights(Lever[] levers) =>
        Gen.Long[-9, 9].Array[levers.Select(l => l.Levels).DefaultIfEmpty().Max()].Array[levers.Length].Select(w => (Order)new Order.Weights(w));

    /// <summary>Takes patterns out, but for one random cell, so that there is a state.</summary>
    private static Gen<Description> WithImpossible(Description d) =>
        from patterns in Gen.OneOf(ConditionGen.Pattern(d.Levers), ConditionGen.OverLevers(d.Levers)).Array[0, 3]
        from spared in Gen.Int[0, d.Cells - 1]
        let cell = ConditionGen.Exactly(Levels(d, spared))
        select d with { Impossible = new Condition.And(new Condition.Not(cell), Condition.Any(patterns)) };

    private static Gen<Description> WithMerges(Description d) =>
        ConditionGen.Pattern(d.Levers).Array[0, 3].Select(merges => d with { Merges = merges });

    private static Gen<Description> WithForbidden(Description d) => Prohibitions(d, ConditionGen.OverLevers(d.Levers));

    private static Gen<Description> Prohibitions(Description d, Gen<Condition> condition) =>
        Gen.Select(Gen.Int[0, d.Parties - 1], condition, condition, (p, from, to) => new Prohibition(p, from, to)).Array[0, 3]
            .Select(forbidden => d with { Forbidden = forbidden });

    private static Gen<(int, int)> Arc(int states) => Gen.Select(Gen.Int[0, states - 1], Gen.Int[0, states - 1]);

    private static IEnumerable<int> Levels(Description d, int cell)
    {
        foreach (var lever in d.Levers)
        {
            yield return cell % lever.Levels;
            cell /= lever.Levels;
        }
    }
}

using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Oracle;

/// <summary>Everything left open in a conflict, answered in every way: one list of answers a question, one model a completion. Small questions only.</summary>
public sealed class NaiveRobustness
{
    /// <summary>One party's order under one type: groups of statements, and which statements are optional.</summary>
    public sealed record OpenType(IReadOnlyList<(Condition Statement, bool IsOptional)[]> Groups)
    {
        /// <summary>For each group, for each statement the degrees it may carry; an ordinary one when nothing is said.</summary>
        public IReadOnlyList<IReadOnlyList<int>[]> Degrees { get; init; } = [.. Groups.Select(g => g.Select(_ => (IReadOnlyList<int>)[0]).ToArray())];

        /// <summary>Whether the order within groups is asked, and not taken as written.</summary>
        public bool AsksOrder { get; init; } = true;
    }

    /// <summary>A party's completed order: its type, an order for each group, which statements are left out, how strong each is.</summary>
    public sealed record Variant(int Type, IReadOnlyList<int[]> Orders, IReadOnlyList<bool[]> LeftOut, IReadOnlyList<int[]> Degrees);

    /// <summary>One completion.</summary>
    public sealed record Completed(string Concept, IReadOnlyList<Variant> Variants, double Weight);

    /// <summary>Every completion; the weights add up to one and every answer to a question counts alike wherever it arises.</summary>
    public static List<Completed> All(IReadOnlyList<IReadOnlyList<OpenType>> types, IReadOnlyList<string> concepts)
    {
        var found = concepts.Select(c => new Completed(c, [], 1.0 / concepts.Count)).ToList();
        foreach (var own in types)
        {
            found = [.. found.SelectMany(c => Enumerable.Range(0, own.Count).SelectMany(type =>
            {
                var variants = Variants(type, own[type]).ToList();
                return variants.Select(v => c with { Variants = [.. c.Variants, v], Weight = c.Weight / own.Count / variants.Count });
            }))];
        }

        return found;
    }

    /// <summary>The order of a party in a completion.</summary>
    public static Order OrderOf(OpenType type, Variant variant) => new Order.Priorities([.. type.Groups.SelectMany((group, g) =>
        variant.Orders[g].Where(k => !variant.LeftOut[g][k]).Select(k => group[k].Statement))]);

    /// <summary>The share of pairs in which the answer to one question is changed to another and the result with it: the completion drawn by weight, the other answer and what then arises at random.</summary>
    /// <param name="all">Every completion.</param>
    /// <param name="results">What came out in each.</param>
    /// <param name="answer">The answer to the question in a completion; null where it does not arise.</param>
    /// <param name="rest">Everything else that must be left alone.</param>
    public static double Flips<T>(IReadOnlyList<Completed> all, IReadOnlyList<T> results, Func<Completed, string?> answer, Func<Completed, string> rest)
    {
        var share = 0.0;
        foreach (var line in Enumerable.Range(0, all.Count).Where(k => answer(all[k]) is not null).GroupBy(k => rest(all[k]), StringComparer.Ordinal))
        {
            var byAnswer = line.GroupBy(k => answer(all[k])!, StringComparer.Ordinal).ToList();
            foreach (var k in line)
            {
                var others = byAnswer.Where(g => g.Key != answer(all[k])).Select(g => g.Average(o => Equals(results[o], results[k]) ? 0.0 : 1.0)).ToList();
                if (others.Count > 0) share += all[k].Weight * others.Average();
            }
        }

        return share;
    }

    private static IEnumerable<Variant> Variants(int type, OpenType open)
    {
        IEnumerable<Variant> found = [new Variant(type, [], [], [])];
        foreach (var (group, degrees) in open.Groups.Zip(open.Degrees))
        {
            int[] written = [.. Enumerable.Range(0, group.Length)];
            var orders = open.AsksOrder ? NaiveSwaps.Permutations(written).ToList() : [written];
            var strengths = Products(degrees).ToList();
            var outs = Subsets([.. group.Select(s => s.IsOptional)]).ToList();
            found = found.SelectMany(v => orders.SelectMany(o => outs.SelectMany(left => strengths.Select(d =>
                v with { Orders = [.. v.Orders, o], LeftOut = [.. v.LeftOut, left], Degrees = [.. v.Degrees, d] }))));
        }

        return found;
    }

    private static IEnumerable<int[]> Products(IReadOnlyList<int>[] choices) => choices.Length == 0
        ? [[]]
        : choices[0].SelectMany(first => Products(choices[1..]).Select(rest => (int[])[first, .. rest]));

    private static IEnumerable<bool[]> Subsets(bool[] optional) => optional.Length == 0
        ? [[]]
        : Subsets(optional[1..]).SelectMany(rest => optional[0] ? new bool[][] { [false, .. rest], [true, .. rest] } : [[false, .. rest]]);
}

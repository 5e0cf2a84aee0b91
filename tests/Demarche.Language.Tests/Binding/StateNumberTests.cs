using CsCheck;
using Demarche.Language.Compiling;

namespace Demarche.Language.Tests.Binding;

/// <summary>A state number in a model means the state that has that number once the model is compiled.</summary>
public sealed class StateNumberTests
{
    private static readonly Gen<string> Statement = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool, (lever, level, not) => $"{(not ? "not " : "")}l{lever} is v{Math.Min(level, lever == 1 ? 2 : 1)}");

    [Fact]
    public void In_models_with_impossible_and_merged_states() => Gen.Select(Statement.Array[0, 2], Statement.Array[0, 2], Gen.Bool).Sample(
        (impossible, merged, reverse) =>
        {
            var model = "parties:\n  A:\n    levers: { l0: [v0, v1], l1: [v0, v1, v2], l2: [v0, v1] }\n    ORDER\n"
                + $"impossible: [{string.Join(", ", impossible.Select(s => $"{s} and l1 is v0"))}]\n"
                + $"merge: [{string.Join(", ", merged.Select((s, k) => $"{{ name: m{k}, when: {s} and l2 is v1 }}"))}]\n";
            var plain = ModelLoader.Parse(model.Replace("ORDER", "priorities: [always]", StringComparison.Ordinal), "m");
            if (plain.HasErrors) return;
            var count = Compiler.Compile(plain.Crisis!).Graph.States;
            var numbers = Enumerable.Range(1, count).ToArray();
            if (reverse) Array.Reverse(numbers);
            var ranked = ModelLoader.Parse(model.Replace("ORDER", $"ranking: [{string.Join(", ", numbers)}]", StringComparison.Ordinal), "m");
            Assert.DoesNotContain(ranked.Diagnostics, d => d.Code.StartsWith("DEM04", StringComparison.Ordinal));
            var ranks = Compiler.Compile(ranked.Crisis!).Graph.Ranks(0).ToArray();
            Assert.Equal(numbers.Select(n => n - 1), Enumerable.Range(0, count).OrderByDescending(s => ranks[s]));
            Assert.Equal(count, ranks.Distinct().Count());
        },
        iter: 300);

    [Fact]
    public void A_pattern_means_the_states_it_describes()
    {
        var crisis = ModelLoader.Parse("parties: { A: { levers: { a: [no, yes], b: [off, on] }, ranking: [-Y, YN, NN] } }", "m").Crisis!;
        Assert.Equal([1, 2, 3, 3], Compiler.Compile(crisis).Graph.Ranks(0).ToArray());
    }
}

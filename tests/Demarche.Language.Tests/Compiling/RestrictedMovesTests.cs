using CsCheck;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Compiling;

/// <summary>What hidden levers, vetoes and their price take away, against the definitions pair by pair.</summary>
public sealed class RestrictedMovesTests
{
    private static readonly string[] Truths = ["x is high", "x is none", "y", "not y", "y iff x is low", "x at least low"];

    [Fact]
    public void A_type_uses_a_hidden_lever_as_it_has_settled() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2].Select(k => new[] { "free", "up", "step" }[k]), Gen.Int[0, 1]).Sample((now, rule, types) =>
    {
        string[] levels = ["none", "low", "high"];
        var own = types == 0 ? "priorities: [y]" : "types: { firm: { prior: 70%, priorities: [y] }, soft: { priorities: [not y] } }";
        var crisis = Parse($"x: {{ levels: [none, low, high], now: {levels[now]}, moves: {rule}, seen: no }}", own);
        int[] open = [.. Enumerable.Range(0, 3).Where(l => l != now && rule switch { "up" => l > now, "step" => Math.Abs(l - now) == 1, _ => true })];
        var splits = open.Length > 1;

        Assert.Equal((splits ? open.Length : 1) * (types == 0 ? (splits ? 1 : 0) : 2), crisis.Parties[0].Types.Count);
        if (crisis.Parties[0].Types.Count > 0) Assert.Equal(1, crisis.Parties[0].Types.Sum(t => t.Prior), 1e-12);
        foreach (var profile in TypeProfile.All(crisis))
        {
            var compiled = Compiler.Compile(crisis, profile);
            int? settled = splits ? crisis.Parties[0].Types[profile.Types[0]].Settled.Single().Level : null;
            ForEachPair(compiled, (from, to) =>
            {
                var (a, b) = (compiled.Space.LevelOf(from, 0), compiled.Space.LevelOf(to, 0));
                var allowed = rule switch { "up" => b >= a, "step" => Math.Abs(a - b) <= 1, _ => true } && compiled.Space.LevelOf(from, 1) == compiled.Space.LevelOf(to, 1);
                Assert.Equal(allowed && !(settled is { } level && a == now && b != now && b != level), compiled.Graph.Moves.CanMove(0, from, to));
                Assert.Equal(allowed, compiled.AnyTypeMoves.CanMove(0, from, to));
            });
        }
    });

    [Fact]
    public void A_veto_lets_pass_what_pays_its_price() => Gen.Select(Gen.Int[0, Truths.Length - 1], Gen.Int[-1, Truths.Length - 1]).Sample((likes, price) =>
    {
        var faction = $"factions: {{ elders: {{ voice: veto, priorities: [{Truths[likes]}]{(price < 0 ? "" : $", in-return: {Truths[price]}")} }} }}, priorities: [y]";
        var crisis = Parse("x: [none, low, high], z: [no, yes]", faction);
        var compiled = Compiler.Compile(crisis);
        var elders = crisis.Parties[0].Factions[0];
        var liked = compiled.Space.Where(((Preference.Priorities)elders.Preference).Groups[0][0].Condition);
        var paid = elders.InReturn is { } clause ? compiled.Space.Where(clause.Condition) : null;
        ForEachPair(compiled, (from, to) =>
        {
            var own = Enumerable.Range(0, 3).All(k => compiled.Space.LevelOf(from, k) == compiled.Space.LevelOf(to, k) || crisis.Levers[k].Party == 0);
            Assert.Equal(own && (!liked[from] || liked[to] || paid?[to] == true), compiled.Graph.Moves.CanMove(0, from, to));
        });
    });

    private static void ForEachPair(CompiledCrisis compiled, Action<int, int> check)
    {
        for (var from = 0; from < compiled.Space.Count; from++)
        {
            for (var to = 0; to < compiled.Space.Count; to++) if (from != to) check(from, to);
        }
    }

    private static Crisis Parse(string levers, string rest)
    {
        var result = ModelLoader.Parse($"parties:\n  A: {{ levers: {{ {levers} }}, {rest} }}\n  B: {{ levers: {{ y: [no, yes] }}, priorities: [y] }}\n", "m.crisis.yaml");
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == Severity.Error);
        return result.Crisis!;
    }
}

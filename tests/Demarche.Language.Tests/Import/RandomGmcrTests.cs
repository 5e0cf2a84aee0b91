using CsCheck;
using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Import;

namespace Demarche.Language.Tests.Import;

/// <summary>Random save files against the format's own definitions, and damaged ones.</summary>
public sealed class RandomGmcrTests
{
    private const int Samples = 300;

    private static readonly Gen<string> Pattern = Gen.Int[0, 2].Select(k => "YN-"[k]).Array[4].Select(signs => new string(signs)).Where(p => p != "----");

    private static readonly Gen<string[][]> Conditions = Pattern.Array[1, 3].Array[0, 5];

    [Fact]
    public void Random_files_give_the_states_and_orders_of_their_definition() => Gen.Select(Conditions, Conditions, Conditions, Gen.Int[0, 4]).Sample(
        (infeasibles, first, second, split) =>
        {
            var feasible = Enumerable.Range(0, 16).Select(Signs).Where(state => !infeasibles.Any(c => Holds(c, state))).ToList();
            if (feasible.Count == 0) return;
            var text = GmcrText.Of(
                [.. "abcd".Select(c => GmcrText.Option(c.ToString()))],
                [
                    GmcrText.Maker("A", [.. Enumerable.Range(0, split)], [.. first.Select(Condition)]),
                    GmcrText.Maker("B", [.. Enumerable.Range(split, 4 - split)], [.. second.Select(Condition)]),
                ],
                [.. infeasibles.Select(Condition)]);

            var (yaml, _) = GmcrImport.Convert(text, "random.gmcr");
            var loaded = ModelLoader.Parse(yaml!, "random.crisis.yaml");
            Assert.True(loaded.Crisis is not null, string.Join("\n", loaded.Diagnostics) + yaml);
            var compiled = Compiler.Compile(loaded.Crisis);

            var words = new StateWords(compiled);
            Assert.Equal(feasible, Enumerable.Range(0, compiled.Space.Count).Select(words.Pattern));
            AssertOrder(compiled.Graph.Ranks(0).ToArray(), feasible, first);
            AssertOrder(compiled.Graph.Ranks(1).ToArray(), feasible, second);
        },
        iter: Samples);

    [Fact]
    public void Damaged_files_are_refused_with_a_reason_or_imported()
    {
        var good = GmcrText.Of(
            [GmcrText.Option("Modify", "fwd"), GmcrText.Option("Delay"), GmcrText.Option("Insist", "back")],
            [GmcrText.Maker("MoE", [0], [GmcrText.Any("Y-N", "NN-")], [GmcrText.All("--Y")]), GmcrText.Ranked("Uniroyal", [1], [1, new[] { 2, 3 }]), GmcrText.Maker("LG", [2], [GmcrText.All("NYN")])],
            [GmcrText.All("YY-")],
            coalitions: [new[] { 0, 1 }, 2]);
        string[] pieces = ["", "{", "}", "[", "]", ",", ":", "\"", "null", "-1", "9999999999", "1.5", "true", "\\", "\\ud800", "\u00e9", "\n", "[0,\"Y\"]", "{\"compound\":true}", "\0"];
        var edit = Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, pieces.Length - 1].Select(k => pieces[k]));
        edit.Array[1, 5].Sample(
            edits =>
            {
                var text = good;
                foreach (var (place, cut, piece) in edits)
                {
                    var at = (int)(place * text.Length);
                    text = text[..at] + piece + text[Math.Min(text.Length, at + cut)..];
                }

                AssertRefusedOrImported(text);
            },
            iter: Samples * 4);
    }

    [Fact]
    public void Hostile_files_are_refused()
    {
        AssertRefusedOrImported("");
        AssertRefusedOrImported(new string('[', 100_000));
        AssertRefusedOrImported("{\"options\":" + new string('[', 60) + new string(']', 60) + ",\"decisionMakers\":[],\"infeasibles\":[]}");
        AssertRefusedOrImported("{\"" + new string('k', 1_000_000) + "\":[" + string.Join(",", Enumerable.Repeat("1", 100_000)) + "],\"options\":0}");
        AssertRefusedOrImported(GmcrText.Of([.. Enumerable.Range(0, 3000).Select(_ => GmcrText.Option("same"))], [GmcrText.Maker("A", [.. Enumerable.Range(0, 3000)], [])]));
        AssertRefusedOrImported(GmcrText.Of([], []));
        AssertRefusedOrImported(GmcrText.Of([GmcrText.Option("a")], [GmcrText.Maker("A", [0], [])], [GmcrText.All("Y"), GmcrText.All("N")]));
        AssertRefusedOrImported("\uFEFF" + GmcrText.Of([GmcrText.Option("a")], [GmcrText.Maker("A", [0], [])]).Replace(",", ",\r\n", StringComparison.Ordinal));
    }

    private static void AssertRefusedOrImported(string text)
    {
        var (yaml, diagnostics) = GmcrImport.Convert(text, "hostile.gmcr");

        Assert.Equal(yaml is null, diagnostics.Any(d => d.Severity == Severity.Error));
        if (yaml is not null) ModelLoader.Parse(yaml, "hostile.crisis.yaml");
    }

    private static void AssertOrder(int[] ranks, List<string> states, string[][] statements)
    {
        for (var s = 0; s < ranks.Length; s++)
        {
            for (var t = 0; t < ranks.Length; t++)
            {
                var decides = statements.FirstOrDefault(c => Holds(c, states[s]) != Holds(c, states[t]));
                var expected = decides is null ? 0 : Holds(decides, states[s]) ? 1 : -1;
                Assert.Equal(expected, ranks[s].CompareTo(ranks[t]));
            }
        }
    }

    private static object Condition(string[] alternatives) => alternatives.Length == 1 ? GmcrText.All(alternatives[0]) : GmcrText.Any(alternatives);

    private static bool Holds(string[] alternatives, string state) => alternatives.Any(pattern => pattern.Zip(state).All(p => p.First == '-' || p.First == p.Second));

    private static string Signs(int number) => string.Concat(Enumerable.Range(0, 4).Select(k => (number >> k & 1) == 1 ? 'Y' : 'N'));
}

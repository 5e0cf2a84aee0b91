using CsCheck;
using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Language.Syntax;
using Demarche.Workbench.Compare;

namespace Demarche.Workbench.Tests.Compare;

/// <summary>Variants of an order, and what differs between two answers.</summary>
public class VariantTests
{
    private static readonly string Geneva = File.ReadAllText(Repository.PathOf("models", "geneva-2022", "crisis.yaml"));

    private static readonly YamlMapping? Tree = ModelLoader.ReadTree(Geneva, "crisis.yaml", null, null).Whole;

    [Fact]
    public void An_order_is_read_as_it_was_written() => Gen.Select(Gen.Int[0, 9], Gen.Int[-1, 9], Gen.Shuffle(Enumerable.Range(0, 9).ToArray())).Sample((party, type, places) =>
    {
        var order = new VariantOrder(party, type, places);
        var read = VariantOrder.Parse(order.ToString())!;
        return read.Party == party && read.Type == type && read.Places.SequenceEqual(places);
    });

    [Theory]
    [InlineData("")]
    [InlineData("0.0")]
    [InlineData("0.0:0,0")]
    [InlineData("0.0:1,2")]
    [InlineData("-1.0:0,1")]
    [InlineData("a.b:c")]
    public void What_is_no_order_is_none(string text) => Assert.Null(VariantOrder.Parse(text));

    [Fact]
    public void A_variant_has_the_new_order_and_keeps_the_comments()
    {
        var order = VariantOrder.Parse("0.0:1,0,2,3,4,5,6,7,8,9")!;

        var text = order.In(Geneva, Tree).Text!;

        var before = Order(Geneva);
        var after = Order(text);
        Assert.Equal([before[1], before[0], .. before.Skip(2)], after);
        Assert.StartsWith("# The eve of the January 2022 talks", text, StringComparison.Ordinal);
        Assert.Equal(Geneva.Split('\n').Order(StringComparer.Ordinal), text.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_variant_saved_beside_its_model_says_the_same_as_the_variant_itself()
    {
        var folder = Directory.CreateTempSubdirectory("demarche-variant-").FullName;
        try
        {
            // The order of a bluffing Russia has aliases, which a file of its own cannot refer to.
            var order = VariantOrder.Parse("0.1:8,7,6,5,4,3,2,1,0")!;
            File.WriteAllText(Path.Combine(folder, "crisis.yaml"), Geneva);
            File.Copy(Repository.PathOf("models", "geneva-2022", "record.csv"), Path.Combine(folder, "record.csv"));
            File.WriteAllText(Path.Combine(folder, "variant.crisis.yaml"), order.Overlay(Tree, "crisis.yaml", "turned round").Text);

            var laid = ModelLoader.Load(Path.Combine(folder, "variant.crisis.yaml"));

            Assert.Empty(laid.Diagnostics);
            Assert.Equal(Order(order.In(Geneva, Tree).Text!, 0, 1), Order(laid.Crisis!, 0, 1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_order_of_another_length_is_refused_in_words()
    {
        var result = VariantOrder.Parse("0.0:1,0")!.In(Geneva, Tree);

        Assert.Null(result.Text);
        Assert.NotNull(result.Problem);
    }

    [Fact]
    public void Nothing_differs_from_itself()
    {
        var answer = Answers.Bundled("geneva-2022");

        Assert.Empty(WhatChanged.Between(answer, Answers.Bundled("geneva-2022")));
        Assert.DoesNotContain(SideBySide.Of("a", answer, "b", answer).Rows, row => row[2].ToString().Contains("differs", StringComparison.Ordinal));
    }

    [Fact]
    public void What_differs_is_told_both_ways()
    {
        const string Model = """
            parties:
              Alpha:
                levers: { ties: { levels: [kept, severed], moves: up } }
                priorities: [ties is kept]
              Beta:
                levers: { sanctions: [light, heavy] }
                priorities: [sanctions is light]
            outcomes: { break: ties is severed }
            break: break
            """;
        var (calm, hot) = (Answers.Of(Model), Answers.Of(Model.Replace("[ties is kept]", "[ties is severed]", StringComparison.Ordinal)));

        var there = WhatChanged.Between(calm, hot).Select(p => p.ToString()).ToArray();
        var back = WhatChanged.Between(hot, calm).Select(p => p.ToString()).ToArray();

        Assert.Contains("The present state no longer holds.", there);
        Assert.Contains("The present state now holds.", back);
        Assert.Contains("By moves that each pay the break is 1 move away; it was out of reach.", there);
        Assert.Contains("By moves that each pay the break is out of reach; it was 1 move away.", back);
    }

    [Fact]
    public void Flips_are_listed_from_the_least()
    {
        var findings = Answers.Bundled("geneva-2022").Findings;
        var expected = findings.Distance!.Swaps.Where(s => s.Swaps > 0).Min(s => s.Swaps);

        var table = FlipsTable.Of(findings)!;

        Assert.StartsWith($"{expected} swap", table.Rows[0][0].ToString(), StringComparison.Ordinal);
        Assert.Equal(table.Rows.Count, FlipsTable.Tornado(findings)!.InWords.Count);
    }

    private static string[] Order(string text, int party = 0, int type = 0) => Order(ModelLoader.Parse(text, "crisis.yaml", Repository.PathOf("models", "geneva-2022")).Crisis!, party, type);

    private static string[] Order(Crisis crisis, int party, int type) => [.. ((Preference.Priorities)crisis.Parties[party].Types[type].Preference).Groups.Select(g => g[0].Text)];
}

using CsCheck;
using Demarche.Language;
using Demarche.Language.Editing;
using Demarche.Workbench.Compare;
using Severity = Demarche.Diagnostics.Severity;

namespace Demarche.Workbench.Tests.Compare;

/// <summary>Numbers of a model that are turned up and down.</summary>
public class SlidersTests
{
    internal const string Small = """
        crisis: A dispute
        asof: 2026-03-01
        parties:
          North:
            audience-cost: [10%, 20%]   # a guess
            levers:
              tariffs: [kept, lifted]
            factions:
              hawks:
                voice: cost
                cost: low
                priorities: [tariffs is kept]
            types:
              "firm: very":
                prior: 60%
                utilities: { tariffs is lifted: 2, embargo is imposed: -4.5 }
              weak:
                priorities: [tariffs is lifted]
              'torn, or so':
                priorities: [embargo is not imposed]
          South:
            levers:
              embargo: [off, imposed]
            priorities: [tariffs is lifted, embargo is not imposed]
        outcomes:
          break: embargo is imposed
        break: break
        calendar:
          - { on: 2026-03-10, what: Talks, parties: [North, South] }
        outside: { class: break/icb-all }
        """;

    private static readonly string[] Texts = [Small, Bundled("geneva-2022"), Bundled("kuwait-1991"), Bundled("cuba-1962")];

    [Fact]
    public void All_kinds_of_numbers_are_found()
    {
        var sliders = Of(Small);

        Assert.Equal(
        [
            "North is firm: very", "North is weak", "North is torn, or so", "What going against hawks costs North", "What it costs North not to keep its word",
            "What “tariffs is lifted” is worth to North, if firm: very", "What “embargo is imposed” is worth to North, if firm: very",
        ], sliders.Select(s => s.Name));
        Assert.Equal([0.6, 0.2, 0.2, 0.05, 0.15, 2, -4.5], sliders.Select(s => Math.Round(s.Value, 6)));
    }

    [Fact]
    public void What_is_turned_is_what_the_model_then_says_and_nothing_else_changes() => Gen.Select(Gen.Int[0, Texts.Length - 1], Gen.Int[0, 99], Gen.Double[0, 1]).Sample((which, number, at) =>
    {
        var sliders = Of(Texts[which]);
        if (sliders.Count == 0) return;
        var slider = sliders[number % sliders.Count];
        var value = Math.Round(slider.Least + at * (slider.Most - slider.Least), 2);

        var text = ModelEditor.Apply(Texts[which], Sliders.Set(sliders, new Dictionary<string, double> { [slider.Id] = value })).Text!;

        Assert.DoesNotContain(ModelLoader.Parse(text, "crisis.yaml").Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(Texts[which].Count(c => c == '#'), text.Count(c => c == '#'));
        foreach (var now in Of(text))
        {
            var before = sliders.First(s => s.Id == now.Id);
            if (now.Id == slider.Id) Assert.Equal(value, now.Value, 0.0051);
            else if (!slider.Others.Any(o => o.At.Steps.SequenceEqual(before.At.Steps))) Assert.Equal(before.Value, now.Value, 1e-9);
        }

        var shares = Of(text).Where(s => s.Others.Count > 0).Select(s => s.Value + s.Others.Sum(o => o.Value));
        Assert.All(shares, sum => Assert.Equal(1, sum, 1e-9));
    }, iter: 300);

    [Fact]
    public void An_address_is_read_as_it_was_written() => Gen.Double[0, 1].Array[4].Sample(shares =>
    {
        var sliders = Of(Small);
        var values = sliders.Take(4).Select((s, k) => (s, Value: shares[k])).Where(v => v.s.Written(v.Value) != v.s.Written(v.s.Value))
            .ToDictionary(v => v.s.Id, v => v.Value);

        Assert.Equal(values, Sliders.Read(Sliders.Written(values), sliders));
    });

    [Theory]
    [InlineData("parties/North/audience-cost:7")]
    [InlineData("parties/North/audience-cost:x")]
    [InlineData("parties/Nobody/audience-cost:0.5")]
    [InlineData(":::,,")]
    public void An_address_that_names_no_number_turns_none(string text) => Assert.Empty(Sliders.Read(text, Of(Small)));

    private static IReadOnlyList<Slider> Of(string text)
    {
        var loaded = ModelLoader.Parse(text, "crisis.yaml");
        Assert.True(loaded.Crisis is not null, string.Join('\n', loaded.Diagnostics.Select(d => d.Message)));
        return Sliders.Of(loaded.Crisis!, ModelLoader.ReadTree(text, "crisis.yaml", null, null).Whole!);
    }

    private static string Bundled(string name) => File.ReadAllText(Repository.PathOf("models", name, "crisis.yaml"));
}

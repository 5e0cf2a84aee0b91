using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Record.Codebook;
using Demarche.Record.Drafting;
using Demarche.Record.Events;

namespace Demarche.Record.Tests.Drafting;

/// <summary>What an event could become in a model: the entry, and the model after it, which must pass the checks.</summary>
public class ProposalTests
{
    private const string Model = """
        asof: 2022-01-05
        parties:
          Russia:
            levers:
              ties: { levels: [kept, severed], moves: up, words: [keeps relations with Washington, severs relations with Washington] }
            priorities: [ties is kept]
          USA:
            words: the United States
            levers:
              sanctions: { levels: [existing, tough], words: [leaves sanctions as they are, imposes tough sanctions] }
            priorities: [sanctions is existing]
        outcomes:
          break: ties is severed
        break: break
        calendar:
          - { on: 2022-01-10, what: Talks }
          - { on: 2022-01-20, what: More talks }

        """;

    private static readonly EventRow Threat = new()
    {
        Date = new(2021, 12, 31), By = "Russia", Toward = "United States", What = "Russia threatens to sever relations", Kind = new EventKind(EventType.Threaten, "relations"), Aspect = EventAspect.Threatened,
        If = "new tough sanctions are imposed", IfBy = "United States", Then = "sever relations", Quote = "sever relations",
    };

    [Fact]
    public void A_threat_is_about_the_levers_that_its_words_are_about()
    {
        var text = Made(Threat, "threat");
        Assert.Contains("by: Russia\n    against: USA\n    if: sanctions is tough\n    then: ties is severed\n    said: 2021-12-31", text, StringComparison.Ordinal);
        Assert.Equal("threat", Of(Threat)[0].Kind);
    }

    [Fact]
    public void Levers_that_are_not_there_are_made_with_it()
    {
        var text = Made(Threat with { By = "USA", Toward = "Russia", If = "it goes over to provocations on the border", IfBy = "Russia", Then = "impose tough sanctions" }, "threat");
        Assert.Contains("levels: [restrained, provoking]", text, StringComparison.Ordinal);
        Assert.Contains("if: conduct is provoking\n    then: sanctions is tough", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("occasion", "calendar:\n  - { on: 2022-01-10, what: Talks }\n  - on: 2022-01-13\n    what: A summit is planned\n    parties: [Russia]\n")]
    [InlineData("precedent", "name: Russia, 2022")]
    [InlineData("lever", "levels: [kept, severed]")]
    [InlineData("issue", "issues:\n  Syria:\n    at-stake-in: break\n")]
    [InlineData("priority", "say: sanctions is tough")]
    [InlineData("level", "levels: [kept, severed, ")]
    public void Each_kind_is_the_entry_that_it_says_and_the_model_has_no_mistake_by_it(string kind, string expected)
    {
        var row = new EventRow { Date = new(2022, 1, 13), By = "Russia", What = "Russia: A summit is planned", Place = "Syria", Quote = kind is "priority" ? "tough sanctions" : "severs relations", Then = kind == "level" ? "sever relations and seize ships" : "" };
        Assert.Contains(expected, Made(row, kind), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_becomes_a_faction_of_its_party()
    {
        var text = Made(new EventRow { Date = new(2022, 1, 5), By = "former US officials", Toward = "USA", What = "They demand sanctions", Quote = "demand tough sanctions", Kind = new EventKind(EventType.Request) }, "faction");
        Assert.Contains("factions:\n      former US officials:\n        voice: cost\n        priorities: [sanctions is tough]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_new_becomes_a_party_with_a_guess_that_is_marked_as_one()
    {
        var promise = new EventRow { Date = new(2022, 1, 3), By = "USA", Toward = "Ukraine", What = "x", Quote = "x", Kind = new EventKind(EventType.Agree), Aspect = EventAspect.Promised };
        Assert.Equal("promise party", string.Join(' ', Of(promise).Where(p => p.Fits).Select(p => p.Kind).Order(StringComparer.Ordinal).Reverse()));
        Assert.Contains("  Ukraine:\n    priorities:\n      - say: sanctions is existing\n        draft: yes\n", Made(promise, "party"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EventAspect.PastCase, EventType.Assault, "", "precedent")]
    [InlineData(EventAspect.Planned, EventType.Agree, "036", "occasion")]
    [InlineData(EventAspect.Promised, EventType.Agree, "", "promise")]
    [InlineData(EventAspect.Asked, EventType.Request, "", "lever")]
    public void What_fits_is_offered_first(EventAspect aspect, EventType type, string cameo, string first) =>
        Assert.Equal(first, Of(new EventRow { Date = new(2022, 1, 13), By = "Russia", Toward = "USA", What = "x", Quote = "x", Kind = new EventKind(type, "", cameo), Aspect = aspect })[0].Kind);

    [Fact]
    public void What_cannot_be_made_says_why()
    {
        var stranger = Threat with { By = "Norland" };
        Assert.Contains("Norland is no party of the model", Of(stranger).Single(p => p.Kind == "threat").WhyNot, StringComparison.Ordinal);
        Assert.All(Of(stranger), p => Assert.True(p.Edit is null != p.WhyNot is null));
    }

    private static IReadOnlyList<PartProposal> Of(EventRow row) => new Proposals((YamlMapping)YamlReader.Read(Model, "m", new DiagnosticBag())!, null).Of(row);

    private static string Made(EventRow row, string kind)
    {
        var proposal = Of(row).Single(p => p.Kind == kind);
        Assert.Null(proposal.WhyNot);
        var made = ModelEditor.Apply(Model, proposal.Edit!);
        Assert.Null(made.Problem);
        Assert.DoesNotContain(ModelLoader.Parse(made.Text!, "crisis.yaml", null, null).Diagnostics, d => d.Severity == Demarche.Diagnostics.Severity.Error);
        return made.Text!;
    }
}

using Demarche.Language.Editing;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Binding;

/// <summary>Statements in a party's own words.</summary>
public sealed class PhraseTests
{
    private const string Levers = """
        parties:
          Saudi Arabia:
            words: the kingdom
            levers:
              embargo: { levels: [lifted, in force], now: in force, words: [lifts the embargo, keeps the embargo and the blockade] }
            priorities: [PRIORITY]
          Qatar:
            levers: { answer: { levels: [rejects, accepts], words: [rejects the list, accepts the list] } }
            priorities: [answer is rejects]
        levers:
          summit: { of: [Saudi Arabia, Qatar], levels: [no, yes], words: [hold no summit, hold a summit] }
        outcomes: { end: OUTCOME }
        """;

    [Theory]
    [InlineData("Saudi Arabia lifts the embargo", "embargo is lifted")]
    [InlineData("the kingdom lifts the embargo", "embargo is lifted")]
    [InlineData("The kingdom keeps the embargo and the blockade", "embargo is in force")]
    [InlineData("not the kingdom lifts the embargo and Qatar accepts the list", "not embargo is lifted and answer is accepts")]
    [InlineData("the kingdom keeps the embargo and the blockade if Qatar rejects the list", "embargo is in force if answer is rejects")]
    [InlineData("the kingdom and Qatar hold a summit", "summit is yes")]
    [InlineData("Saudi Arabia and Qatar hold a summit or Qatar accepts the list", "summit is yes or answer is accepts")]
    [InlineData("summit", "summit")]
    [InlineData("Qatar.summit", "summit")]
    public void What_a_party_does_is_a_statement(string said, string means)
    {
        var crisis = Bind(Levers.Replace("PRIORITY", "embargo is lifted", StringComparison.Ordinal).Replace("OUTCOME", said, StringComparison.Ordinal));

        Assert.Equal(means, crisis.Outcomes[0].Clause.Text);
    }

    [Fact]
    public void In_its_own_preferences_a_party_need_not_name_itself()
    {
        var crisis = Bind(Levers.Replace("PRIORITY", "lifts the embargo if hold a summit", StringComparison.Ordinal).Replace("OUTCOME", "summit", StringComparison.Ordinal));

        Assert.Equal("embargo is lifted if summit is yes", ((Preference.Priorities)crisis.Parties[0].Preference).Groups[0][0].Text);
    }

    [Fact]
    public void A_party_gets_another_name_and_what_it_does_still_means_the_same()
    {
        const string text = """
            parties:
              Saudi Arabia:
                levers: { embargo: { levels: [lifted, in force], words: [lifts the embargo, keeps the embargo] } }
                priorities: [embargo is in force]
            outcomes: { end: Saudi Arabia lifts the embargo }
            """;

        var renamed = ModelEditor.Apply(text, new ModelEdit.Rename(new Named.Party("Saudi Arabia"), "Riyadh")).Text!;

        Assert.Equal("embargo is lifted", Bind(renamed).Outcomes[0].Clause.Text);
        Assert.DoesNotContain("Saudi", renamed, StringComparison.Ordinal);
    }

    private static Crisis Bind(string text)
    {
        var result = ModelLoader.Parse(text, "m.crisis.yaml");
        Assert.Empty(result.Diagnostics.Select(d => $"{d.Code} {d.Span} {d.Message}"));
        return result.Crisis!;
    }
}

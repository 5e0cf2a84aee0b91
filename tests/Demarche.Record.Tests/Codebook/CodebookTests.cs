using Demarche.Record.Codebook;

namespace Demarche.Record.Tests.Codebook;

public class CodebookTests
{
    [Fact]
    public void There_are_six_hundred_to_a_thousand_phrases_and_no_two_are_alike()
    {
        Assert.InRange(Phrases.All.Length, 600, 1000);
        Assert.Equal(Phrases.All.Length, Phrases.All.Select(phrase => phrase.Pattern).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_type_has_thirty_phrases() =>
        Assert.All(EventTypes.All, type => Assert.True(Phrases.All.Count(phrase => phrase.Kind.Type == type) >= 30, type.Name()));

    [Fact]
    public void Phrases_have_slots_and_needs_that_the_reader_knows() => Assert.All(Phrases.All, phrase =>
    {
        var slots = phrase.Pattern.Split(' ').Where(word => word.Contains('{', StringComparison.Ordinal));
        Assert.All(slots, slot => Assert.True(slot is "{s}" or "{t}", phrase.Pattern));
        Assert.All(phrase.Needs.Split(' ', StringSplitOptions.RemoveEmptyEntries), need => Assert.Contains(need, new[] { "target", "crowd", "mutual" }));
        Assert.Matches("^([0-9]{2,4})?$", phrase.Kind.Cameo);
    });

    [Theory]
    [InlineData("phrase\ttype\tmode\tcameo\tneeds\nbomb {t}\tBOMB\t\t\t", "phrases.tsv:2")]
    [InlineData("phrase\ttype\tmode\tcameo\tneeds\nbomb {t}\tASSAULT\tphone\t\t", "ASSAULT/phone")]
    [InlineData("phrase\ttype\tmode\tcameo\tneeds\nbomb {t}\tASSAULT", "line 2")]
    [InlineData("phrase\ttype", "heading")]
    public void A_row_that_is_not_of_the_form_is_named(string text, string told) =>
        Assert.Contains(told, Assert.Throws<FormatException>(() => Phrases.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("sanction", true)]
    [InlineData(" SANCTION ", true)]
    [InlineData("11", false)]
    [InlineData("SANCTIONS", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_type_is_read_by_its_name_alone(string? text, bool known)
    {
        Assert.Equal(known, EventTypes.TryParse(text, out var type));
        if (known)
            Assert.Equal("SANCTION", type.Name());
    }

    [Fact]
    public void Scores_are_those_of_the_table()
    {
        Assert.Equal(10, Modes.Score(new EventKind(EventType.Aid)));
        Assert.Equal(-9.5, Modes.Score(new EventKind(EventType.Assault, "aerial")));
        Assert.Equal(8, Modes.Score(new EventKind(EventType.Yield, "withdraw")));
        Assert.Equal(-3.5, Modes.Score(new EventKind(EventType.Threaten, "no such mode")));
    }

    [Fact]
    public void The_conventions_hold_the_definitions_word_for_word()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reading.md"));
        Assert.All(EventTypes.All, type =>
            Assert.Contains($"| {type.Name()} | {Definitions.Meaning(type)} | {Definitions.Boundary(type)} |", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("seize", "seizes", "seized", "seized", "seizing")]
    [InlineData("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing")]
    [InlineData("deny", "denies", "denied", "denied", "denying")]
    [InlineData("ban", "bans", "banned", "banned", "banning")]
    [InlineData("veto", "vetoes", "vetoed", "vetoed", "vetoing")]
    [InlineData("agree", "agrees", "agreed", "agreed", "agreeing")]
    [InlineData("lie", "lies", "lay", "lain", "lying")]
    [InlineData("attack", "attacks", "attacked", "attacked", "attacking")]
    [InlineData("be", "is", "was", "been", "being")]
    [InlineData("deploy", "deploys", "deployed", "deployed", "deploying")]
    public void Verbs_have_their_forms(string verb, string third, string past, string participle, string gerund) =>
        Assert.Equal(new VerbForms(verb, third, past, participle, gerund), VerbForms.Of(verb));
}

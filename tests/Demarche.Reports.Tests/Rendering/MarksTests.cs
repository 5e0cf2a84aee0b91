using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Tests.Rendering;

public class MarksTests
{
    [Theory]
    [InlineData(Tone.Holds, "it holds", "✓\u00A0it holds")]
    [InlineData(Tone.Holds, "✓", "✓")]
    [InlineData(Tone.Fails, "it fails", "✗\u00A0it fails")]
    [InlineData(Tone.Judgement, "an order", "an order†")]
    [InlineData(Tone.Judgement, "our judgement", "our judgement")]
    [InlineData(Tone.Source, "article ¶4", "[article ¶4]")]
    [InlineData(Tone.Source, "(article ¶4)", "(article ¶4)")]
    [InlineData(Tone.Source, " [article ¶4] ", " [article ¶4] ")]
    [InlineData(Tone.Source, " article ¶4", " [article ¶4]")]
    [InlineData(Tone.Holds, "holds. ", "✓\u00A0holds. ")]
    [InlineData(Tone.Fails, "  ", "  ")]
    [InlineData(Tone.Strong, "strong", "strong")]
    [InlineData(Tone.Typed, "demarche play ", "`demarche play` ")]
    public void Every_tone_that_means_something_has_a_sign_unless_the_words_tell_it(Tone tone, string text, string expected)
    {
        Assert.Equal(expected, Marks.Words(new Run(text, tone)));
    }

    [Fact]
    public void The_key_explains_the_signs_in_use_and_no_others()
    {
        var document = new Document("T", null, [new("s", "S", [new Block.Bullets([new("a", [new(new([new("b", Tone.Judgement)]))])])])]);
        Assert.Equal([Tone.Judgement], Marks.Key(document).Select(k => k.Tone));
        Assert.Equal([Tone.Judgement, Tone.Source, Tone.Holds, Tone.Fails], Marks.Key(SampleDocument.Brief).Select(k => k.Tone));
    }

    /// <summary>A name from a model may hold a backtick; nothing of it is lost.</summary>
    [Theory]
    [InlineData("ask `demarche play` again", "ask |demarche play| again")]
    [InlineData("the lever a`b is missing", "the lever a`b is missing")]
    [InlineData("ask `demarche play` of a`b", "ask |demarche play| of a`b")]
    public void What_is_typed_stands_between_two_backticks(string text, string told) =>
        Assert.Equal(told, string.Concat(Say.Text(text).Runs.Select(r => r.Tone == Tone.Typed ? $"|{r.Text}|" : r.Text)));
}

using Demarche.Language.Statements;

namespace Demarche.Language.Tests.Statements;

public sealed class WordsTests
{
    [Theory]
    [InlineData("ties is severed", "Russia severs relations")]
    [InlineData("not ties", "Russia keeps relations")]
    [InlineData("not border is provoked", "Russia eases the border or masses troops")]
    [InlineData("border at least massed", "Russia masses troops or provokes")]
    [InlineData("sanctions and USA.arms", "the United States imposes tough sanctions and sends arms")]
    [InlineData("ties and border is massed and sanctions", "Russia severs relations and masses troops, and the United States imposes tough sanctions")]
    [InlineData("ties and sanctions", "Russia severs relations and the United States imposes tough sanctions")]
    [InlineData("not (ties and sanctions)", "Russia keeps relations or the United States keeps sanctions as they are")]
    [InlineData("(ties or sanctions) and calm", "either Russia severs relations or the United States imposes tough sanctions, and the state is “calm”")]
    [InlineData("sanctions if not border is provoked", "the United States imposes tough sanctions if Russia eases the border or masses troops")]
    [InlineData("ties only if sanctions", "Russia severs relations only if the United States imposes tough sanctions")]
    [InlineData("not (ties if sanctions)", "the United States imposes tough sanctions and Russia keeps relations")]
    [InlineData("not (ties iff sanctions)", "Russia severs relations exactly when the United States keeps sanctions as they are")]
    [InlineData("break", "Russia severs relations")]
    [InlineData("not break", "Russia keeps relations")]
    [InlineData("not mutual aggravation", "the outcome is not “mutual aggravation”")]
    [InlineData("it's over", "it is over")]
    [InlineData("not it's over", "it is not so that it is over")]
    [InlineData("war and peace", "“war and peace” holds")]
    [InlineData("scale is not c", "the U.S. has scale anywhere but at c")]
    [InlineData("scale at least c", "the U.S. has scale between c and f")]
    [InlineData("border below eased", "in no case")]
    [InlineData("(ties if sanctions) if calm", "(Russia severs relations if the United States imposes tough sanctions) if the state is “calm”")]
    public void Read_as_a_person_would_say_it(string text, string words) =>
        Assert.Equal(words, new PropositionWords(Words.Vocabulary).Of(Words.Bind(text)!));
}

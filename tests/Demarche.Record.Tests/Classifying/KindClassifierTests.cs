using CsCheck;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Record.Tests.Classifying;

public class KindClassifierTests
{
    [Theory]
    [InlineData("ACTOR1 imposed sanctions on ACTOR2 on Monday.", EventType.Sanction)]
    [InlineData("ACTOR2 was sharply criticised by ACTOR1 over the arrests.", EventType.Accuse)]
    [InlineData("ACTOR1 threatened to sever relations with ACTOR2 if it imposed new sanctions.", EventType.Threaten)]
    [InlineData("ACTOR1 and ACTOR2 will meet in Geneva next week.", EventType.Agree)]
    [InlineData("ACTOR1 refused to withdraw its troops from ACTOR2.", EventType.Reject)]
    [InlineData("ACTOR1 urged ACTOR2 to withdraw its troops.", EventType.Request)]
    [InlineData("ACTOR1 jets bombed two ACTOR2 villages, officials said.", EventType.Assault)]
    [InlineData("Thousands of students marched through ACTOR1 to demand that ACTOR2 resign.", EventType.Protest)]
    public void Plain_sentences_are_told(string sentence, EventType type) => Assert.Equal(type, KindClassifier.Shared.Rank(sentence)[0].Type);

    [Fact]
    public void Any_text_gets_fifteen_types_in_order_whose_chances_sum_to_one() => Gen.String[0, 400].Sample(text =>
    {
        var guesses = KindClassifier.Shared.Rank(text);
        Assert.Equal(EventTypes.All, guesses.Select(guess => guess.Type).Order());
        Assert.Equal(1, guesses.Sum(guess => guess.Probability), 9);
        Assert.Equal(guesses.OrderByDescending(guess => guess.Probability).ThenBy(guess => guess.Type), guesses);
    }, iter: Samples.CountOr(2000));

    [Fact]
    public void It_is_the_same_from_many_threads()
    {
        var sentences = Phrases.All.Select(phrase => phrase.Pattern.Replace("{t}", "ACTOR2", StringComparison.Ordinal)).ToArray();
        var alone = Array.ConvertAll(sentences, sentence => KindClassifier.Shared.Rank(sentence));
        var together = new KindGuess[sentences.Length][];
        Parallel.For(0, sentences.Length, i => together[i] = KindClassifier.Shared.Rank(sentences[i]));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Only_the_beginning_of_an_endless_sentence_counts()
    {
        var beginning = string.Join(' ', Enumerable.Repeat("troops attacked", 60));
        Assert.Equal(KindClassifier.Shared.Rank(beginning), KindClassifier.Shared.Rank(beginning + new string(' ', 100_000) + string.Concat(Enumerable.Repeat(" talks", 100_000))));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 68, 75, 87, 49 })]
    public void Other_bytes_are_no_weights(byte[] file) => Assert.Throws<FormatException>(() => KindWeights.Read(file));

    [Fact]
    public void Softmax_agrees_with_the_library() => Gen.Double[-60, 60].Array[2, 15].Sample(scores =>
    {
        var expected = scores.Select(score => Math.Exp(score - scores.Max())).ToArray();
        var found = scores.ToArray();
        Softmax.Of(found);
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second / expected.Sum(), pair.First, 12));
    }, iter: Samples.CountOr(500));
}

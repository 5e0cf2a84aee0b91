using Demarche.Training;

namespace Demarche.Record.Tests.Classifying;

public class TrainingTests
{
    [Fact]
    public void Training_again_gives_the_weights_that_are_committed_to_the_last_byte()
    {
        var committed = File.ReadAllBytes(Repository.PathOf("src", "Demarche.Record", "Classifying", "kinds.bin"));
        Assert.True(
            committed.AsSpan().SequenceEqual(Demarche.Training.Training.Weights(new TrainingOptions()).Write()),
            "The weights are not those of the codebook as it is: dotnet run -c Release --project tools/Demarche.Training -- train src/Demarche.Record/Classifying/kinds.bin");
    }

    [Fact]
    public void Sentences_left_out_are_told_with_honest_chances()
    {
        var validation = Validation.Of(Demarche.Training.Training.LeftOut(new TrainingOptions()));
        TestContext.Current.TestOutputHelper?.WriteLine(validation.Words());
        Assert.True(validation.Count >= 1000);
        Assert.True(validation.First >= 0.78, validation.Words());
        Assert.True(validation.Three >= 0.92, validation.Words());
        Assert.InRange(validation.Sharpness, 0.8, 1.25);
    }

    [Fact]
    public void Made_sentences_name_actors_in_the_order_of_their_numbers()
    {
        var sentences = new Grammar(new Draw(3)).Sentences(Demarche.Record.Codebook.Phrases.All).ToList();
        Assert.All(sentences, example =>
        {
            Assert.DoesNotContain("{", example.Text, StringComparison.Ordinal);
            var (one, two) = (example.Text.IndexOf("ACTOR1", StringComparison.Ordinal), example.Text.IndexOf("ACTOR2", StringComparison.Ordinal));
            Assert.True(two < 0 || (one >= 0 && one < two), example.Text);
        });
        Assert.True(sentences.Count > 10 * Demarche.Record.Codebook.Phrases.All.Length);
    }
}

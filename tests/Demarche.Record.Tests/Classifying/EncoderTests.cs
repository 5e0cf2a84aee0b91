using CsCheck;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;
using Demarche.Training;

namespace Demarche.Record.Tests.Classifying;

/// <summary>The add-on with sentence vectors: found or not, and what is made of its vectors.</summary>
public class EncoderTests
{
    [Fact]
    public void A_vector_has_length_one_and_is_the_same_from_many_threads()
    {
        var encoder = AddOn.Encoder();
        string[] sentences = ["", "Talks.", "Russia threatened to sever relations with America.", string.Join(' ', Enumerable.Repeat("troops", 5000)), "\0\u001b[31m \u202e مرحبا 你好"];
        var alone = Array.ConvertAll(sentences, encoder.Vector);
        Assert.All(alone, vector => Assert.Equal(VectorLayer.Width, vector.Length));
        Assert.All(alone, vector => Assert.Equal(1, vector.Sum(x => (double)x * x), 5));
        var together = new float[40][];
        Parallel.For(0, together.Length, i => together[i] = encoder.Vector(sentences[i % sentences.Length]));
        Assert.All(together.Index(), each => Assert.Equal(alone[each.Index % sentences.Length], each.Item));
    }

    [Theory]
    [InlineData("The ministers sat down for talks.", "Diplomats met to negotiate.", "Artillery shelled the village.")]
    [InlineData("Soldiers opened fire on the crowd.", "Troops shot at demonstrators.", "The two countries signed a trade treaty.")]
    [InlineData("New tariffs were imposed on steel.", "Economic sanctions hit metal exports.", "The president thanked his guests.")]
    public void Like_sentences_have_like_vectors(string sentence, string like, string unlike)
    {
        var encoder = AddOn.Encoder();
        Assert.True(Likeness(like) > Likeness(unlike) + 0.1);

        double Likeness(string other) => encoder.Vector(sentence).Zip(encoder.Vector(other), (a, b) => (double)a * b).Sum();
    }

    [Fact]
    public void The_committed_layer_is_what_training_gives()
    {
        var committed = VectorLayer.Shared;
        var trained = new LayerTraining(AddOn.Encoder()).Layer(new LayerOptions());
        var apart = committed.Rows.Zip(trained.Rows, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(
            apart < 0.01 && committed.Share == trained.Share && committed.Sharpness == trained.Sharpness,
            $"Weights differ by up to {apart}: dotnet run -c Release --project tools/Demarche.Training -- train-layer {{folder of the add-on}} src/Demarche.Record/Classifying/vectors.bin");
    }

    [Fact]
    public void A_layer_agrees_with_its_definition() => Gen.Select(Gen.Float[-2, 2].Array[15 * (VectorLayer.Width + 1)], Gen.Float[-1, 1].Array[VectorLayer.Width], Gen.Double[0, 1].Array[15]).Sample((rows, vector, others) =>
    {
        var layer = new VectorLayer(rows, 0.375f, 1.25f);
        var sum = others.Sum() + 1e-3;
        var mixed = Array.ConvertAll(others, x => (x + 1e-3 / 15) / sum);
        var classifier = (double[])mixed.Clone();
        layer.Mix(vector, mixed);
        var scores = Enumerable.Range(0, 15).Select(type => rows[type * 385 + 384] + Enumerable.Range(0, 384).Sum(i => (double)rows[type * 385 + i] * vector[i])).ToArray();
        var own = scores.Select(s => Math.Exp(s - scores.Max())).ToArray();
        var powers = Enumerable.Range(0, 15).Select(type => Math.Pow(own[type] / own.Sum() + 1e-6, 0.375 * 1.25) * Math.Pow(classifier[type] + 1e-6, 0.625 * 1.25)).ToArray();
        Assert.All(mixed.Zip(powers), pair => Assert.Equal(pair.Second / powers.Sum(), pair.First, 9));
        Assert.Equal(rows, VectorLayer.Read(layer.Write()).Rows);
    }, iter: Samples.CountOr(200));

    [Fact]
    public void Guesses_with_the_encoder_are_probabilities_of_all_types()
    {
        var kinds = KindClassifier.Shared.With(AddOn.Encoder());
        var guesses = kinds.Rank("ACTOR1 and ACTOR2 sat down for talks.");
        Assert.Equal(EventTypes.All, guesses.Select(guess => guess.Type).Order());
        Assert.Equal(1, guesses.Sum(guess => guess.Probability), 9);
        Assert.NotEqual(KindClassifier.Shared.Rank("ACTOR1 and ACTOR2 sat down for talks."), guesses);
    }

    [Fact]
    public void A_folder_without_the_add_on_is_refused_in_words() => Assert.Equal("there is no Demarche.Vectors.dll in it", Refused(_ => { }));

    [Fact]
    public void Another_file_under_its_name_is_refused_in_words() =>
        Assert.Equal("its Demarche.Vectors.dll is not one that this version can use", Refused(folder => File.WriteAllText(Path.Combine(folder, "Demarche.Vectors.dll"), "no assembly")));

    [Fact]
    public void An_add_on_without_its_network_is_refused_in_words() => Assert.Contains("MiniLM.bin", Refused(CopyAddOn), StringComparison.Ordinal);

    [Theory]
    [InlineData("no network", "MiniLM.bin is not the encoder's file")]
    [InlineData("MZ", "MiniLM.bin is not the encoder's file")]
    public void An_add_on_with_another_network_is_refused_in_words(string network, string expected) => Assert.Equal(expected, Refused(folder =>
    {
        CopyAddOn(folder);
        File.WriteAllText(Path.Combine(folder, "MiniLM.bin"), network);
    }));

    private static void CopyAddOn(string folder)
    {
        AddOn.Encoder();
        foreach (var file in Directory.EnumerateFiles(AddOn.Folder, "*.*").Where(file => Path.GetFileName(file) != "MiniLM.bin")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    private static string Refused(Action<string> prepare)
    {
        var folder = Directory.CreateTempSubdirectory("demarche-vectors-");
        try
        {
            prepare(folder.FullName);
            Assert.Null(SentenceEncoder.Load(folder.FullName, out var whyNot));
            return whyNot!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

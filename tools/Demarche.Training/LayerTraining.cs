using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>From the codebook to the layer over sentence vectors: natural sentences, and one sentence made of each phrase.</summary>
internal sealed class LayerTraining
{
    private const int Folds = 5;

    private readonly List<(float[] Vector, EventType Type)> _natural;
    private readonly List<(float[] Vector, EventType Type)> _made;

    /// <summary>Has the vectors of all sentences made: some fifteen seconds.</summary>
    public LayerTraining(SentenceEncoder encoder)
    {
        var grammar = new Grammar(new Draw(1));
        _natural = [.. NaturalSentences.All(1).Select(example => (Vector(example.Text), example.Type))];
        _made = [.. Phrases.All.Select(phrase => (Vector(grammar.Sentence(phrase)), phrase.Kind.Type))];

        float[] Vector(string sentence) => encoder.Vector(VectorLayer.Unmasked(sentence));
    }

    /// <summary>The layer for the options.</summary>
    public VectorLayer Layer(LayerOptions options) => Learn(_natural, options);

    /// <summary>How well sentences are known that were left out, for some shares of the layer.</summary>
    public IEnumerable<(double Share, Validation Found)> LeftOut(LayerOptions options)
    {
        var linear = Training.LeftOut(new TrainingOptions()).ToList();
        var own = new double[linear.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var layer = Learn([.. _natural.Where((_, index) => index % Folds != fold)], options);
            for (var index = fold; index < _natural.Count; index += Folds) layer.Probabilities(_natural[index].Vector, own[index] = new double[EventTypes.All.Length]);
        }

        var inOrder = Enumerable.Range(0, Folds).SelectMany(fold => own.Where((_, index) => index % Folds == fold)).ToList();
        foreach (var share in (double[])[0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1])
            yield return (share, Validation.Of(linear.Select((answer, i) => (answer.Example, Mixed(inOrder[i], answer.Probabilities, share)))));
    }

    private VectorLayer Learn(List<(float[] Vector, EventType Type)> natural, LayerOptions options) =>
        new LayerTrainer(options).Learn([.. natural.Select(each => (each.Vector, each.Type, 1.0)), .. _made.Select(each => (each.Vector, each.Type, options.Made))]);

    private static double[] Mixed(double[] layer, double[] classifier, double share)
    {
        var mixed = (double[])classifier.Clone();
        VectorLayer.Mix(layer, mixed, share, 1);
        return mixed;
    }
}

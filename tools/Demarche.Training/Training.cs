using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>From the codebook to the weights.</summary>
internal static class Training
{
    private const int Folds = 5;

    /// <summary>The weights for the options; the same bytes for the same data, everywhere.</summary>
    public static KindWeights Weights(TrainingOptions options) =>
        new Trainer(options).Learn([.. Made(options), .. NaturalSentences.All(options.Natural)]);

    /// <summary>Each natural sentence with what is said of it by a classifier that was trained without its fifth of them.</summary>
    public static IEnumerable<(Example Example, double[] Probabilities)> LeftOut(TrainingOptions options)
    {
        var made = Made(options);
        var natural = NaturalSentences.All(options.Natural);
        for (var fold = 0; fold < Folds; fold++)
        {
            var classifier = new KindClassifier(new Trainer(options).Learn([.. made, .. natural.Where((_, index) => index % Folds != fold)]));
            for (var index = fold; index < natural.Count; index += Folds)
            {
                var probabilities = new double[EventTypes.All.Length];
                classifier.Probabilities(natural[index].Text, probabilities);
                yield return (natural[index], probabilities);
            }
        }
    }

    private static List<Example> Made(TrainingOptions options) => [.. new Grammar(new Draw(options.Seed)).Sentences(Phrases.All)];
}

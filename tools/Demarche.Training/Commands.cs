using System.Globalization;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>
/// <c>train OUT.bin</c> writes the weights that belong to the codebook; <c>validate</c> prints how well natural sentences are told that were left out of
/// the training, and how sharp the probabilities should be. <c>train-layer</c> and <c>validate-layer</c> do the same for the layer over sentence vectors, with the folder of the add-on.
/// </summary>
internal static class Commands
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["train", var path]:
                File.WriteAllBytes(path, Training.Weights(new TrainingOptions()).Write());
                return 0;
            case ["validate"]:
                Console.WriteLine(Validation.Of(Training.LeftOut(new TrainingOptions())).Words());
                return 0;
            case ["train-layer", var folder, var path] when Encoder(folder) is { } encoder:
                File.WriteAllBytes(path, new LayerTraining(encoder).Layer(new LayerOptions()).Write());
                return 0;
            case ["validate-layer", var folder] when Encoder(folder) is { } encoder:
                foreach (var (share, found) in new LayerTraining(encoder).LeftOut(new LayerOptions()))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"share {share:F1}: likeliest right {found.First:F3}, among three {found.Three:F3}, loss {found.Loss:F3}, best sharpness {found.Sharpness:F2}"));
                return 0;
            default:
                Console.Error.WriteLine("Say train OUT.bin, validate, train-layer ENCODER OUT.bin, or validate-layer ENCODER.");
                return 2;
        }
    }

    private static SentenceEncoder? Encoder(string folder)
    {
        var encoder = SentenceEncoder.Load(folder, out var whyNot);
        if (encoder is null) Console.Error.WriteLine($"The encoder cannot be used: {whyNot}.");
        return encoder;
    }
}

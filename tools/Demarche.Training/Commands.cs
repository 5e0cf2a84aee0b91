using System.Globalization;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Training;

/// <summary>
/// <c>train OUT.bin</c> writes the weights that belong to the codebook; <c>validate</c> prints how well natural sentences are told that were left out of
/// the training, and how sharp the probabilities should be.
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
            default:
                Console.Error.WriteLine("Say train OUT.bin, or validate.");
                return 2;
        }
    }
}

namespace Demarche.Training;

/// <summary>How the classifier is trained.</summary>
/// <param name="Seed">Of the order of the examples and of the sentences made.</param>
/// <param name="Passes">How often all examples are gone through.</param>
/// <param name="Rate">The first step's length.</param>
/// <param name="Shrink">How strongly weights are drawn to nought.</param>
/// <param name="Smoothing">What is left for the other types in each example.</param>
/// <param name="Clip">The greatest weight that is kept.</param>
/// <param name="Sharpness">What scores are multiplied with: what <c>validate</c> found best for sentences left out.</param>
/// <param name="Natural">What a natural sentence counts, where a made one counts 1.</param>
internal sealed record TrainingOptions(
    ulong Seed = 1, int Passes = 5, double Rate = 0.015, double Shrink = 1e-5, double Smoothing = 0.05, double Clip = 3, float Sharpness = 1.65f, double Natural = 2);

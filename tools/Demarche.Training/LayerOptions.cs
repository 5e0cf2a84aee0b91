namespace Demarche.Training;

/// <summary>How the layer over sentence vectors is trained.</summary>
/// <param name="Steps">How many steps are taken.</param>
/// <param name="Rate">A step's length.</param>
/// <param name="Shrink">How strongly weights are drawn to nought.</param>
/// <param name="Made">What a sentence made of a phrase counts, where a natural one counts 1.</param>
/// <param name="Share">What the layer counts beside the classifier: what <c>validate-layer</c> found best for sentences left out.</param>
/// <param name="Sharpness">What the average of both is multiplied with: found likewise.</param>
internal sealed record LayerOptions(int Steps = 400, double Rate = 0.05, double Shrink = 1e-4, double Made = 0.3, float Share = 0.4f, float Sharpness = 1.35f);

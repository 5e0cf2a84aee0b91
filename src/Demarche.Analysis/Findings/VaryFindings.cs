namespace Demarche.Analysis.Findings;

/// <summary>What comes of a model under everything left open, and beside another: the tree that <c>vary</c> is printed from.</summary>
/// <param name="Model">Title of the crisis.</param>
/// <param name="Robustness">What comes out over everything left open.</param>
/// <param name="Comparison">The model beside another; null when it was not asked for.</param>
/// <param name="Other">What comes out over everything left open in the other model; null when it was not asked for, or not come to.</param>
public sealed record VaryFindings(string Model, RobustnessFinding Robustness, ComparisonFinding? Comparison, RobustnessFinding? Other)
{
    /// <summary>The other model where the run was stopped before anything was worked out of it over what is left open; null otherwise.</summary>
    public string? NotReached { get; init; }
}

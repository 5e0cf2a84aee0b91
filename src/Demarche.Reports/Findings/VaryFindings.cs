namespace Demarche.Reports.Findings;

/// <summary>What comes of a model under everything left open, and beside another: the tree that <c>vary</c> is printed from.</summary>
/// <param name="Model">Title of the crisis.</param>
/// <param name="Robustness">What comes out over everything left open.</param>
/// <param name="Comparison">The model beside another; null when it was not asked for.</param>
/// <param name="Other">What comes out over everything left open in the other model; null when it was not asked for.</param>
public sealed record VaryFindings(string Model, RobustnessFinding Robustness, ComparisonFinding? Comparison, RobustnessFinding? Other);

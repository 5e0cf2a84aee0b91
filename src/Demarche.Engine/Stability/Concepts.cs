namespace Demarche.Engine.Stability;

/// <summary>The solution concepts that commands, tests and pages read.</summary>
public static class Concepts
{
    /// <summary>Every concept, in the order of a table: the least foresight first.</summary>
    public static IReadOnlyList<SolutionConcept> All { get; } = [];
}

namespace Demarche.Engine.Stability;

/// <summary>The solution concepts that commands, tests and pages read.</summary>
public static class Concepts
{
    /// <summary>Every concept that stands by itself, in the order of a table.</summary>
    public static IReadOnlyList<SolutionConcept> All { get; } =
    [
        new NashStability(),
        new GeneralMetarationality(),
        new SymmetricMetarationality(),
        new SequentialStability(),
        new SymmetricSequentialStability(),
    ];

    /// <summary>The concept with a short name, or null.</summary>
    public static SolutionConcept? Find(string id) => All.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase));
}

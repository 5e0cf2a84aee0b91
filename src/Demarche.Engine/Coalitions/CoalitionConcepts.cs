namespace Demarche.Engine.Coalitions;

/// <summary>The solution concepts for coalitions that commands, tests and pages read.</summary>
public static class CoalitionConcepts
{
    /// <summary>Every one, in the order of a table.</summary>
    public static IReadOnlyList<CoalitionConcept> All { get; } =
    [
        new CoalitionNash(),
        new CoalitionGeneralMetarationality(),
        new CoalitionSymmetricMetarationality(),
        new CoalitionSequentialStability(),
    ];

    /// <summary>The concept with a short name, in any case, or null.</summary>
    public static CoalitionConcept? Find(string id) => All.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase));
}

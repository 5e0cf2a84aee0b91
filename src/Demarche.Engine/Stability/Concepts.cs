using Demarche.Engine.RicherPreferences;

namespace Demarche.Engine.Stability;

/// <summary>The solution concepts that commands, tests and pages read.</summary>
public static class Concepts
{
    /// <summary>Every concept that needs to know no more than the order of the states, in the order of a table.</summary>
    public static IReadOnlyList<SolutionConcept> OfOrders { get; } =
    [
        new NashStability(),
        new GeneralMetarationality(),
        new SymmetricMetarationality(),
        new SequentialStability(),
        new SymmetricSequentialStability(),
        new SimultaneousStability(),
        new LimitedMoveStability(2),
        new LimitedMoveStability(3),
        new NonMyopicStability(),
    ];

    /// <summary>Every concept that stands by itself, in the order of a table: those of orders, then those of richer preferences with the usual thresholds.</summary>
    public static IReadOnlyList<SolutionConcept> All { get; } = [.. OfOrders, .. RicherConcepts.Usual.Families.SelectMany(f => f.Concepts)];

    /// <summary>The concept with a short name, in any case, or null; <c>l</c> and a number is limited-move stability of that horizon.</summary>
    public static SolutionConcept? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (All.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        return id.Length > 1 && id[0] is 'l' or 'L' && int.TryParse(id.AsSpan(1), out var horizon) && horizon is > 0 and <= LimitedMoveStability.MaximumHorizon
            ? new LimitedMoveStability(horizon)
            : RicherConcepts.Usual.Find(id);
    }
}

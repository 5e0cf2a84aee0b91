using Demarche.Engine.Attitudes;
using Demarche.Engine.Coalitions;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;

namespace Demarche.Engine;

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
        new StackelbergEquilibrium(0),
        new StackelbergEquilibrium(1),
        new CooperativeLimitedMoveStability(2),
        new CooperativeLimitedMoveStability(3),
        new IndividualisticLimitedMoveStability(2),
        new IndividualisticLimitedMoveStability(3),
        new MaximinStability(4),
        new MaximinStability(5),
        new CredibleMetarationality(4),
        new PolicyStability(),
        new CrediblePolicyStability(),
        new RelationalNash(),
        new RelationalGeneralMetarationality(),
        new RelationalSymmetricMetarationality(),
        new RelationalSequentialStability(),
    ];

    /// <summary>
    /// Every concept that stands by itself, in the order of a table: those of orders, then those of richer preferences with the usual thresholds.
    /// </summary>
    public static IReadOnlyList<SolutionConcept> All { get; } = [.. OfOrders, .. RicherConcepts.Usual.Families.SelectMany(f => f.Concepts)];

    private static readonly string[] BriefIds = ["nash", "gmr", "smr", "seq", "sseq", "sim", "l2", "l3", "nm"];

    private static readonly (string Before, string After, Func<int, SolutionConcept> Make)[] WithHorizon =
    [
        ("l", "", h => new LimitedMoveStability(h)),
        ("l", "-cc", h => new CooperativeLimitedMoveStability(h)),
        ("l", "-ci", h => new IndividualisticLimitedMoveStability(h)),
        ("maximin", "", h => new MaximinStability(h)),
        ("mr", "", h => new MaximinStability(h)),
        ("cmr", "", h => new CredibleMetarationality(h)),
    ];

    /// <summary>The concepts that a brief goes through: enough to show where the answer depends on foresight, few enough to read.</summary>
    public static IReadOnlyList<SolutionConcept> InBrief { get; } = [.. BriefIds.Select(id => All.First(c => c.Id == id))];

    /// <summary>
    /// The concept with a short name, in any case, or null; in names with a number of moves ahead (<c>l3</c>, <c>l3-cc</c>, <c>maximin4</c>) the
    /// number may be any.
    /// </summary>
    public static SolutionConcept? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (All.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        foreach (var (before, after, make) in WithHorizon)
        {
            if (!id.StartsWith(before, StringComparison.OrdinalIgnoreCase) || !id.EndsWith(after, StringComparison.OrdinalIgnoreCase)) continue;
            if (id.Length <= before.Length + after.Length) continue;
            if (int.TryParse(id.AsSpan(before.Length, id.Length - before.Length - after.Length), out var horizon)
                && horizon is > 0 and <= LimitedMoveStability.MaximumHorizon) return make(horizon);
        }

        return RicherConcepts.Usual.Find(id);
    }
}

using Demarche.Reports.Analysis;

namespace Demarche.Reports.Findings;

/// <summary>What holds if the parties are of given types.</summary>
/// <param name="Types">The types, in words.</param>
/// <param name="Share">Probability of the profile: the product of the priors.</param>
/// <param name="IsMain">Whether the rest of the brief is told for this profile.</param>
/// <param name="NowHolds">Whether the present state holds under the reference concept.</param>
/// <param name="BreakHolds">Whether a break that can be reached holds; null when no break is named.</param>
/// <param name="BreakPays">Whether a way to the break exists on which every move pays; null when no break is named.</param>
/// <param name="AggravationHolds">The same as <paramref name="BreakHolds"/> of mutual aggravation; null when none is named.</param>
/// <param name="Holding">The named outcomes among the states that hold and can be reached, in declared order.</param>
public sealed record ProfileFinding(
    string Types, double Share, bool IsMain, bool NowHolds, bool? BreakHolds, bool? BreakPays, bool? AggravationHolds, IReadOnlyList<string> Holding)
{
    /// <summary>One profile.</summary>
    public static ProfileFinding Of(Assessment assessment, bool isMain)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var compiled = assessment.Compiled;
        var aggravation = compiled.Aggravation;
        return new ProfileFinding(
            compiled.Profile.Describe(compiled.Crisis),
            compiled.Profile.Probability,
            isMain,
            assessment.Reference.Equilibria[compiled.Now],
            compiled.Break is { } broken ? assessment.HoldsIn(broken) : null,
            compiled.Break is { } b ? !b.Intersect(assessment.ReachedByImprovements).IsEmpty : null,
            aggravation is null ? null : assessment.HoldsIn(aggravation),
            [.. compiled.Crisis.Outcomes.Where((_, k) => assessment.HoldsIn(compiled.Outcomes[k])).Select(o => o.Name)]);
    }
}

using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Engine.States;

namespace Demarche.Analysis.Findings;

/// <summary>What is known of a feared region of states.</summary>
/// <param name="Holds">Whether some state of it that can be reached holds: once there, nobody would leave.</param>
/// <param name="Pays">Whether a way into it exists on which every move pays.</param>
/// <param name="Settles">Whether such a way leads to a state of it that holds.</param>
public sealed record RegionFinding(bool Holds, bool Pays, bool Settles)
{
    /// <summary>One region; null for none.</summary>
    public static RegionFinding? Of(Assessment assessment, StateSet? region) => region is null
        ? null
        : new RegionFinding(assessment.HoldsIn(region), !region.Intersect(assessment.ReachedByImprovements).IsEmpty, assessment.SettlesIn(region));
}

/// <summary>What holds if the parties are of given types.</summary>
/// <param name="Types">The types, in words.</param>
/// <param name="Share">Probability of the profile: the product of the priors.</param>
/// <param name="IsMain">Whether the rest of the brief is told for this profile.</param>
/// <param name="NowHolds">Whether the present state holds under the reference concept.</param>
/// <param name="Break">What is known of the break; null when none is named.</param>
/// <param name="Aggravation">What is known of mutual aggravation; null when none is named.</param>
/// <param name="Holding">The named outcomes among the states that hold and can be reached, in declared order.</param>
public sealed record ProfileFinding(
    string Types, double Share, bool IsMain, bool NowHolds, RegionFinding? Break, RegionFinding? Aggravation, IReadOnlyList<string> Holding)
{
    /// <summary>For each party the place of its type among its types, −1 when it has none.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> TypeOf { get; init; } = [];

    /// <summary>One profile.</summary>
    public static ProfileFinding Of(Assessment assessment, bool isMain)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var compiled = assessment.Compiled;
        return new ProfileFinding(
            compiled.Profile.Describe(compiled.Crisis),
            compiled.Profile.Probability,
            isMain,
            assessment.Reference.Equilibria[compiled.Now],
            RegionFinding.Of(assessment, compiled.Break),
            RegionFinding.Of(assessment, compiled.Aggravation),
            [.. compiled.Crisis.Outcomes.Where((_, k) => assessment.HoldsIn(compiled.Outcomes[k])).Select(o => o.Name)])
        {
            TypeOf = compiled.Profile.Types,
        };
    }
}

using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Engine.States;

namespace Demarche.Analysis.Findings;

/// <summary>How much of a region holds, of what any moves reach from now.</summary>
public enum RegionExtent
{
    /// <summary>No moves lead to any state of it.</summary>
    OutOfReach,

    /// <summary>No state of it that can be reached holds.</summary>
    None,

    /// <summary>Some states of it that can be reached hold, others do not.</summary>
    Some,

    /// <summary>Every state of it that can be reached holds.</summary>
    All,
}

/// <summary>What is known of a feared region of states.</summary>
/// <param name="Extent">How much of it holds.</param>
/// <param name="IsNow">Whether it has come about.</param>
/// <param name="Pays">Whether moves that each pay reach it; so it is where it has come about.</param>
/// <param name="Settles">Whether moves that each pay settle in it: lead to a state of it that holds, the present one among them.</param>
public sealed record RegionFinding(RegionExtent Extent, bool IsNow, bool Pays, bool Settles)
{
    /// <summary>Whether some state of it that can be reached holds: once there, nobody would leave.</summary>
    public bool Holds => Extent is RegionExtent.Some or RegionExtent.All;

    /// <summary>One region; null for none.</summary>
    public static RegionFinding? Of(Assessment assessment, StateSet? region)
    {
        if (region is null) return null;
        var (within, holding) = (region.Intersect(assessment.Reached), region.Intersect(assessment.Reached).Intersect(assessment.Reference.Equilibria));
        var extent = within.IsEmpty ? RegionExtent.OutOfReach : holding.IsEmpty ? RegionExtent.None : holding.Equals(within) ? RegionExtent.All
            : RegionExtent.Some;
        return new RegionFinding(extent, region[assessment.Compiled.Now], !region.Intersect(assessment.ReachedByImprovements).IsEmpty,
            assessment.SettlesIn(region));
    }
}

/// <summary>What holds if the parties are of given types.</summary>
/// <param name="Types">The types, in words.</param>
/// <param name="Share">Probability of the profile: the product of the priors.</param>
/// <param name="IsMain">Whether the parts of a brief that are about one combination of types are about this one.</param>
/// <param name="NowHolds">Whether the present state holds under the reference concept.</param>
/// <param name="Leavers">The parties that would leave it.</param>
/// <param name="Break">What is known of the break; null when none is named.</param>
/// <param name="Aggravation">What is known of mutual aggravation; null when none is named.</param>
/// <param name="Holding">The named outcomes among the states that hold and can be reached, in declared order.</param>
/// <param name="Settling">The named outcomes in which moves that each pay settle, in declared order.</param>
/// <param name="PayingWay">A shortest way to the break on which every move pays; null when there is none.</param>
/// <param name="LeastAgainst">Where there is none, but some way: one with as few moves that do not pay as possible; null also where the model is too large
/// for it to be looked for.</param>
public sealed record ProfileFinding(
    string Types, double Share, bool IsMain, bool NowHolds, IReadOnlyList<string> Leavers, RegionFinding? Break, RegionFinding? Aggravation,
    IReadOnlyList<string> Holding, IReadOnlyList<string> Settling, WayRef? PayingWay, WayRef? LeastAgainst)
{
    /// <summary>A shortest way of moves that each pay to where mutual aggravation holds; null when there is none.</summary>
    public WayRef? AggravationWay { get; init; }

    private const int MaximumStatesForSetBacks = 1 << 17;

    /// <summary>One profile.</summary>
    public static ProfileFinding Of(Assessment assessment, bool isMain, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var compiled = assessment.Compiled;
        IReadOnlyList<string> Named(Func<StateSet, bool> test) => [.. compiled.Crisis.Outcomes.Where((_, k) => test(compiled.Outcomes[k])).Select(o => o.Name)];
        var paying = compiled.Break is { } broken ? assessment.Improving.NearestIn(broken) : null;
        return new ProfileFinding(
            compiled.Profile.Describe(compiled.Crisis),
            compiled.Profile.Probability,
            isMain,
            assessment.Reference.Equilibria[compiled.Now],
            [.. Enumerable.Range(0, assessment.Graph.Parties).Where(p => !assessment.Reference.Stable[p][compiled.Now]).Select(assessment.Party)],
            RegionFinding.Of(assessment, compiled.Break),
            RegionFinding.Of(assessment, compiled.Aggravation),
            Named(assessment.HoldsIn),
            Named(assessment.SettlesIn),
            paying is { } end ? assessment.Way("moves that pay", end, assessment.Improving.WayTo(end)) : null,
            paying is null && compiled.Break is { } to && assessment.Graph.States <= MaximumStatesForSetBacks ? SetBackWays.Fewest(assessment, to, cancellation)
                : null)
        {
            AggravationWay = compiled.Aggravation is { } feared
                && assessment.Improving.NearestIn(feared.Intersect(assessment.Reference.Equilibria)) is { } settled
                ? assessment.Way("moves that pay", settled, assessment.Improving.WayTo(settled)) : null,
        };
    }
}

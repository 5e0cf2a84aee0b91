using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Stability;
using Demarche.Engine.Threats;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>An act in words: what it does, and whether doing just that pays.</summary>
/// <param name="Words">What it does, subject first.</param>
/// <param name="Beside">What the move does besides; null where it does nothing else.</param>
/// <param name="Pays">Whether it pays whoever does it: beside staying, and beside the same move without it.</param>
/// <param name="From">Number of the state in which it is done.</param>
/// <param name="To">Number of the state that it leads to.</param>
public sealed record ActRef(string Words, string? Beside, bool Pays, int From, int To);

/// <summary>One threat or promise under one pair of types of its author and the addressee.</summary>
/// <param name="ByType">The author's type, with its name; null when it has none.</param>
/// <param name="AgainstType">The same of the addressee, or of whoever else would call it in.</param>
/// <param name="Share">The probability of these types.</param>
/// <param name="Standing">What it comes to from here.</param>
/// <param name="Trigger">The act looked at that would call it in: the one that tempts most, else its author's best; null when there is none.</param>
/// <param name="CarriedOut">How it would be carried out after that, or now where it has been called in; null when no move does so.</param>
/// <param name="StillPays">Whether the act that calls it in pays if it is then carried out; null where that is not asked.</param>
/// <param name="Averting">Where it has been called in: the act by which the addressee could undo the condition; null when there is none.</param>
/// <param name="AvertingIsBetter">Whether the addressee likes that better than to have it carried out.</param>
/// <param name="Callable">From how many states, anywhere, it could be called in by one move.</param>
/// <param name="Kept">In how many of these carrying it out would pay.</param>
/// <param name="Tempting">In how many of them an act that calls it in would pay if nothing followed.</param>
/// <param name="Working">In how many of them it works.</param>
public sealed record ThreatReading(
    string? ByType,
    string? AgainstType,
    double Share,
    ThreatStanding Standing,
    ActRef? Trigger,
    ActRef? CarriedOut,
    bool? StillPays,
    ActRef? Averting,
    bool AvertingIsBetter,
    int Callable,
    int Kept,
    int Tempting,
    int Working);

/// <summary>One conditional threat or promise, weighed for every combination of types.</summary>
/// <param name="By">Its author.</param>
/// <param name="Against">The addressee.</param>
/// <param name="Caller">Whose acts make the condition true: the addressee, unless no act of its can.</param>
/// <param name="If">The condition.</param>
/// <param name="Then">What is threatened or promised.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Source">Where it is taken from.</param>
/// <param name="IsPromise">Whether it is a promise.</param>
/// <param name="Readings">What it comes to, for each pair of types.</param>
public sealed record ThreatFinding(
    string By, string Against, string Caller, string If, string Then, string? Said, string? Source, bool IsPromise, IReadOnlyList<ThreatReading> Readings)
{
    /// <summary>Weighs one.</summary>
    /// <param name="threat">The threat.</param>
    /// <param name="profiles">The crisis under every profile of types, with an assessment of each.</param>
    public static ThreatFinding Of(Threat threat, IReadOnlyList<Assessment> profiles)
    {
        ArgumentNullException.ThrowIfNull(threat);
        ArgumentNullException.ThrowIfNull(profiles);
        var crisis = profiles[0].Compiled.Crisis;
        var first = Analyse(threat, profiles[0]);
        var caller = first.Callers is [var one] ? one : threat.Against;
        var readings = profiles
            .GroupBy(a => (By: a.Compiled.Types[threat.By], Against: a.Compiled.Types[caller]))
            .Select(group => Read(threat, group.First(), ReferenceEquals(group.First(), profiles[0]) ? first
                : Analyse(threat, group.First()), caller, group.Sum(a => a.Compiled.Profile.Probability)));
        return new ThreatFinding(
            crisis.Parties[threat.By].Words,
            crisis.Parties[threat.Against].Words,
            first.Callers.Count > 1 ? "whoever does so" : crisis.Parties[caller].Words,
            threat.If.Words,
            threat.Then.Words,
            threat.Said?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            threat.Grounds.Source,
            threat.IsPromise,
            [.. readings])
        {
            Unless = threat.Unless?.Words,
            Deadline = threat.Deadline?.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
            IsToCome = threat.IsUltimatum && crisis.AsOf is { } asof && !threat.StandsOn(asof),
            IsLapsed = !threat.IsUltimatum && crisis.AsOf is { } today && !threat.StandsOn(today),
        };
    }

    /// <summary>In an ultimatum, what must be true by its day; null otherwise.</summary>
    public string? Unless { get; init; }

    /// <summary>The day by which, or the last day on which it stands; null where it has none.</summary>
    public string? Deadline { get; init; }

    /// <summary>Whether it is an ultimatum whose day has not passed, so that it is not called in yet.</summary>
    public bool IsToCome { get; init; }

    /// <summary>Whether it had a last day, which has passed, so that nothing can call it in any more.</summary>
    public bool IsLapsed { get; init; }

    /// <summary>Whether it is made to one party on what others do, so that it can be kept and cannot move the one it is made to.</summary>
    public bool IsPledge => IsPromise && !string.Equals(Caller, Against, StringComparison.Ordinal);

    private static ThreatAnalysis Analyse(Threat threat, Assessment assessment)
    {
        var space = assessment.Compiled.Space;
        return ThreatAnalysis.Of(
            assessment.Graph, assessment.Compiled.Now, threat.By, threat.Against, space.Where(threat.If.Condition), space.Where(threat.Then.Condition),
                threat.IsPromise);
    }

    private static ThreatReading Read(Threat threat, Assessment assessment, ThreatAnalysis analysis, int caller, double share)
    {
        var graph = assessment.Graph;
        ThreatCall? shown = analysis.FromNow.Count == 0 ? null
            : analysis.FromNow.OrderByDescending(c => c.Tempts).ThenByDescending(c => graph.Ranks(c.Caller)[c.Act.With]).First();
        var then = shown?.Then ?? analysis.Now;
        return new ThreatReading(
            Type(assessment, threat.By),
            Type(assessment, caller),
            share,
            ThreatStandings.Of(analysis, threat.IsPromise, threat.IsPromise && !analysis.Callers.Contains(threat.Against)),
            shown is { } t ? Reference(assessment, t.Caller, t.Act) : null,
            then?.Act is { } done ? Reference(assessment, threat.By, done) : null,
            shown?.TemptsStill,
            analysis.Averting is { } way ? Reference(assessment, threat.Against, way) : null,
            analysis.AvertingIsBetter,
            analysis.Everywhere.Count,
            analysis.Everywhere.Count(s => s.IsKept),
            analysis.Everywhere.Count(s => s.Tempts),
            analysis.Everywhere.Count(s => s.Works));
    }

    private static ActRef Reference(Assessment assessment, int party, Act act) => new(
        assessment.Words.Move(new Step(party, act.Without, act.With)),
        act.IsAlone ? null : assessment.Words.Action(new Step(party, act.From, act.Without)),
        assessment.Graph.Prefers(party, act.With, act.From) && assessment.Graph.Prefers(party, act.With, act.Without),
        act.From + 1,
        act.With + 1);

    private static string? Type(Assessment assessment, int party) => assessment.Compiled.Types[party] is >= 0 and var type
        ? $"{assessment.Party(party)} is {assessment.Compiled.Crisis.Parties[party].Types[type].Words}"
        : null;
}

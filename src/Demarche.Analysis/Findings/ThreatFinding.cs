using Demarche.Analysis.Assessing;
using Demarche.Engine.Threats;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>One threat under one pair of types of the threatener and the addressee.</summary>
/// <param name="ByType">The threatener's type, with its name; null when it has none.</param>
/// <param name="AgainstType">The same of the addressee, or of whoever else would call it in.</param>
/// <param name="Share">The probability of these types.</param>
/// <param name="Callable">Whether the addressee could call it in by one move from now.</param>
/// <param name="Needed">Whether the addressee would gain by some such move if nothing followed.</param>
/// <param name="Credible">Whether the threatener would gain by carrying it out after every such move; null when it has no move that does.</param>
/// <param name="Effective">Whether the addressee would end no better off after every such move that tempts it.</param>
/// <param name="Trigger">The move looked at: the one that tempts most, else the addressee's best; null when it has none.</param>
/// <param name="CarriedOut">The threatener's move that carries it out after that; null when it has none.</param>
/// <param name="CallsEverywhere">From how many pairs of states, anywhere, the addressee could call it in.</param>
/// <param name="CredibleEverywhere">In how many of these carrying it out pays.</param>
/// <param name="TemptingEverywhere">In how many of these the caller would gain by the move if nothing followed.</param>
/// <param name="DeterredEverywhere">In how many of those it would pay to carry the threat out, and the caller would end no better off.</param>
public sealed record ThreatReading(
    string? ByType,
    string? AgainstType,
    double Share,
    bool Callable,
    bool Needed,
    bool? Credible,
    bool Effective,
    MoveRef? Trigger,
    MoveRef? CarriedOut,
    int CallsEverywhere,
    int CredibleEverywhere,
    int TemptingEverywhere,
    int DeterredEverywhere)
{
    /// <summary>The verdict in a few words.</summary>
    public string Verdict => (Callable, Needed, Credible, Effective) switch
    {
        (false, _, _, _) => "cannot be called in from here",
        (_, _, null, _) => "empty: there is no move that would carry it out",
        (_, true, true, true) => "works: it is credible, and it deters",
        (_, true, true, false) => "fails to deter, though it would be carried out",
        (_, true, false, true) => "a bluff: it would deter if it were believed, and carrying it out would not pay",
        (_, true, false, false) => "a bluff, and it would not deter if it were believed",
        (_, false, true, _) => "credible, and not needed from here: the move it warns against would not pay anyway",
        (_, false, false, _) => "a bluff, and not needed from here: the move it warns against would not pay anyway",
    };
}

/// <summary>One conditional threat or promise, weighed for every combination of types.</summary>
public sealed record ThreatFinding(string By, string Against, string If, string Then, string? Said, string? Source, bool IsPromise, IReadOnlyList<ThreatReading> Readings)
{
    /// <summary>Weighs one.</summary>
    /// <param name="threat">The threat.</param>
    /// <param name="profiles">The crisis under every profile of types, with an assessment of each.</param>
    public static ThreatFinding Of(Threat threat, IReadOnlyList<Assessment> profiles)
    {
        ArgumentNullException.ThrowIfNull(threat);
        ArgumentNullException.ThrowIfNull(profiles);
        var crisis = profiles[0].Compiled.Crisis;
        var caller = Analyse(threat, profiles[0]).Everywhere.Select(c => c.Caller).DefaultIfEmpty(threat.Against).First();
        var readings = profiles
            .GroupBy(a => (By: a.Compiled.Types[threat.By], Against: a.Compiled.Types[caller]))
            .Select(group => Read(threat, group.First(), caller, group.Sum(a => a.Compiled.Profile.Probability)));
        return new ThreatFinding(
            crisis.Parties[threat.By].Words,
            crisis.Parties[threat.Against].Words,
            threat.If.Words,
            threat.Then.Words,
            threat.Said?.ToString("d MMMM yyyy"),
            threat.Grounds.Source,
            threat.IsPromise,
            [.. readings]);
    }

    private static ThreatAnalysis Analyse(Threat threat, Assessment assessment)
    {
        var space = assessment.Compiled.Space;
        return ThreatAnalysis.Of(
            assessment.Graph, assessment.Compiled.Now, threat.By, threat.Against, space.Where(threat.If.Condition), space.Where(threat.Then.Condition));
    }

    private static ThreatReading Read(Threat threat, Assessment assessment, int caller, double share)
    {
        var graph = assessment.Graph;
        var analysis = Analyse(threat, assessment);
        var calls = analysis.FromNow;
        ThreatCall? told = calls.Count == 0 ? null : calls.OrderByDescending(c => c.Tempting).ThenByDescending(c => graph.Ranks(c.Caller)[c.Trigger]).First();
        return new ThreatReading(
            Type(assessment, threat.By),
            Type(assessment, caller),
            share,
            calls.Count > 0,
            calls.Any(c => c.Tempting),
            calls.Any(c => c.CarriedOut is not null) ? calls.All(c => c.Credible) : null,
            calls.Where(c => c.Tempting).DefaultIfEmpty(told ?? default).All(c => c.Deters),
            told is { } t ? assessment.Move(new(t.Caller, t.From, t.Trigger)) : null,
            told is { CarriedOut: { } end } done ? assessment.Move(new(threat.By, done.Trigger, end)) : null,
            analysis.Everywhere.Count,
            analysis.Everywhere.Count(c => c.Credible),
            analysis.Everywhere.Count(c => c.Tempting),
            analysis.Everywhere.Count(c => c is { Tempting: true, Credible: true, Deters: true }));
    }

    private static string? Type(Assessment assessment, int party) => assessment.Compiled.Types[party] is >= 0 and var type
        ? $"{assessment.Party(party)} {assessment.Compiled.Crisis.Parties[party].Types[type].Name}"
        : null;
}

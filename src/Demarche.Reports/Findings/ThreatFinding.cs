using Demarche.Engine.Threats;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Analysis;

namespace Demarche.Reports.Findings;

/// <summary>One threat under one pair of types of the threatener and of whoever can call it in: the addressee, or the one an ally is promised protection from.</summary>
/// <param name="Types">The types, in words; empty when neither party has types.</param>
/// <param name="Share">The probability of these types.</param>
/// <param name="Callable">Whether that party could call it in by one move from now.</param>
/// <param name="Needed">Whether it would gain by some such move if nothing followed.</param>
/// <param name="Credible">Whether the threatener would gain by carrying it out after every such move; null when it has no move that does.</param>
/// <param name="Effective">Whether it would end no better off after every such move that tempts it.</param>
/// <param name="Trigger">The move looked at: the one that tempts most, else its best; null when it has none.</param>
/// <param name="CarriedOut">The threatener's move that carries it out after that; null when it has none.</param>
/// <param name="CallsEverywhere">From how many pairs of states, anywhere, it could be called in.</param>
/// <param name="CredibleEverywhere">In how many of these carrying it out pays.</param>
public sealed record ThreatReading(
    string Types, double Share, bool Callable, bool Needed, bool? Credible, bool Effective, MoveRef? Trigger, MoveRef? CarriedOut, int CallsEverywhere, int CredibleEverywhere)
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
        (_, false, true, _) => "credible, and not needed: the move it warns against would not pay anyway",
        (_, false, false, _) => "a bluff, and not needed: the move it warns against would not pay anyway",
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
        var caller = Caller(threat, profiles[0]);
        var readings = profiles
            .GroupBy(a => (By: a.Compiled.Types[threat.By], Caller: a.Compiled.Types[caller]))
            .Select(group => Read(threat, caller, group.First(), group.Sum(a => a.Compiled.Profile.Probability)));
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

    /// <summary>The party whose moves call it in: the addressee, or, of a promise to protect it, the first other party that has such moves.</summary>
    private static int Caller(Threat threat, Assessment assessment)
    {
        var others = Enumerable.Range(0, assessment.Graph.Parties).Where(p => p != threat.By && p != threat.Against);
        return others.Prepend(threat.Against).Where(p => Weigh(threat, p, assessment).Everywhere.Count > 0).FirstOrDefault(threat.Against);
    }

    private static ThreatAnalysis Weigh(Threat threat, int caller, Assessment assessment)
    {
        var space = assessment.Compiled.Space;
        return ThreatAnalysis.Of(assessment.Graph, assessment.Compiled.Now, threat.By, caller, space.Where(threat.If.Condition), space.Where(threat.Then.Condition));
    }

    private static ThreatReading Read(Threat threat, int caller, Assessment assessment, double share)
    {
        var graph = assessment.Graph;
        var analysis = Weigh(threat, caller, assessment);
        var calls = analysis.FromNow;
        ThreatCall? told = calls.Count == 0 ? null : calls.OrderByDescending(c => c.Tempting).ThenByDescending(c => graph.Ranks(caller)[c.Trigger]).First();
        return new ThreatReading(
            Types(assessment, threat.By, caller),
            share,
            calls.Count > 0,
            calls.Any(c => c.Tempting),
            calls.Any(c => c.CarriedOut is not null) ? calls.All(c => c.Credible) : null,
            calls.Where(c => c.Tempting).DefaultIfEmpty(told ?? default).All(c => c.Deters),
            told is { } t ? assessment.Move(new(caller, t.From, t.Trigger)) : null,
            told is { CarriedOut: { } end } done ? assessment.Move(new(threat.By, done.Trigger, end)) : null,
            analysis.Everywhere.Count,
            analysis.Everywhere.Count(c => c.Credible));
    }

    private static string Types(Assessment assessment, params int[] parties)
    {
        var named = parties
            .Where(p => assessment.Compiled.Types[p] >= 0)
            .Select(p => $"{assessment.Party(p)} {assessment.Compiled.Crisis.Parties[p].Types[assessment.Compiled.Types[p]].Name}");
        return string.Join(", ", named);
    }
}

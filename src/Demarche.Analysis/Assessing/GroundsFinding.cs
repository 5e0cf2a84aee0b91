using System.Globalization;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Assessing;

/// <summary>A part of the model that is the modeller's judgement.</summary>
/// <param name="What">What it says.</param>
/// <param name="Because">The reason given; null when none is.</param>
public sealed record JudgementRef(string What, string? Because);

/// <summary>What of the model rests on sources and what on judgement.</summary>
/// <param name="Sourced">How many parts name a source.</param>
/// <param name="Judged">How many do not.</param>
/// <param name="Unexplained">How many of these give no reason either.</param>
/// <param name="Sources">The sources, as declared.</param>
/// <param name="Judgements">The parts that rest on judgement and bear on the answer: orders, types, statements in the types in force.</param>
public sealed record GroundsFinding(int Sourced, int Judged, int Unexplained, IReadOnlyList<string> Sources, IReadOnlyList<JudgementRef> Judgements)
{
    /// <summary>Share of all parts that rest on judgement, 0 to 1; 0 for a model without parts.</summary>
    public double ShareJudged => Sourced + Judged == 0 ? 0 : (double)Judged / (Sourced + Judged);

    /// <summary>Goes through the parts of a crisis.</summary>
    public static GroundsFinding Of(CompiledCrisis compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var crisis = compiled.Crisis;
        var parts = Parts(crisis).ToArray();
        var sources = crisis.Sources
            .Select(s =>
            string.Join(", ",
            new[] { s.Title, s.Publisher, s.Published?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), s.Url }.Where(x => !string.IsNullOrEmpty(x))));
        return new GroundsFinding(
            parts.Count(p => !p.Grounds.IsJudgement),
            parts.Count(p => p.Grounds.IsJudgement),
            parts.Count(p => p.Grounds is { IsJudgement: true, Because: null }),
            [.. sources],
            [.. parts.Where(p => p.Grounds.IsJudgement).Select(p => new JudgementRef(p.What, p.Grounds.Because))]);
    }

    private static IEnumerable<(string What, Grounds Grounds)> Parts(Crisis crisis)
    {
        foreach (var party in crisis.Parties)
        {
            if (party.Types.Count == 0)
            {
                foreach (var part in OfPreference($"{party.Words}’s order", $"{party.Words}: ", party.Preference)) yield return part;
            }

            foreach (var type in party.Types)
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"{party.Words} is {type.Words} with probability {type.Prior:0%}"), type.Grounds);
                foreach (var part in OfPreference(null, $"{party.Words}, if {type.Words}: ", type.Preference)) yield return part;
            }

            foreach (var faction in party.Factions) yield return ($"{party.Words} has a faction, {faction.Name}", faction.Grounds);
        }

        foreach (var (lever, k) in crisis.Levers.Select((lever, k) => (lever, k)))
            yield return ($"{crisis.OwnerWords(k)} {(lever.IsJoint ? "hold" : "has")} the lever {lever.Name}", lever.Grounds);
        foreach (var threat in crisis.Threats)
            yield return ($"{crisis.Parties[threat.By].Words} {(threat.IsPromise ? "promises" : "threatens")}: {threat.Then.Words}", threat.Grounds);
        foreach (var issue in crisis.Issues) yield return ($"{issue.Name} is linked", issue.Grounds);
        foreach (var occasion in crisis.Calendar) yield return (occasion.What, occasion.Grounds);
        foreach (var precedent in crisis.Precedents) yield return (precedent.Name, precedent.Grounds);
    }

    private static IEnumerable<(string What, Grounds Grounds)> OfPreference(string? whole, string prefix, Preference preference)
    {
        if (whole is not null && preference.Grounds != Grounds.None) yield return (whole, preference.Grounds);
        var clauses = preference switch
        {
            Preference.Priorities priorities => priorities.Groups.SelectMany(g => g),
            _ => [],
        };
        foreach (var clause in clauses) yield return (prefix + clause.Words, clause.Grounds);
    }
}

using Demarche.Language.Diagnostics;

namespace Demarche.Language.Model;

/// <summary>A part of a model that was proposed by a reader of texts and that nobody has looked at yet.</summary>
/// <param name="What">What it says.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Party">The party whose order it belongs to; null for any other part.</param>
public sealed record DraftPart(string What, SourceSpan Span, string? Party);

/// <summary>What of a model is a draft. While an order is one, no probability is shown of the model.</summary>
/// <param name="Parts">The drafts.</param>
/// <param name="Of">How many parts the model has: levers, types, statements of orders, factions, outcomes, threats, issues, occasions, precedents.</param>
public sealed record Drafts(IReadOnlyList<DraftPart> Parts, int Of)
{
    /// <summary>The parties whose order, or part of it, is a draft; in the order of the model.</summary>
    public IReadOnlyList<string> Orders => [.. Parts.Select(p => p.Party).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>"12 of 30 lines are drafts that nobody has looked at"; null where nothing is a draft.</summary>
    public string? Sentence =>
        Parts.Count == 0 ? null : $"{Parts.Count} of {Of} lines {(Parts.Count == 1 ? "is a draft" : "are drafts")} that nobody has looked at";

    /// <summary>Goes through the parts of a crisis. O(parts).</summary>
    public static Drafts In(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        var parts = All(crisis).ToList();
        return new Drafts([.. parts.Where(p => p.Grounds.IsDraft).Select(p => p.Part)], parts.Count);
    }

    private static IEnumerable<(DraftPart Part, Grounds Grounds)> All(Crisis crisis)
    {
        for (var k = 0; k < crisis.Levers.Count; k++)
            yield return (new DraftPart($"the lever {crisis.Levers[k].Name} of {crisis.OwnerWords(k)}", crisis.Levers[k].Span, null), crisis.Levers[k].Grounds);
        foreach (var party in crisis.Parties)
        {
            foreach (var part in OfOrder(party.Words, "", party.Preference, party.Span)) yield return part;
            foreach (var type in party.Types)
            {
                yield return (new DraftPart($"the type {type.Name} of {party.Words}", type.Span, party.Words), type.Grounds);
                foreach (var part in OfOrder(party.Words, $", {type.Name}", type.Preference, type.Span)) yield return part;
            }

            foreach (var faction in party.Factions)
                yield return (new DraftPart($"the faction {faction.Name} of {party.Words}", faction.Span, null), faction.Grounds);
        }

        foreach (var outcome in crisis.Outcomes) yield return (new DraftPart($"the outcome {outcome.Name}", outcome.Clause.Span, null), outcome.Clause.Grounds);
        foreach (var threat in crisis.Threats)
            yield return (new DraftPart($"{crisis.Parties[threat.By].Words} {(threat.IsPromise ? "promises" : "threatens")}: {threat.Then.Words}", threat.Span,
            null), threat.Grounds);
        foreach (var issue in crisis.Issues) yield return (new DraftPart($"the issue {issue.Name}", issue.Span, null), issue.Grounds);
        foreach (var occasion in crisis.Calendar) yield return (new DraftPart(occasion.What, occasion.Span, null), occasion.Grounds);
        foreach (var precedent in crisis.Precedents) yield return (new DraftPart($"the precedent {precedent.Name}", precedent.Span, null), precedent.Grounds);
    }

    private static IEnumerable<(DraftPart Part, Grounds Grounds)> OfOrder(string party, string type, Preference preference, SourceSpan span)
    {
        if (preference.Grounds.IsDraft) yield return (new DraftPart($"the order of {party}{type}", span, party), preference.Grounds);
        var clauses = preference switch
        {
            Preference.Priorities priorities => priorities.Groups.SelectMany(g => g),
            Preference.Ranking ranking => ranking.Groups,
            _ => [],
        };
        foreach (var clause in clauses) yield return (new DraftPart($"{party}{type}: {clause.Words}", clause.Span, party), clause.Grounds);
    }
}

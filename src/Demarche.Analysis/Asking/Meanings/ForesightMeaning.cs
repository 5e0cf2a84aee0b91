using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Model;
using Demarche.Record.Classifying;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>A concept for each party, as in <c>Russia=seq,USA=nash</c>.</summary>
internal static class ForesightMeaning
{
    /// <summary>The concept of parties that are not named.</summary>
    public const string Usual = "seq";

    /// <summary>The concept that the text comes to; null when it was left out.</summary>
    public static Meaning<MixedForesight?> Of(string? text, Crisis crisis)
    {
        if (text is null) return new Meaning<MixedForesight?>(null, null);
        if (Suggestion.Entries(text).Length == 0)
            return Meaning<MixedForesight?>.Not("it names no party: write its name and a concept, such as Russia=seq,USA=nash");
        var concepts = new SolutionConcept?[crisis.Parties.Count];
        foreach (var entry in Suggestion.Entries(text))
        {
            if (Take(entry, crisis, concepts) is { } problem) return Meaning<MixedForesight?>.Not(problem);
        }

        return new MixedForesight([.. concepts.Select(c => c ?? Concepts.Find(Usual)!)]);
    }

    /// <summary>The concepts to show in one table: mixed foresight after those asked for, or, when none were, after those it is mixed from.</summary>
    public static ConceptChoice Beside(this ConceptChoice asked, bool areGiven, MixedForesight? mixed, int parties)
    {
        if (mixed is null) return asked;
        var beside = areGiven ? asked.Concepts : [.. Enumerable.Range(0, parties).Select(mixed.Of).DistinctBy(c => c.Id)];
        return new ConceptChoice([.. beside, mixed], ByName: true);
    }

    /// <summary>The concepts to explain with: those asked for, else each party's own.</summary>
    public static ConceptChoice InsteadOf(this ConceptChoice asked, bool areGiven, MixedForesight? mixed) =>
        mixed is null ? asked : new ConceptChoice(areGiven ? [mixed, .. asked.Concepts] : [mixed], ByName: true);

    private static string? Take(string entry, Crisis crisis, SolutionConcept?[] concepts)
    {
        var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2) return $"'{entry}' is not of the form PARTY=CONCEPT";
        var party = PartyMeaning.Of(crisis, parts[0]);
        if (party.Problem is { } unknown) return unknown;
        if (Concepts.Find(parts[1]) is not { } concept) return ConceptChoice.Unknown(parts[1]);
        if (concepts[party.Value![0]] is not null) return $"it names {crisis.Parties[party.Value[0]].Name} twice";
        concepts[party.Value[0]] = concept;
        return null;
    }
}

using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Game;

/// <summary>What a model says that play takes otherwise or not at all, in a sentence each.</summary>
internal static class WhatPlayLeavesOut
{
    public static IEnumerable<string> Of(Crisis crisis)
    {
        var clauses = Preferences(crisis).SelectMany(Clauses).ToArray();
        if (Named(clauses.Where(c => c.Certainty < 1)) is { } uncertain)
            yield return $"Play takes as certain what is said to be less than certain: that somebody cares that {uncertain}.";
        if (Named(clauses.Where(c => c.Optional)) is { } optional)
            yield return $"Play counts what is said to be optional: that somebody cares that {optional}.";
        if (Named(clauses.Where(c => c.OpenStrengths.Count > 0)) is { } open)
            yield return $"Where a strength is left open play takes the least that it may be: of {open}.";
        for (var k = 0; k < crisis.Levers.Count; k++)
        {
            var lever = crisis.Levers[k];
            if (lever.IsHidden) yield return $"What {crisis.OwnerWords(k)} has “{lever.Name}” set to, which nobody else can tell, is played as types of "
                + $"{crisis.OwnerWords(k)}: moves that nobody sees could not be solved exactly.";
            if (lever is { IsHidden: true, Takes: > 0 }) yield return $"A decision on “{lever.Name}” is seen at once, though its effect comes later.";
        }
    }

    private static string? Named(IEnumerable<Clause> clauses)
    {
        var words = clauses.Select(c => c.Words).Distinct().ToArray();
        return words.Length == 0 ? null : Phrases.List(words.Length > 3 ? [.. words.Take(2), $"{words.Length - 2} more"] : words);
    }

    private static IEnumerable<Preference> Preferences(Crisis crisis) =>
        crisis.Parties.SelectMany(p => p.Types.Count == 0 ? [p.Preference] : p.Types.Select(t => t.Preference)).Distinct();

    private static IEnumerable<Clause> Clauses(Preference preference) => preference switch
    {
        Preference.Priorities priorities => priorities.Groups.SelectMany(g => g),
        Preference.Ranking ranking => ranking.Groups,
        _ => [],
    };
}

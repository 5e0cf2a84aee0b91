using System.Globalization;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Words;

/// <summary>What a model says that concepts of stability cannot see, having no days, no costs and no talks, in a sentence each; and how they take what needs several or is hidden.</summary>
public static class WhatStabilityLeavesOut
{
    /// <summary>The sentences, in the order of the model.</summary>
    public static IReadOnlyList<string> Of(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. Levers(crisis), .. crisis.Threats.Where(t => t.Deadline is not null).Select(t => Deadline(crisis, t)), .. Factions(crisis)];
    }

    private static IEnumerable<string> Levers(Crisis crisis)
    {
        for (var k = 0; k < crisis.Levers.Count; k++)
        {
            var (lever, who) = (crisis.Levers[k], crisis.OwnerWords(k));
            if (lever.Takes > 0) yield return $"A change of “{lever.Name}” by {who} takes {Days(lever.Takes)}; stability has no days and takes it to be a fact at once.";
            if (lever.Holds > 0) yield return $"Once changed, “{lever.Name}” of {who} stays for {Days(lever.Holds)}; stability has no days and lets it be changed again at once.";
            if (lever.IsJoint) yield return $"“{lever.Name}” goes up only when {who} agree; stability takes each of them to agree to what it gains by, and to nothing else.";
            if (lever.IsHidden) yield return $"The others cannot tell what {who} has “{lever.Name}” set to; each level that it may be is taken as a type of {who}.";
        }
    }

    private static string Deadline(Crisis crisis, Threat threat)
    {
        var (by, day) = (crisis.Parties[threat.By].Words, string.Create(CultureInfo.InvariantCulture, $"{threat.Deadline:d MMMM yyyy}"));
        var kind = threat.IsPromise ? "promise" : "threat";
        return threat.IsUltimatum
            ? $"{Phrases.Capitalise(by)} sets a day: unless {threat.Unless!.Words} by {day}, {threat.Then.Words}. Stability has no days and weighs this {kind} as of the day after."
            : $"The {kind} by {by} ({threat.Then.Words}) stands up to {day}; stability has no days and takes it to stand.";
    }

    private static IEnumerable<string> Factions(Crisis crisis) => crisis.Parties.SelectMany(party => party.Factions.Where(f => f.Voice != Voice.Veto).Select(f =>
        f.Voice == Voice.Press
            ? $"To {party.Words} it costs something to do less than {f.Name} ask for; that counts in play, not in what holds."
            : $"To {party.Words} it costs something to go against {f.Name}; that counts in play, not in what holds."));

    private static string Days(int days) => days == 1 ? "a day" : $"{days} days";
}

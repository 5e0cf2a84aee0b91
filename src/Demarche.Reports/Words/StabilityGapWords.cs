using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>What concepts of stability cannot see, in a sentence each.</summary>
public static class StabilityGapWords
{
    /// <summary>The sentence.</summary>
    public static string InWords(this StabilityGap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return gap switch
        {
            StabilityGap.Takes(var lever, var who, var days) =>
                $"A change of “{lever}” by {who} takes {Days(days)}; stability has no days and takes it to be a fact at once.",
            StabilityGap.Holds(var lever, var who, var days) =>
                $"Once changed, “{lever}” of {who} stays for {Days(days)}; stability has no days and lets it be changed again at once.",
            StabilityGap.Joint(var lever, var who) =>
                $"“{lever}” goes up only when {who} agree; stability takes each of them to agree to what it gains by, and to nothing else.",
            StabilityGap.Hidden(var lever, var who) =>
                $"The others cannot tell what {who} has “{lever}” set to; each level that it may be is taken as a type of {who}.",
            StabilityGap.Deadline deadline => Deadline(deadline),
            StabilityGap.Faction(var party, var name, true) =>
                $"To {party} it costs something to do less than {name} ask for; that counts in play, not in what holds.",
            StabilityGap.Faction(var party, var name, _) => $"To {party} it costs something to go against {name}; that counts in play, not in what holds.",
            _ => throw new NotSupportedException($"No words for {gap.GetType().Name}."),
        };
    }

    private static string Deadline(StabilityGap.Deadline deadline)
    {
        var (by, day) = (deadline.By, string.Create(CultureInfo.InvariantCulture, $"{deadline.Day:d MMMM yyyy}"));
        var kind = deadline.IsPromise ? "promise" : "threat";
        return deadline.Unless is { } demand
            ? $"{Phrases.Capitalise(by)} sets a day: unless {demand} by {day}, {deadline.Then}. Stability has no days and weighs this {kind} as of the "
                + $"day after."
            : $"The {kind} by {by} ({deadline.Then}) stands up to {day}; stability has no days and takes it to stand.";
    }

    private static string Days(int days) => days == 1 ? "a day" : $"{days} days";
}

using Demarche.Analysis.Findings;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>
/// Threats and promises in sentences. What is said of an act is said of doing just that, and of a promise nothing is said that belongs to a threat.
/// </summary>
public static class ThreatWords
{
    /// <summary>The verdict in a few words: "works: carrying it out would pay, and it deters".</summary>
    public static string Verdict(ThreatFinding threat, ThreatReading reading)
    {
        ArgumentNullException.ThrowIfNull(threat);
        ArgumentNullException.ThrowIfNull(reading);
        if (threat.IsLapsed) return $"lapsed: its last day, {threat.Deadline}, has passed";
        if (threat.IsToCome && ToCome(threat, reading) is { } verdict) return verdict;
        return threat.IsPromise ? Promise(threat, reading.Standing) : Threat(reading.Standing);
    }

    /// <summary>What is said, with its condition first: "if A strikes, then …", "unless A leaves by 3 July 2017, …".</summary>
    public static string Said(ThreatFinding threat)
    {
        ArgumentNullException.ThrowIfNull(threat);
        if (threat.Unless is { } demand) return $"unless {demand} by {threat.Deadline}, {threat.Then}";
        return threat.Deadline is { } day ? $"if {threat.If}, up to {day}, then {threat.Then}" : $"if {threat.If}, then {threat.Then}";
    }

    /// <summary>An ultimatum whose day has not passed is weighed as of the day after; null where its demand is met as things stand.</summary>
    private static string? ToCome(ThreatFinding threat, ThreatReading reading) => reading.Standing switch
    {
        ThreatStanding.CalledInAndDone => "of no force from here: what it says is so already",
        ThreatStanding.CalledInKept when threat.IsPromise => "its day is still to come: once it has passed, keeping it would pay",
        ThreatStanding.CalledInKept when reading.AvertingIsBetter =>
            $"works: once its day has passed carrying it out would pay, and {threat.Against} would rather do what it demands",
        ThreatStanding.CalledInKept => $"would be carried out once its day has passed, and {threat.Against} would not rather do what it demands",
        ThreatStanding.CalledInBroken when threat.IsPromise => "its day is still to come: once it has passed, keeping it would not pay",
        ThreatStanding.CalledInBroken => "a bluff: once its day has passed, carrying it out would not pay",
        ThreatStanding.CalledInEmpty => "empty: there is no move that would carry it out",
        _ => null,
    };

    /// <summary>What it rests on: the act that calls it in, what follows, and how often that is so anywhere; empty where there is nothing to say.</summary>
    public static string Grounds(ThreatFinding threat, ThreatReading reading)
    {
        ArgumentNullException.ThrowIfNull(threat);
        ArgumentNullException.ThrowIfNull(reading);
        return string.Join(' ', new[] { Here(threat, reading), Everywhere(threat, reading) }.Where(s => s.Length > 0));
    }

    private static string Threat(ThreatStanding standing) => standing switch
    {
        ThreatStanding.CalledInAndDone => "called in: its condition is true now, and so is what was threatened",
        ThreatStanding.CalledInKept => "called in: its condition is true now, and carrying it out would pay",
        ThreatStanding.CalledInBroken => "called in: its condition is true now, and carrying it out would not pay: a bluff",
        ThreatStanding.CalledInEmpty => "called in, and empty: there is no move that would carry it out",
        ThreatStanding.DoneAlready => "of no force from here: what it threatens is so already",
        ThreatStanding.NotCallable => "cannot be called in from here by one move",
        ThreatStanding.Empty => "empty: there is no move that would carry it out",
        ThreatStanding.Works => "works: carrying it out would pay, and it deters",
        ThreatStanding.FailsToDeter => "fails to deter, though carrying it out would pay",
        ThreatStanding.Bluff => "a bluff: it would deter if it were believed, and carrying it out would not pay",
        ThreatStanding.BluffInVain => "a bluff, and it would not deter if it were believed",
        ThreatStanding.Partly => "in doubt: carrying it out would pay after some of the acts it warns against, and not after others",
        ThreatStanding.NotNeededKept => "not needed from here: the act it warns against would not pay anyway; carrying it out would pay",
        ThreatStanding.NotNeededPartly => "not needed from here: the act it warns against would not pay anyway; carrying it out would pay in some cases only",
        _ => "not needed from here: the act it warns against would not pay anyway; and a bluff: carrying it out would not pay",
    };

    private static string Promise(ThreatFinding promise, ThreatStanding standing) => standing switch
    {
        ThreatStanding.CalledInAndDone => "called in: its condition is true now, and it has been kept",
        ThreatStanding.CalledInKept => "called in: its condition is true now, and keeping it would pay",
        ThreatStanding.CalledInBroken => "called in: its condition is true now, and keeping it would not pay",
        ThreatStanding.CalledInEmpty => "called in, and empty: there is no move that would keep it",
        ThreatStanding.DoneAlready => "of no force from here: what it promises is so already",
        ThreatStanding.NotCallable => "cannot be called in from here by one move",
        ThreatStanding.Empty => "empty: there is no move that would keep it",
        ThreatStanding.Works => $"works, and is needed: without it {promise.Against} would not do so, and because of it {promise.Against} does",
        ThreatStanding.NotNeededKept => $"not needed: {promise.Against} would do so anyway; keeping it would pay",
        ThreatStanding.NotNeededPartly => $"not needed: {promise.Against} would do so anyway; keeping it would pay in some cases only",
        ThreatStanding.NotNeededBroken => $"not needed: {promise.Against} would do so anyway; keeping it would not pay",
        ThreatStanding.NotBelieved => $"does not work: {promise.Against} would do so if it were sure to be kept, and keeping it would not pay",
        ThreatStanding.TooLittle => $"does not work: even if it is kept, {promise.Against} does not gain by doing so",
        ThreatStanding.TooLittleAndBroken => $"does not work: keeping it would not pay, and even if it were kept {promise.Against} would not gain by doing so",
        ThreatStanding.PledgeKept => "would be kept: once its condition is true, keeping it would pay",
        ThreatStanding.PledgePartly => "in doubt: keeping it would pay after some of the acts that make its condition true, and not after others",
        _ => "would not be kept: once its condition is true, keeping it would not pay",
    };

    private static string Here(ThreatFinding threat, ThreatReading reading)
    {
        var (doing, so) = threat.IsPromise ? ("keeping the promise", "kept") : ("carrying the threat out", "carried out");
        if (reading.Trigger is not { } trigger)
        {
            if (reading.CarriedOut is not { } due) return "";
            var kept = $"{Phrases.Capitalise(doing)} {(threat.IsToCome ? "then" : "now")} ({Full(due)}) would {Pays(due)}.";
            if (threat.IsPromise || reading.Averting is not { } way) return kept;
            return $"{kept} {Phrases.Capitalise(threat.Against)} can still {(threat.IsToCome ? "do so in time" : "undo its condition")} ({Full(way)}), "
                + $"{(reading.AvertingIsBetter ? $"and would rather do that than have it {so}" : $"but does not like that better than to have it {so}")}.";
        }

        var answer = reading.CarriedOut is not { } done ? $"; there would be no {(threat.IsPromise ? "move that keeps it" : "answer")}."
            : $"; {doing} ({Full(done)}) would {Pays(done)}{After(threat, trigger, reading.StillPays)}.";
        return $"If {Full(trigger)}, that by itself would {Pays(trigger)}{answer}";
    }

    private static string After(ThreatFinding threat, ActRef trigger, bool? still) => threat.IsPledge ? "" : (trigger.Pays, still) switch
    {
        (true, true) => ", and the act would still pay",
        (true, false) => ", and the act would no longer pay",
        (false, true) => ", and the act would then pay",
        (false, false) => ", and the act would not pay then either",
        _ => "",
    };

    private static string Pays(ActRef act) => act.Pays ? "pay" : "not pay";

    private static string Full(ActRef act) => act.Beside is { } beside ? $"{act.Words} in the same move as it {beside}" : act.Words;

    private static string Everywhere(ThreatFinding threat, ThreatReading reading)
    {
        if (reading.Callable == 0 || IsCalledIn(reading.Standing)) return "";
        var keeping = threat.IsPromise ? "keeping it" : "carrying it out";
        if (reading.Callable == 1) return reading.Trigger is null ? "There is one state from which it could be called in by one move." : "";
        var kept = $"{Phrases.Capitalise(keeping)} would pay {InOf(reading.Kept, reading.Callable)}.";
        var tempting = threat.IsPledge ? "" : $" The act that calls it in would pay by itself {InOf(reading.Tempting, reading.Callable)}.";
        var works = threat.IsPledge ? "" : $" The {(threat.IsPromise ? "promise" : "threat")} works {InOf(reading.Working, reading.Callable)}.";
        return $"One move could call it in from {Phrases.Digits(reading.Callable, "state")}. {kept}{tempting}{works}";
    }

    private static bool IsCalledIn(ThreatStanding standing) =>
        standing is ThreatStanding.CalledInAndDone or ThreatStanding.CalledInKept or ThreatStanding.CalledInBroken or ThreatStanding.CalledInEmpty;

    private static string InOf(int some, int all) => some == 0 ? "in none of them" : some == all ? "in all of them" : $"in {Phrases.Number(some)} of them";
}

using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Compare;

/// <summary>How two answers differ, in sentences; what is alike is not said.</summary>
public static class WhatChanged
{
    private const int MostStates = 4;

    /// <summary>The differences, the most important first; empty when the answers say the same.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other, reported as it differs from the one.</param>
    public static IReadOnlyList<Prose> Between(BriefAnswer before, BriefAnswer after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. Distance(before.Findings, after.Findings), .. Regions(before.Findings, after.Findings), .. States(before, after),
            .. Threats(before.Findings, after.Findings), .. Size(before.Findings, after.Findings)];
    }

    private static IEnumerable<Prose> Distance(BriefFindings before, BriefFindings after)
    {
        if ((before.Distance is null) != (after.Distance is null))
        {
            yield return after.Distance is null ? "No break is named any more, so there is no distance to tell." : "A break is named now.";
            yield break;
        }

        if (before.Distance is not { } a || after.Distance is not { } b) yield break;
        if (Moves(a.ByAnyMoves) != Moves(b.ByAnyMoves))
            yield return Change("By any moves the break is ", Away(b.ByAnyMoves), $"; it was {Away(a.ByAnyMoves)}.", IsWorse(a.ByAnyMoves, b.ByAnyMoves));
        if (Moves(a.ByImprovements) != Moves(b.ByImprovements))
            yield return Change("By moves that each pay the break is ", Away(b.ByImprovements), $"; it was {Away(a.ByImprovements)}.",
                IsWorse(a.ByImprovements, b.ByImprovements));
    }

    private static IEnumerable<Prose> Regions(BriefFindings before, BriefFindings after)
    {
        var (a, b) = (before.Profiles.First(p => p.IsMain), after.Profiles.First(p => p.IsMain));
        if (a.NowHolds != b.NowHolds)
            yield return b.NowHolds ? Change("The present state ", "now holds", ".", false) : Change("The present state ", "no longer holds", ".", true);
        foreach (var sentence in Region("a break", a.Break, b.Break).Concat(Region("mutual aggravation", a.Aggravation, b.Aggravation))) yield return sentence;
        if (!before.Types.Equals(after.Types, StringComparison.Ordinal) && after.Types.Length > 0) yield return $"The answer is now assuming {after.Types}.";
    }

    private static IEnumerable<Prose> Region(string what, RegionFinding? a, RegionFinding? b)
    {
        if (a is null || b is null) yield break;
        var name = Phrases.Capitalise(what);
        if (a.Holds != b.Holds) yield return b.Holds ? Change($"{name} ", "could now hold", ".", true) : Change($"{name} ", "could no longer hold", ".", false);
        if (a.Settles != b.Settles) yield return b.Settles ? Change("Moves that pay ", $"now settle in {what}", ".", true)
            : Change("Moves that pay ", $"no longer settle in {what}", ".", false);
        else if (a.Pays != b.Pays)
            yield return b.Pays ? Change("Moves that pay ", $"now reach {what}", ".", true) : Change("Moves that pay ", $"no longer reach {what}", ".", false);
    }

    /// <summary>States are known by their words, since their numbers may have changed with the levers.</summary>
    private static IEnumerable<Prose> States(BriefAnswer before, BriefAnswer after)
    {
        var (a, b) = (Holding(before), Holding(after));
        var gained = b.Except(a, StringComparer.Ordinal).ToArray();
        var lost = a.Except(b, StringComparer.Ordinal).ToArray();
        if (gained.Length > 0)
            yield return new Prose(
            [new Run(gained.Length == 1 ? "One state holds" : $"{gained.Length} states hold", Tone.Strong), new Run(" that did not: "), new Run(Listed(gained)),
            new Run(".")]);
        if (lost.Length > 0)
            yield return new Prose(
            [new Run(lost.Length == 1 ? "One state holds no longer" : $"{lost.Length} states hold no longer", Tone.Strong), new Run(": "),
            new Run(Listed(lost)), new Run(".")]);
    }

    private static string[] Holding(BriefAnswer answer) =>
        answer.Assessment.Graph.States > 4096 ? []
            : [.. answer.Assessment.Reference.Equilibria.Intersect(answer.Assessment.Reached).Members().Select(s => answer.Assessment.Words.Short(s))];

    private static IEnumerable<Prose> Threats(BriefFindings before, BriefFindings after)
    {
        foreach (var threat in after.Threats)
        {
            var old = before.Threats.FirstOrDefault(t => t.By == threat.By && t.Against == threat.Against && t.If == threat.If && t.Then == threat.Then);
            if (old is null) continue;
            var isTailSame = Parts(old).Concat(Parts(threat)).Select(p => p.Tail).Distinct(StringComparer.Ordinal).Count() == 1;
            var (a, b) = (Verdicts(old, isTailSame), Verdicts(threat, isTailSame));
            if (a != b) yield return $"{Phrases.Capitalise(threat.By)}’s {(threat.IsPromise ? "promise" : "threat")} ({threat.Then} if {threat.If}) was {a}; "
                + $"it is {b}.";
        }
    }

    /// <summary>The verdicts on a threat; without what they add, such as why it is not needed, where that is the same before and after.</summary>
    private static string Verdicts(ThreatFinding threat, bool isTailSame) =>
        string.Join(", or ", Parts(threat).Select(p => isTailSame ? p.Head : $"“{p.Head}{p.Tail}”").Distinct(StringComparer.Ordinal));

    private static IEnumerable<(string Head, string Tail)> Parts(ThreatFinding threat) =>
        threat.Readings.Select(r => ThreatWords.Verdict(threat, r)).Select(verdict =>
        verdict.AsSpan().IndexOfAny(':', ',') is var at and >= 0 ? (verdict[..at], verdict[at..]) : (verdict, ""));

    private static IEnumerable<Prose> Size(BriefFindings before, BriefFindings after)
    {
        if (before.States != after.States) yield return $"There are {after.States:N0} states; there were {before.States:N0}.";
        if (!before.Parties.SequenceEqual(after.Parties, StringComparer.Ordinal)) yield return $"The parties are {Phrases.List(after.Parties)}.";
    }

    /// <summary>States have commas and semicolons of their own, so that each stands in quotes.</summary>
    private static string Listed(string[] states) =>
        Phrases.List([.. states.Take(MostStates).Select(s => $"“{s}”"), .. states.Length > MostStates ? ["others"] : Array.Empty<string>()]);

    private static int? Moves(WayRef? way) => way?.Moves.Count;

    private static bool IsWorse(WayRef? before, WayRef? after) => (Moves(after) ?? int.MaxValue) < (Moves(before) ?? int.MaxValue);

    private static string Away(WayRef? way) => way?.Moves.Count switch { null => "out of reach", 1 => "1 move away", var n => $"{n} moves away" };

    private static Prose Change(string start, string point, string end, bool isWorse) =>
        new([new Run(start), new Run(point, isWorse ? Tone.Fails : Tone.Holds), new Run(end)]);
}

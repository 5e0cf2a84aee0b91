using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Language.Wording;
using Demarche.Reports.Words;

namespace Demarche.Reports.ThirdParties;

/// <summary>What a third party makes possible, in sentences.</summary>
internal static class ThirdPartyWords
{
    private const int MaximumStatements = 4;

    /// <summary>The sentences, the most telling first.</summary>
    public static IReadOnlyList<string> Sentences(ThirdPartyFinding finding)
    {
        if (finding.WhyNot is { } reason) return [$"What it makes possible cannot be asked here: {reason}."];
        if (!finding.CanMove)
            return [$"It has no move of its own: what it can do is change what the others want, or what they can do. `demarche advise` says at what cost.",
            .. Turning(finding)];
        return
        [
            $"{Phrases.Capitalise(Arrangements(finding.Settlements))} among the others {Holds(finding.Settlements)} within reach of now; if it made no move, "
                + $"{Arrangements(finding.SettlementsWithout)} would.{Outcomes(finding)}",
            finding.MadePossible == 0 ? "It makes nothing possible that could not hold without it."
                : $"It makes {Arrangements(finding.MadePossible)} possible{Nearest(finding.NearestPossible)}",
            .. finding.Prevented == 0 ? Array.Empty<string>() : [$"It prevents {Arrangements(finding.Prevented)}{Nearest(finding.NearestPrevented)}"],
            Now(finding),
            .. Turning(finding),
        ];
    }

    private static string Nearest(SettlementRef? nearest) =>
        nearest is { } found ? $", the nearest “{found.State.Words}” ({found.State.Number}). {found.Why.InWords()}" : ".";

    private static string Now(ThirdPartyFinding finding) => (finding.NowHolds, finding.NowHoldsWithout) switch
    {
        (true, true) => "The present state holds, and would if it made no move.",
        (false, false) => "The present state does not hold, nor would it if it made no move.",
        (true, false) => "The present state holds only because it can move.",
        _ => "The present state does not hold because it can move: otherwise it would.",
    };

    private static string Outcomes(ThirdPartyFinding finding)
    {
        var with = finding.OutcomesOnlyWith.Count == 0 ? "" : $" Only with it: {Phrases.List(finding.OutcomesOnlyWith)}.";
        return finding.OutcomesOnlyWithout.Count == 0 ? with : $"{with} Only without it: {Phrases.List(finding.OutcomesOnlyWithout)}.";
    }

    private static IEnumerable<string> Turning(ThirdPartyFinding finding)
    {
        if (finding.TurnsOnIt.Count == 0) yield break;
        var more = finding.TurnsOnIt.Count > MaximumStatements ? $"; and {finding.TurnsOnIt.Count - MaximumStatements} more" : "";
        yield return $"What others want turns on its levers: {string.Join("; ", finding.TurnsOnIt.Take(MaximumStatements))}{more}.";
    }

    private static string Arrangements(int count) => Phrases.Count(count, "arrangement");

    private static string Holds(int count) => count == 1 ? "holds" : "hold";
}

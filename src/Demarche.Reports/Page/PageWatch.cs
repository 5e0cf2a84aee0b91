using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Page;

/// <summary>What to watch: three signs, each with its day, the direction in which it moves the answer, and how far.</summary>
internal static class PageWatch
{
    private const int Most = 3;

    public static Block Of(BriefFindings findings)
    {
        if (findings.Play is { Indicators: { Count: > 0 } signs } play)
            return new Block.Bullets([.. Chosen(signs).Select(s => Say.Bullet(new Run(Sign(s, play.Joined is not null))))]);
        var why = findings.Play is null ? "No day can be named, since the crisis was not played forward."
            : "No move that can be seen coming moves the answer by a tenth.";
        var first = findings.Distance is { IsBroken: false } distance ? (distance.ByImprovements ?? distance.ByAnyMoves)?.Moves[0].Words : null;
        return Say.Paragraph(new Run(first is null ? why : $"{why} {Plain.Cut($"The step to watch is the first on the way to the break: {first}.")}"));
    }

    /// <summary>The most telling, of each act first its most telling day; in the order of the days.</summary>
    private static IEnumerable<IndicatorFinding> Chosen(IReadOnlyList<IndicatorFinding> signs)
    {
        var first = signs.DistinctBy(s => (s.Party, s.Words)).ToArray();
        return first.Concat(signs.Except(first)).Take(Most).OrderBy(s => s.On, StringComparer.Ordinal);
    }

    private static string Sign(IndicatorFinding sign, bool isJoined)
    {
        var seen = $"If {sign.Party} {sign.Words} on {PlaySentences.Day(sign.On)}, {(isJoined ? "the chance of a break" : "the share of breaks in play")} "
            + $"{Plain.Change(sign.Now, sign.IfSeen, ProbabilityWords.Percent)}";
        var not = ProbabilityWords.Percent(sign.IfNot) == ProbabilityWords.Percent(sign.Now) ? "" : $"; if not, to {ProbabilityWords.Percent(sign.IfNot)}";
        return Plain.Fits(seen + not) ? $"{seen}{not}." : Plain.Cut($"{seen}.");
    }
}

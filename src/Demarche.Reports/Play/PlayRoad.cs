using Demarche.Analysis.Play;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Play;

/// <summary>The road in a forecast: days, ways, what settles it, where it ends.</summary>
internal static class PlayRoad
{
    private const int PivotsTold = 5;

    public static Section Section(PlayFindings findings) => new("road", "The road",
        [.. findings.Break is null ? [] : Days(findings), .. Ways(findings), .. Pivots(findings), .. Outcomes(findings)]);

    public static IEnumerable<Block> Days(PlayFindings findings)
    {
        yield return new Block.Table(
            "The break day by day; in brackets four fifths of the runs",
            [new("Day"), new("Occasion"), new("Broken by then", true), new("If not before", true), new("Of all breaks", true)],
            [.. findings.Dates.Select(d => (IReadOnlyList<Prose>)
            [
                PlaySentences.Day(d.On), d.What, PlaySentences.Range(d.BreakBy, PlaySentences.Percent), PlaySentences.Range(d.Hazard, PlaySentences.Percent), PlaySentences.Percent(d.Share),
            ])]);
        if (findings.Break?.Median is { } half) yield return Say.Paragraph(new Run($"If there is a break, half of them have come about by {PlaySentences.Day(half)}."));
    }

    public static IEnumerable<Block> Ways(PlayFindings findings, int most = 6)
    {
        yield return new Block.Heading("The likeliest ways");
        yield return new Block.Bullets([.. findings.Paths.Take(most).Select(Way)], Numbered: true);
        var further = findings.PathsToBreak.Where(p => !findings.Paths.Take(most).Any(o => o.Words == p.Words)).ToArray();
        if (further.Length == 0) yield break;
        yield return new Block.Heading("Further ways to a break");
        yield return new Block.Bullets([.. further.Take(most).Select(Way)]);
    }

    private static Bullet Way(PathFinding path) => Say.Bullet(
        Say.Strong($"{PlaySentences.Percent(path.Probability.Mean)} "),
        path.EndsInBreak ? Say.Verdict(false, path.Words) : new Run(path.Words),
        Say.Quiet($" (mean of the runs; four fifths {PlaySentences.Percent(path.Probability.Low80)} to {PlaySentences.Percent(path.Probability.High80)})"));

    private static IEnumerable<Block> Pivots(PlayFindings findings)
    {
        if (findings.Pivots.Count == 0) yield break;
        yield return new Block.Heading("Where it is decided");
        yield return new Block.Table(
            "How much of what is open about the break each party settles at each occasion",
            [new("Day"), new("Occasion"), new("By"), new("Settles", true), new("Most of all in", true)],
            [.. findings.Pivots.Take(PivotsTold).Select(p => (IReadOnlyList<Prose>)
            [
                PlaySentences.Day(p.On), p.What, p.By is null ? "by itself" : PlaySentences.Capital(p.By), PlaySentences.Percent(p.Share), $"{PlaySentences.Percent(p.FirstIn)} of runs",
            ])]);
    }

    private static IEnumerable<Block> Outcomes(PlayFindings findings)
    {
        if (findings.Outcomes.Count == 0) yield break;
        yield return new Block.Heading($"Where it ends, on {PlaySentences.Day(findings.Horizon)}");
        yield return new Block.Table(
            "How likely each named outcome is at the horizon; outcomes may overlap",
            [new("Outcome"), new("Which is"), new("Likely", true)],
            [.. findings.Outcomes.OrderByDescending(o => o.Share.Median).Select(o => (IReadOnlyList<Prose>)[Say.Of(Say.Strong(o.Name)), o.Words, PlaySentences.Range(o.Share, PlaySentences.Percent)])]);
    }
}

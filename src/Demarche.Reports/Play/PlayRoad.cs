using Demarche.Analysis.Forecasts;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Play;

/// <summary>The road in a forecast: days, ways, what settles it, where it ends.</summary>
internal static class PlayRoad
{
    private const int PivotsShown = 5;

    public static Section Section(PlayFindings findings) => new("road", "The road",
        [.. findings.Break is null ? [] : Days(findings), .. Ways(findings), .. Pivots(findings), .. Outcomes(findings)]);

    public static IEnumerable<Block> Days(PlayFindings findings)
    {
        yield return findings.Joined is null ? InsideDays(findings) : new Block.Table(
            "The break day by day, held to the outside view; in brackets four fifths of the spread",
            [new("Day"), new("Occasion"), new("Broken by then", true), new("Outside view alone", true), new("Of all breaks in play", true)],
            [.. findings.Dates.Select(d => (IReadOnlyList<Prose>)
            [
                PlaySentences.Day(d.On), d.What, PlaySentences.Range(d.Joined! with { Median = d.Joined.Mean }, ProbabilityWords.Percent),
                    ProbabilityWords.Percent(d.Outside ?? 0), ProbabilityWords.Percent(d.Share),
            ])]);
        if (findings.Break?.Median is { } half)
            yield return Say.Paragraph(new Run($"Of the breaks that come about in play, half have done so by {PlaySentences.Day(half)}."));
    }

    private static Block.Table InsideDays(PlayFindings findings) => new(
        "Inside the model, and no forecast: the break day by day; in brackets four fifths of the runs",
        [new("Day"), new("Occasion"), new("Broken by then", true), new("If not before", true), new("Of all breaks", true)],
        [.. findings.Dates.Select(d => (IReadOnlyList<Prose>)
        [
            PlaySentences.Day(d.On), d.What, PlaySentences.Range(d.BreakBy, ProbabilityWords.Percent), PlaySentences.Range(d.Hazard, ProbabilityWords.Percent),
                ProbabilityWords.Percent(d.Share),
        ])]);

    /// <summary>The likeliest ways to a break as shares of all ways to one; then the likeliest without, as shares of those.</summary>
    public static IEnumerable<Block> Ways(PlayFindings findings, int most = 6)
    {
        var (breaking, others) = (findings.PathsToBreak.Take(most).ToArray(), findings.Paths.Where(p => !p.EndsInBreak).Take(most).ToArray());
        var breaks = findings.Break?.Probability.Mean ?? 0;
        if (breaking.Length > 0 && breaks > 0)
        {
            yield return new Block.Heading("How a break would come about");
            yield return new Block.Bullets([.. breaking.Select(p => Way(p, breaks))], Numbered: true);
        }

        if (others.Length == 0) yield break;
        yield return new Block.Heading(findings.Break is null ? "The likeliest ways" : "How it would go without a break");
        yield return new Block.Bullets([.. others.Select(p => Way(p, 1 - breaks))], Numbered: breaking.Length == 0);
    }

    private static Bullet Way(PathFinding path, double all) => Say.Bullet(
        Say.Strong($"{ProbabilityWords.Percent(Math.Min(1, path.Probability.Mean / all))} "),
        path.EndsInBreak ? Say.Verdict(false, path.Words) : new Run(path.Words),
        Say.Quiet(path.EndsInBreak ? " (of the ways to a break, in play)" : all < 1 ? " (of the ways without a break, in play)" : " (of all ways of play)"));

    private static IEnumerable<Block> Pivots(PlayFindings findings)
    {
        if (findings.Pivots.Count == 0) yield break;
        yield return new Block.Heading("Where it is decided");
        yield return new Block.Table(
            "How much of what is open about the break each party settles at each occasion",
            [new("Day"), new("Occasion"), new("By"), new("Settles", true), new("Most of all in", true)],
            [.. findings.Pivots.Take(PivotsShown).Select(p => (IReadOnlyList<Prose>)
            [
                PlaySentences.Day(p.On), p.What, p.By is null ? "by itself"
                    : PlaySentences.Capital(p.By), ProbabilityWords.Percent(p.Share), $"{ProbabilityWords.Percent(p.FirstIn)} of runs",
            ])]);
    }

    private static IEnumerable<Block> Outcomes(PlayFindings findings)
    {
        if (findings.Outcomes.Count == 0) yield break;
        yield return new Block.Heading($"Where it ends, on {PlaySentences.Day(findings.Horizon)}");
        yield return new Block.Table(
            "In what share of the ways of play each named outcome holds at the horizon, which is no forecast; outcomes may overlap",
            [new("Outcome"), new("Meaning"), new("Share", true)],
            [.. findings.Outcomes.OrderByDescending(o => o.Share.Median)
                .Select(o => (IReadOnlyList<Prose>)[Say.Of(Say.Strong(o.Name)), o.Words, PlaySentences.Range(o.Share, ProbabilityWords.Percent)])]);
    }
}

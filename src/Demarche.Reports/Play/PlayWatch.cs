using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Play;

/// <summary>What to watch for: by which day, in which direction it would move the answer, and how far.</summary>
internal static class PlayWatch
{
    private const int Shown = 5;

    public static Section? Section(PlayFindings findings)
    {
        Block[] blocks = [.. Blocks(findings, Shown)];
        return blocks.Length == 0 ? null : new Section("watch", "What to watch", blocks);
    }

    /// <summary>The most telling signs as sentences.</summary>
    public static IEnumerable<Block> Blocks(PlayFindings findings, int most)
    {
        if (findings.Indicators.Count == 0) yield break;
        yield return new Block.Bullets(
            [.. findings.Indicators.Take(most).Select(i => Say.Bullet(Say.Strong(When(i)), new Run(Moves(i)), Say.Quiet($" ({i.What})")))]);
        yield return Say.Note(
            $"By what the model says of who would do it: the odds of a break, {(findings.Joined is null ? "in play" : "as they are shown above")}, times how "
            + $"much likelier the move is in play where a break follows. Ordered by how much seeing it or not tells on average.");
    }

    private static string When(IndicatorFinding i) => $"If {i.Party} {i.Words} on {PlaySentences.Day(i.On)}: ";

    private static string Moves(IndicatorFinding i)
    {
        var (now, seen, not) = (ProbabilityWords.Percent(i.Now), ProbabilityWords.Percent(i.IfSeen), ProbabilityWords.Percent(i.IfNot));
        return $"from {now} {(i.IfSeen > i.Now ? "up" : "down")} to {seen}{(not == now ? "; if not, it stays" : $"; if not, {not}")}.";
    }
}

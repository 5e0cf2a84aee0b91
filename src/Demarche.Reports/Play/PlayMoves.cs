using Demarche.Analysis.Forecasts;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Play;

/// <summary>What each party can do at its first chance, what it tells, what it is worth; what giving up a lever would change.</summary>
internal static class PlayMoves
{
    private const int MostOptions = 10;

    public static Section? Section(PlayFindings findings)
    {
        Block[] blocks = [.. Beliefs(findings), .. Evidence(findings), .. findings.Chances.SelectMany(c => Chance(findings, c)), .. GivenUp(findings)];
        return blocks.Length == 0 ? null : new Section("choices", "What each can do, and what it is worth", blocks);
    }

    private static IEnumerable<Block> Beliefs(PlayFindings findings)
    {
        if (findings.Beliefs.Count == 0) yield break;
        yield return Say.Paragraph(new Run("What is believed when the forecast begins: "), new Run(
            string.Join("; ", findings.Beliefs.Select(b => Believed(findings, b))) + "."));
        if (findings.Signals.Count == 0) yield break;
        yield return new Block.Table(
            "What the recorded moves tell, one after another; in brackets four fifths of the runs",
            [new("Day"), new("Recorded"), new("The move"), new("Then believed of its author")],
            [.. findings.Signals.Select(s => (IReadOnlyList<Prose>)
            [
                PlaySentences.Day(s.On), s.What, PlaySentences.Capital(s.Does),
                    string.Join("; ",
                    s.Types.Zip(s.Beliefs, (type, b) =>
                    $"{type} {ProbabilityWords.Percent(b.Median)} ({ProbabilityWords.Percent(b.Low80)} to {ProbabilityWords.Percent(b.High80)})")),
            ])]);
        yield return Say.Note(
            "A move tells something where the types would have made it with different probabilities; what is known of a party beforehand is the prior.");
    }

    private static IEnumerable<Block> Evidence(PlayFindings findings)
    {
        if (findings.Evidence is not { } evidence || evidence.Rows.All(r => r.Marks.All(m => m.Mark == "silent"))) yield break;
        yield return new Block.Table(
            "What the record speaks for: + where somebody of this type was clearly likelier to do it than of any other, − where clearly less likely, · where "
                + "it says nothing",
            [new("If it is"), .. evidence.Events.Select((_, e) => new Column($"E{e + 1}", true))],
            [.. evidence.Rows.Select(r =>
                (IReadOnlyList<Prose>)[$"{PlaySentences.Capital(r.Party)} {r.Type}",
                .. r.Marks.Select(m => (Prose)(m.Mark switch { "consistent" => "+", "inconsistent" => "−", _ => "·" }))])]);
        yield return new Block.Bullets(
            [.. evidence.Events.Select((e, k) => Say.Bullet(Say.Strong($"E{k + 1} "), new Run($"{PlaySentences.Day(e.On)}: {e.What}")))]);
    }

    /// <summary>Of a party of which nothing is recorded the prior is believed, whatever was drawn of it.</summary>
    private static string Believed(PlayFindings findings, StartingBelief belief)
    {
        var (now, prior) = (ProbabilityWords.Percent(belief.Now.Median), ProbabilityWords.Percent(belief.Prior));
        if (findings.Signals.All(s => s.Party != belief.Party)) now = prior;
        return $"{belief.Party} {belief.Type} {now}{(now == prior ? "" : $" (prior {prior})")}";
    }

    private static IEnumerable<Block> Chance(PlayFindings findings, ChanceFinding chance)
    {
        yield return new Block.Heading($"{PlaySentences.Capital(chance.Party)}, at its first chance ({chance.What}, {PlaySentences.Day(chance.On)})");
        var shown = chance.Options.Take(1).Concat(chance.Options.Skip(1).OrderByDescending(o => o.Share.Median)).Take(MostOptions).ToArray();
        Column[] columns = [new("Option"), new("Chosen", true), .. findings.Break is null
            ? (Column[])[] : [new(findings.Joined is null ? "Break after it, in play" : "Break after it", true), new("Points more than waiting", true)],
            new("Worth more than waiting", true), .. chance.Types.Select(t => new Column($"Then believed {t}", true))];
        yield return new Block.Table(
            "If everybody before stays as they are; worth in hundredths of all that the party has to gain or lose, in brackets four fifths of the runs",
            columns,
            [.. shown.Select((o, k) => (IReadOnlyList<Prose>)
            [
                PlaySentences.Capital(o.Words),
                PlaySentences.Range(o.Share, ProbabilityWords.Percent),
                .. findings.Break is null ? (Prose[])[]
                    : [ProbabilityWords.Percent(o.Breaks.Median), k == 0 ? "–" : PlaySentences.Range(o.BreaksMore, ProbabilityWords.Points)],
                k == 0 ? "–" : PlaySentences.Range(o.Gain, ProbabilityWords.Points),
                .. o.Beliefs.Select(b => (Prose)ProbabilityWords.Percent(b)),
            ])]);
        if (shown.Length < chance.Options.Count)
            yield return Say.Note($"{chance.Options.Count - shown.Length} less likely options are left out here; JSON has them.");
        if (chance.Options.Count > 1)
        {
            var best = chance.Options.Skip(1).MaxBy(o => o.Gain.Median)!;
            yield return Say.Paragraph(new Run(best.Gain.Median switch
            {
                > 0.005 => $"The best it could do at once ({best.Words}) is worth {ProbabilityWords.Points(best.Gain.Median)} to it, compared with waiting.",
                < -0.005 => $"Waiting is worth {ProbabilityWords.Points(-best.Gain.Median)} to it, compared with the best it could do at once ({best.Words}).",
                _ => $"Waiting and the best it could do at once ({best.Words}) are worth the same to it.",
            }));
        }
    }

    private static IEnumerable<Block> GivenUp(PlayFindings findings)
    {
        if (findings.GivenUp.Count == 0) yield break;
        yield return new Block.Heading("What holding a lever is worth");
        yield return new Block.Table(
            $"Levers that can be used only once, given up for good: points, over {findings.GivenUp[0].Draws} runs, each compared with itself",
            [new("Lever"), new("Holding it is worth to its owner", true), new("Given up, a break is likelier by", true)],
            [.. findings.GivenUp.Select(g =>
                (IReadOnlyList<Prose>)[g.Lever, PlaySentences.Range(g.Loss, ProbabilityWords.Points),
                PlaySentences.Range(g.BreaksMore, ProbabilityWords.Points)])]);
        yield return Say.Note("Below 0, its owner would do better without it: a party that errs now and then could then no longer use it by mistake.");
    }
}

using Demarche.Analysis.Play;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;

namespace Demarche.Reports.Play;

/// <summary>What would change a forecast: tornado, nearness, another calendar.</summary>
internal static class PlayChanges
{
    private const int NearestTold = 5;
    private const double Least = 0.005;

    public static Section? Section(PlayFindings findings)
    {
        Block[] blocks = [.. Tornado(findings), .. Nearness(findings), .. Refinement(findings)];
        return blocks.Length == 0 ? null : new Section("changes", "What would change it", blocks);
    }

    private static IEnumerable<Block> Tornado(PlayFindings findings)
    {
        if (findings.Tornado.Count == 0) yield break;
        var now = findings.Tornado[0].AtMiddle;
        yield return TornadoFigure.Draw("tornado", "The lowest and the highest probability of a break as one number goes between its bounds", now, $"As it is {PlaySentences.Percent(now)}", [.. findings.Tornado.Where(b => b.Swing >= Least).Select(Row)]);
        var still = findings.Tornado.Where(b => b.Swing < Least).Select(b => b.Words).ToArray();
        if (still.Length > 0) yield return Say.Note($"Within their bounds these move it by less than half a point: {string.Join("; ", still)}.");
        yield return Say.Note($"Asked of {Runs(findings)}; shown is their median, {PlaySentences.Percent(now)} where nothing is changed. Priors without bounds are moved by 20 points, and so is what a break is worth. For open statements, types and levers ask demarche vary --play.");
    }

    private static string Runs(PlayFindings findings) => findings.Panel == 1 ? "one run" : $"{findings.Panel} runs, spread evenly over all by how likely a break is in them";

    private static TornadoRow Row(TornadoBar bar)
    {
        (double Share, string Where)[] places = [(bar.AtLow, bar.Low), (bar.AtMiddle, "as it is"), (bar.AtHigh, bar.High)];
        var (low, high) = (places.MinBy(p => p.Share), places.MaxBy(p => p.Share));
        return new TornadoRow(PlaySentences.Capital(bar.Words), low.Share, Said(low), high.Share, $"{Said(high)}{(bar.Flips ? $"; from “{Likelihood.Word(low.Share)}” to “{Likelihood.Word(high.Share)}”" : "")}");

        static string Said((double Share, string Where) at) => $"{at.Where}: {PlaySentences.Percent(at.Share)}";
    }

    private static IEnumerable<Block> Nearness(PlayFindings findings)
    {
        if (findings.Tornado.Count == 0) yield break;
        yield return new Block.Heading("How near a break is to being as likely as not");
        var (reached, never) = (findings.Nearness.Where(n => n.To is not null).ToArray(), findings.Nearness.Where(n => n.To is null).ToArray());
        if (reached.Length == 0) yield return Say.Paragraph(new Run("No change of any one prior, cost or worth makes a break as likely as not."));
        else yield return new Block.Bullets([.. reached.Take(NearestTold).Select(n => Say.Bullet(
            new Run($"{PlaySentences.Capital(n.Words)}: "), Say.Strong($"from {n.From} to {n.To}"), Say.Quiet($" ({Points(n.Change!.Value)})")))]);
        if (reached.Length > NearestTold) yield return Say.Note($"{reached.Length - NearestTold} more in JSON.");
        if (never.Length > 0) yield return Say.Note($"Not within its range: {string.Join("; ", never.Select(n => $"{n.Words} ({n.Least} to {n.Most})"))}.");
    }

    private static string Points(double change)
    {
        var points = $"{Math.Abs(change) * 100:0.#}";
        return points == "1" ? "1 point" : $"{points} points";
    }

    private static IEnumerable<Block> Refinement(PlayFindings findings)
    {
        if (findings.Refinement.Count == 0) yield break;
        yield return new Block.Heading("If the calendar were cut otherwise");
        yield return new Block.Table(
            "The probability of a break, in the median of the same runs",
            [new("Calendar"), new("Occasions", true), new("Break", true)],
            [.. findings.Refinement.Select(r => (IReadOnlyList<Prose>)[PlaySentences.Capital(r.Words), $"{r.Occasions}", r.Breaks is { } p ? PlaySentences.Percent(p) : $"not computed: {r.WhyNot}"])]);
        var known = findings.Refinement.Select(r => r.Breaks).OfType<double>().ToArray();
        if (known.Length > 1 && known.Max() - known.Min() > 0.1) yield return Say.Note("The answer hangs on how many occasions there are, as it must where every chance to act is a chance to err: read it for the dates that are known, and add none that are not.");
    }
}

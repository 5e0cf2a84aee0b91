using System.Globalization;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Play;

/// <summary>What would change a forecast: tornado, nearness, another calendar.</summary>
internal static class PlayChanges
{
    private const int NearestShown = 5;
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
        var (held, least) = (findings.Joined is not null, LeastOf(findings));
        TornadoBar[] moving = [.. findings.Tornado.Where(b => b.Swing >= least)];
        var what = held ? "The lowest and the highest probability of a break, held to the outside view,"
            : "Inside the model, and no forecast: the lowest and the highest share of breaks";
        yield return TornadoFigure.Draw("tornado", $"{what} as one number goes between its bounds", now, $"As it is {ProbabilityWords.Percent(now)}",
            [.. moving.Select(Row)], TopOf([now, .. moving.SelectMany(b => (double[])[b.AtLow, b.AtHigh])]));
        var still = findings.Tornado.Where(b => b.Swing < least).Select(b => b.Words).ToArray();
        if (still.Length > 0)
            yield return Say.Note(
            $"Within their bounds these move it by less than {ProbabilityWords.Points(least).TrimStart('+')} points: {string.Join("; ", still)}.");
        yield return Say.Note(
            $"Asked of {Runs(findings)}; shown is their median, {ProbabilityWords.Percent(now)} where nothing is changed. Priors without bounds are moved by "
            + $"20 points, and so is what a break is worth. For open statements, types and levers ask demarche vary --play.");
    }

    /// <summary>Where a scale ends on which all of some shares find room.</summary>
    internal static double TopOf(IReadOnlyList<double> shares) => new[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1 }.First(t => t >= shares.Max());

    /// <summary>Half a point, or less where the answer itself is small.</summary>
    private static double LeastOf(PlayFindings findings) => findings.Joined is { } joined ? Math.Min(Least, joined.Probability / 50) : Least;

    private static string Runs(PlayFindings findings) =>
        findings.Panel == 1 ? "one run" : $"{findings.Panel} runs, spread evenly over all by how likely a break is in them";

    private static TornadoRow Row(TornadoBar bar)
    {
        (double Share, string Where)[] places = [(bar.AtLow, bar.Low), (bar.AtMiddle, "as it is"), (bar.AtHigh, bar.High)];
        var (low, high) = (places.MinBy(p => p.Share), places.MaxBy(p => p.Share));
        return new TornadoRow(PlaySentences.Capital(bar.Words), low.Share, Said(low), high.Share,
            $"{Said(high)}{(bar.Flips ? $"; from “{Likelihood.Word(low.Share)}” to “{Likelihood.Word(high.Share)}”" : "")}");

        static string Said((double Share, string Where) at) => $"{at.Where}: {ProbabilityWords.Percent(at.Share)}";
    }

    private static IEnumerable<Block> Nearness(PlayFindings findings)
    {
        if (findings.Tornado.Count == 0 || findings.Joined is not null) yield break;
        yield return new Block.Heading("Inside the model: how near a break is to being as likely as not");
        var (reached, never) = (findings.Nearness.Where(n => n.To is not null).ToArray(), findings.Nearness.Where(n => n.To is null).ToArray());
        if (reached.Length == 0) yield return Say.Paragraph(new Run("No change of any one prior, cost or worth makes a break as likely as not."));
        else yield return new Block.Bullets([.. reached.Take(NearestShown).Select(n => Say.Bullet(
            new Run($"{PlaySentences.Capital(n.Words)}: "), Say.Strong($"from {n.From} to {n.To}"), Say.Quiet($" ({Points(n.Change!.Value)})")))]);
        if (reached.Length > NearestShown) yield return Say.Note($"{reached.Length - NearestShown} more in JSON.");
        if (never.Length > 0) yield return Say.Note($"Not within its range: {string.Join("; ", never.Select(n => $"{n.Words} ({n.Least} to {n.Most})"))}.");
    }

    private static string Points(double change)
    {
        var points = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(change) * 100:0.#}");
        return points == "1" ? "1 point" : $"{points} points";
    }

    private static IEnumerable<Block> Refinement(PlayFindings findings)
    {
        if (findings.Refinement.Count == 0) yield break;
        yield return new Block.Heading("If the calendar were cut otherwise");
        yield return new Block.Table(
            findings.Joined is null ? "Inside the model, in the median of the same runs"
                : "The probability of a break, held to the outside view, in the median of the same runs",
            [new("Calendar"), new("Occasions", true), new("Break", true)],
            [.. findings.Refinement
                .Select(r =>
                (IReadOnlyList<Prose>)[PlaySentences.Capital(r.Words), $"{r.Occasions}", r.Breaks is { } p ? ProbabilityWords.Percent(p)
                : $"not computed: {r.WhyNot}"])]);
        var known = findings.Refinement.Select(r => r.Breaks).OfType<double>().ToArray();
        if (known.Length > 1 && known.Max() - known.Min() > 0.1 && findings.Joined is null)
            yield return Say.Note(
            "The answer hangs on how many occasions there are, as it must where every chance to act is a chance to err: read it for the dates that are known, "
            + "and add none that are not.");
    }
}

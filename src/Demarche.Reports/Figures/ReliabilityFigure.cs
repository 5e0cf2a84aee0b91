using System.Globalization;
using System.Xml.Linq;
using Demarche.Engine.Scores;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Demarche.Reports.Words;

namespace Demarche.Reports.Figures;

/// <summary>
/// Draws what was said against how often it came about: a point a bin, with the interval in which the true share lies, beside the line on which the two
/// agree.
/// </summary>
internal static class ReliabilityFigure
{
    private const double Left = 90;
    private const double Top = 24;
    private const double Side = 320;
    private const double WordsLeft = 450;

    /// <summary>The figure.</summary>
    /// <exception cref="ArgumentException">There is no bin.</exception>
    public static Block.Figure Draw(string id, string caption, IReadOnlyList<ReliabilityBin> bins)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(bins);
        if (bins.Count == 0) throw new ArgumentException("A reliability diagram needs a bin.", nameof(bins));
        var top = new[] { 0.02, 0.05, 0.1, 0.2, 0.5, 1 }.First(t => t >= bins.Max(b => Math.Max(b.Said, b.High)) || t == 1);
        double X(double p) => Left + Side * Math.Min(1, p / top);
        double Y(double p) => Top + Side * (1 - Math.Min(1, p / top));
        var parts = new List<XElement>();
        foreach (var share in new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })
        {
            parts.Add(Svg.Line(share == 0 ? "dm-axis" : "dm-hair", Left, Y(share * top), Left + Side, Y(share * top)));
            parts.Add(Svg.Text("dm-small dm-muted", Left - 8, Y(share * top) + 4, string.Create(CultureInfo.InvariantCulture, $"{share * top:0.##%}"), "end"));
            parts.Add(Svg.Text("dm-small dm-muted", X(share * top), Top + Side + 18, string.Create(CultureInfo.InvariantCulture, $"{share * top:0.##%}"),
                "middle"));
        }

        parts.Add(Svg.Line("dm-reference", X(0), Y(0), X(top), Y(top)));
        foreach (var bin in bins)
        {
            parts.Add(Svg.Line("dm-axis", X(bin.Said), Y(bin.Low), X(bin.Said), Y(bin.High)));
            parts.Add(Svg.Rectangle("dm-pill", X(bin.Said) - 5, Y(bin.Share) - 5, 10, 10));
        }

        parts.Add(Svg.Text("dm-small dm-muted", Left + Side / 2, Top + Side + 38, "said", "middle"));
        parts.Add(Svg.Text("dm-small dm-muted", Left, Top - 8, "came about", "middle"));
        foreach (var (bin, k) in bins.Select((b, k) => (b, k))) parts.Add(Svg.Text("dm-small", WordsLeft, Top + 14 + k * 18, Short(bin)));
        return FigureFrame.Of(id, caption, FigureFrame.Width, Top + Side + 50, parts, [.. bins.Select(Words)]);
    }

    private static string Short(ReliabilityBin bin) => $"{ProbabilityWords.Percent(bin.Said)} said: {bin.Came} of {bin.Count} came";

    private static string Words(ReliabilityBin bin) =>
        $"Of {Phrases.Digits(bin.Count, "forecast")} of {ProbabilityWords.Percent(bin.From)} to {ProbabilityWords.Percent(bin.To)}, "
            + $"{ProbabilityWords.Percent(bin.Said)} on average, {bin.Came} came about: {ProbabilityWords.Percent(bin.Share)}, and with 95% between "
            + $"{ProbabilityWords.Percent(bin.Low)} and {ProbabilityWords.Percent(bin.High)}.";
}

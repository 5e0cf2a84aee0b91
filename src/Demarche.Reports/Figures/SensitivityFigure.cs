using System.Xml.Linq;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>Draws what each number does to a probability: a bar from its value at the lower bound to that at the upper, the widest on top.</summary>
public static class SensitivityFigure
{
    private const double Margin = 14;
    private const double LabelWidth = 290;
    private const double BarLeft = 320;
    private const double BarWidth = 400;
    private const double Step = 16;

    /// <summary>The figure.</summary>
    public static Block.Figure Draw(string id, string caption, IReadOnlyList<TornadoBar> bars)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(bars);
        var parts = new List<XElement> { Legend() };
        var top = Margin + 52;
        var y = top;
        foreach (var bar in bars)
        {
            var label = TextMeasure.Wrap(PlainText.Of($"{bar.Words}: {bar.Low} to {bar.High}"), FigureStyle.Small, LabelWidth, 4);
            parts.Add(Row(bar, label, y));
            y += 16 + (Step * label.Count);
        }

        parts.InsertRange(1, Scale(top, y));
        if (bars.Count > 0) parts.Add(Svg.Line("dm-today dm-dotted", X(bars[0].AtMiddle), top - 4, X(bars[0].AtMiddle), y));
        return FigureFrame.Of(id, caption, FigureFrame.Width, y + Margin, parts, [.. bars.Select(Words)]);
    }

    private static double X(double share) => BarLeft + (BarWidth * share);

    private static XElement Legend()
    {
        var legend = new Legend(Margin, 8, FigureFrame.Width - (2 * Margin));
        legend.AddMark((x, y) => Svg.Circle("dm-lowmark", x, y, 5), "at the lower bound");
        legend.AddMark((x, y) => Svg.Circle("dm-pill", x, y, 5), "at the upper bound");
        legend.AddLine("dm-today dm-dotted", "all in the middle of their bounds");
        return legend.Drawing;
    }

    private static IEnumerable<XElement> Scale(double top, double bottom)
    {
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            yield return Svg.Line("dm-hair", X(share), top - 4, X(share), bottom);
            yield return Svg.Text("dm-small dm-muted", X(share), top - 10, $"{share:0%}", "middle");
        }
    }

    private static XElement Row(TornadoBar bar, IReadOnlyList<string> label, double y)
    {
        var middle = y + 5 + (Step * label.Count / 2);
        var (left, right) = (Math.Min(bar.AtLow, bar.AtHigh), Math.Max(bar.AtLow, bar.AtHigh));
        return Svg.Group("dm-bar-row",
            Svg.Title(Words(bar)),
            Svg.Lines("dm-small", Margin, y + 16, Step, label),
            Svg.Rectangle(bar.Flips ? "dm-fan50" : "dm-fan80", X(left), middle - 7, Math.Max(1, X(right) - X(left)), 14),
            Svg.Circle("dm-lowmark", X(bar.AtLow), middle, 5),
            Svg.Circle("dm-pill", X(bar.AtHigh), middle, 5),
            Svg.Text("dm-small dm-bold", BarLeft + BarWidth + 14, middle + 4, $"{bar.AtLow:0%} to {bar.AtHigh:0%}{(bar.Flips ? ", flips" : "")}"));
    }

    private static string Words(TornadoBar bar) =>
        $"{bar.Words}, from {bar.Low} to {bar.High}: a break is {bar.AtLow:0%} likely at the lower bound, {bar.AtMiddle:0%} in the middle, {bar.AtHigh:0%} at the upper bound{(bar.Flips ? "; the likelihood word changes" : "")}.";
}

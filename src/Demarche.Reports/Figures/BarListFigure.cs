using System.Xml.Linq;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>A share of a whole.</summary>
/// <param name="Label">Of what.</param>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Words">The share as it is to be read: "41 of 60", "68 %".</param>
/// <param name="Tone">Whether it speaks for or against stability; other tones draw a plain bar.</param>
public sealed record Bar(string Label, double Share, string Words, Tone Tone = Tone.Plain);

/// <summary>Draws shares as bars under one another, each with its label and its value in words.</summary>
public static class BarListFigure
{
    private const double Margin = 14;
    private const double LabelWidth = 270;
    private const double BarLeft = 300;
    private const double BarWidth = 380;
    private const double Step = 16;

    /// <summary>The figure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is not from 0 to 1.</exception>
    public static Block.Figure Draw(string id, string caption, IReadOnlyList<Bar> bars)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(bars);
        var parts = new List<XElement>();
        var y = Margin;
        foreach (var bar in bars)
        {
            if (bar.Share is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(bars), bar.Share, $"The share of “{bar.Label}” is not from 0 to 1.");
            var label = TextMeasure.Wrap(PlainText.Of(bar.Label), FigureStyle.Size, LabelWidth, 3);
            parts.Add(Row(bar, label, y));
            y += 14 + (Step * label.Count);
        }

        return FigureFrame.Of(id, caption, FigureFrame.Width, y + Margin, parts, [.. bars.Select(b => $"{b.Label}: {b.Words}.")]);
    }

    private static XElement Row(Bar bar, IReadOnlyList<string> label, double y)
    {
        var middle = y + 7 + (Step * label.Count / 2);
        var room = FigureFrame.Width - Margin - BarLeft - BarWidth - 12;
        var tone = bar.Tone switch { Tone.Holds => "dm-friendly", Tone.Fails => "dm-hostile", _ => "dm-even" };
        return Svg.Group("dm-bar-row",
            Svg.Title($"{bar.Label}: {bar.Words}"),
            Svg.Lines("", Margin, y + 19, Step, label),
            Svg.Rectangle("dm-track", BarLeft, middle - 8, BarWidth, 16),
            bar.Share > 0 ? Svg.Rectangle($"dm-tone {tone}", BarLeft, middle - 8, Math.Max(1, BarWidth * bar.Share), 16) : null,
            Svg.Text("dm-bold", BarLeft + BarWidth + 12, middle + 4.5, TextMeasure.Cut(PlainText.Of(bar.Words), FigureStyle.Size, room, bold: true)));
    }
}

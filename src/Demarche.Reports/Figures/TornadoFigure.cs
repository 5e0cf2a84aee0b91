using System.Xml.Linq;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>What one open question does to a share.</summary>
/// <param name="Question">The question.</param>
/// <param name="Low">The least share under any answer, from 0 to 1.</param>
/// <param name="LowAnswer">That answer with its share: "bluffing: 0 %".</param>
/// <param name="High">The greatest share under any answer, from 0 to 1.</param>
/// <param name="HighAnswer">That answer with its share.</param>
internal sealed record TornadoRow(string Question, double Low, string LowAnswer, double High, string HighAnswer);

/// <summary>
/// Draws how far each open question moves a share, the widest first: a bar from the share under one answer to the share under another,
/// beside a line at the share over all.
/// </summary>
internal static class TornadoFigure
{
    private const double Margin = 14;
    private const double LabelWidth = 250;
    private const double TrackLeft = 282;
    private const double TrackWidth = 250;
    private const double WordsLeft = 556;
    private const double Step = 16;
    private const double Head = 34;

    /// <summary>The figure.</summary>
    /// <param name="id">Stable, unique in the document.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="overall">The share over all, from 0 to 1.</param>
    /// <param name="overallWords">The same in words: "over all completions 43 %".</param>
    /// <param name="rows">The questions; the order is kept.</param>
    /// <param name="most">Where the scale ends; shares are not greater.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is not from 0 to 1.</exception>
    public static Block.Figure Draw(string id, string caption, double overall, string overallWords, IReadOnlyList<TornadoRow> rows, double most = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(rows);
        Within(overall, nameof(overall));
        var parts = new List<XElement>();
        var y = Margin + Head;
        foreach (var row in rows)
        {
            Within(row.Low, nameof(rows));
            Within(row.High, nameof(rows));
            var label = TextMeasure.Wrap(PlainText.Of(row.Question), FigureStyle.Size, LabelWidth, 5);
            const double room = FigureFrame.Width - Margin - WordsLeft;
            IReadOnlyList<string> high = TextMeasure.Wrap(PlainText.Of(row.HighAnswer), FigureStyle.Small, room, 3),
                low = TextMeasure.Wrap(PlainText.Of(row.LowAnswer), FigureStyle.Small, room, 3);
            var height = 14 + (Step * Math.Max(label.Count, high.Count + low.Count));
            parts.Add(Svg.Line("dm-hair", Margin, y, FigureFrame.Width - Margin, y));
            parts.Add(Row(row with { Low = row.Low / most, High = row.High / most }, label, high, low, y, height));
            y += height;
        }

        var line = TrackLeft + (TrackWidth * overall / most);
        parts.Add(Svg.Line("dm-today dm-dotted", line, Margin + 22, line, y));
        parts.Add(Svg.Text("dm-small dm-bold", line, Margin + 14, TextMeasure.Cut(PlainText.Of(overallWords), FigureStyle.Small, TrackLeft, bold: true),
            "middle"));
        return FigureFrame.Of(id, caption, FigureFrame.Width, y + Margin, parts,
            [$"{overallWords}.", .. rows.Select(r => $"{r.Question}: {r.LowAnswer}; {r.HighAnswer}.")]);
    }

    private static XElement Row(TornadoRow row, IReadOnlyList<string> label, IReadOnlyList<string> high, IReadOnlyList<string> low, double top, double height)
    {
        var middle = top + (height / 2);
        double left = TrackLeft + (TrackWidth * row.Low), width = TrackWidth * (row.High - row.Low);
        return Svg.Group("dm-bar-row",
            Svg.Title($"{row.Question}: {row.LowAnswer}; {row.HighAnswer}"),
            Svg.Lines("", Margin, top + 19, Step, label),
            Svg.Rectangle("dm-track", TrackLeft, middle - 8, TrackWidth, 16),
            Svg.Rectangle("dm-pill", left, middle - 8, Math.Max(2, width), 16),
            Svg.Lines("dm-small dm-bold", WordsLeft, top + 19, Step, high),
            Svg.Lines("dm-small dm-muted", WordsLeft, top + 19 + (high.Count * Step), Step, low));
    }

    private static void Within(double share, string name)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, share, "A share is not from 0 to 1.");
    }
}

using System.Xml.Linq;

namespace Demarche.Reports.Figures;

/// <summary>Samples with their meanings, side by side and wrapped to the width.</summary>
internal sealed class Legend
{
    private const double Sample = 34;
    private const double Between = 22;
    private const double RowHeight = 22;

    private readonly double left;
    private readonly double right;
    private double x;
    private double y;

    public Legend(double left, double top, double width) => (this.left, right, x, y) = (left, left + width, left, top + (RowHeight / 2));

    public XElement Drawing { get; } = Svg.Group("dm-legend");

    /// <summary>The lower edge of what has been added.</summary>
    public double Bottom => y + (RowHeight / 2);

    /// <summary>Adds a line in the given classes, as arcs are drawn.</summary>
    public void AddLine(string classes, string meaning) =>
        Add(meaning, Sample, at => Svg.Path(classes, Svg.Data($"M{at},{y}h{Sample - 8}")));

    /// <summary>Adds a shape drawn around a centre.</summary>
    public void AddMark(Func<double, double, XElement> draw, string meaning) => Add(meaning, 22, at => draw(at + 7, y));

    /// <summary>Adds words that stand alone.</summary>
    public void AddWords(string words) => Add(words, 0, _ => null);

    private void Add(string meaning, double sample, Func<double, XElement?> draw)
    {
        var text = TextMeasure.Cut(meaning, FigureStyle.Small, right - left - sample);
        var width = sample + TextMeasure.Width(text, FigureStyle.Small);
        if (x > left && x + width > right) (x, y) = (left, y + RowHeight);
        Drawing.Add(draw(x), Svg.Text("dm-small dm-muted", x + sample, y + 4, text));
        x += width + Between;
    }
}

using System.Globalization;
using System.Xml.Linq;
using Demarche.Analysis.Play;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Demarche.Reports.Words;

namespace Demarche.Reports.Figures;

/// <summary>A day of a fan.</summary>
/// <param name="On">The day.</param>
/// <param name="What">What happens then.</param>
/// <param name="By">The probability that it has come about by then.</param>
internal sealed record FanPoint(DateOnly On, string What, Band By)
{
    /// <summary>What stands beside it: the outside view's own number by then; null where there is none.</summary>
    public double? Beside { get; init; }
}

/// <summary>
/// Draws a probability that grows from day to day as a fan: the median with the bands of half, four fifths and nineteen twentieths of the runs.
/// </summary>
/// <remarks>It rises in steps, on the days on which something can happen, and stays level between them.</remarks>
internal static class FanFigure
{
    private const double Left = 64;
    private const double Right = 836;
    private const double Top = 52;
    private const double Height = 250;
    private const double LabelStep = 15;
    private const double Narrowest = 26;

    /// <summary>The figure.</summary>
    /// <exception cref="ArgumentException">There is no day.</exception>
    public static Block.Figure Draw(string id, string caption, DateOnly from, IReadOnlyList<FanPoint> points)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0) throw new ArgumentException("A fan needs a day.", nameof(points));
        var places = Places(from, points);
        var isBeside = points.All(p => p.Beside is not null);
        var top = Tops.First(t => t >= points.Max(p => Math.Max(p.By.High95, p.Beside ?? 0)));
        FanPoint[] drawn = [.. points.Select(p => p with { By = Scaled(p.By, top) })];
        var parts = new List<XElement> { Legend(isBeside) };
        parts.AddRange(Grid(top));
        foreach (var (low, high, classes) in Bands) parts.Add(Svg.Path(classes, Band(places, drawn, low, high)));
        if (isBeside) parts.Add(Svg.Path("dm-reference", Line(places, [.. points.Select(p => p.Beside!.Value / top)])));
        parts.Add(Svg.Path("dm-median", Line(places, [.. drawn.Select(p => p.By.Median)])));
        var depth = Labels(places, points, top, parts);
        return FigureFrame.Of(id, caption, FigureFrame.Width, Top + Height + 18 + (depth * LabelStep), parts, [.. points.Select(Words)]);
    }

    /// <summary>Where the scale may end.</summary>
    private static readonly double[] Tops = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    private static Band Scaled(Band by, double top) =>
        new(by.Median / top, by.Mean / top, by.Low50 / top, by.High50 / top, by.Low80 / top, by.High80 / top, by.Low95 / top, by.High95 / top);

    private static (Func<Band, double> Low, Func<Band, double> High, string Classes)[] Bands =>
    [
        (b => b.Low95, b => b.High95, "dm-fan95"), (b => b.Low80, b => b.High80, "dm-fan80"), (b => b.Low50, b => b.High50, "dm-fan50"),
    ];

    /// <summary>Days to scale, moved apart where their labels would meet; the first place is the start.</summary>
    private static double[] Places(DateOnly from, IReadOnlyList<FanPoint> points)
    {
        var scale = new TimeScale(points.Select(p => p.On).Prepend(from), 600);
        double[] at = [0, .. points.Select(p => scale.At(p.On))];
        for (var k = 1; k < at.Length; k++) at[k] = Math.Max(at[k], at[k - 1] + Narrowest);
        var stretch = (Right - Left - 104) / Math.Max(1, at[^1]);
        return [.. at.Select(x => Left + (x * stretch))];
    }

    private static double Y(double probability) => Top + (Height * (1 - probability));

    /// <summary>An outline that goes out along the upper edge and back along the lower.</summary>
    private static string Band(double[] places, IReadOnlyList<FanPoint> points, Func<Band, double> low, Func<Band, double> high)
    {
        var path = new List<FormattableString> { $"M{places[1]},{Y(low(points[0].By))}" };
        for (var k = 0; k < points.Count; k++)
        {
            path.Add($"L{places[k + 1]},{Y(high(points[k].By))}");
            path.Add($"H{End(places, k)}");
        }

        for (var k = points.Count - 1; k >= 0; k--)
        {
            path.Add($"L{End(places, k)},{Y(low(points[k].By))}");
            path.Add($"H{places[k + 1]}");
        }

        return Svg.Data([.. path]) + "z";
    }

    private static string Line(double[] places, double[] values)
    {
        var path = new List<FormattableString> { $"M{places[0]},{Y(0)}", $"H{places[1]}" };
        for (var k = 0; k < values.Length; k++)
        {
            path.Add($"V{Y(values[k])}");
            path.Add($"H{End(places, k)}");
        }

        return Svg.Data([.. path]);
    }

    private static double End(double[] places, int k) => k + 2 < places.Length ? places[k + 2] : Right;

    /// <summary>The bands of the words for probabilities where the scale goes to 100%, else fifths.</summary>
    private static IEnumerable<XElement> Grid(double top)
    {
        foreach (var share in top == 1 ? new[] { 0, 0.2, 0.45, 0.55, 0.8, 1 } : [0, 0.2, 0.4, 0.6, 0.8, 1])
        {
            yield return Svg.Line(share == 0 ? "dm-axis" : "dm-hair", Left, Y(share), Right, Y(share));
            yield return Svg.Text("dm-small dm-muted", Left - 8, Y(share) + 4, string.Create(CultureInfo.InvariantCulture, $"{share * top:0.##%}"), "end");
        }
    }

    private static XElement Legend(bool isBeside)
    {
        var legend = new Legend(Left, 12, Right - Left);
        if (isBeside) legend.AddLine("dm-reference", "outside view");
        legend.AddLine("dm-median", isBeside ? "this model" : "median run");
        legend.AddMark((x, y) => Svg.Rectangle("dm-fan50", x - 7, y - 6, 14, 12), isBeside ? "half of the spread" : "half of the runs");
        legend.AddMark((x, y) => Svg.Rectangle("dm-fan80", x - 7, y - 6, 14, 12), "four fifths");
        legend.AddMark((x, y) => Svg.Rectangle("dm-fan95", x - 7, y - 6, 14, 12), "nineteen twentieths");
        return legend.Drawing;
    }

    /// <summary>Dates with a tick each, and under each what happens, wrapped to the room there is; gives how many lines deep they go.</summary>
    private static int Labels(double[] places, IReadOnlyList<FanPoint> points, double top, List<XElement> parts)
    {
        var deepest = 1;
        for (var k = 0; k < points.Count; k++)
        {
            var x = places[k + 1];
            var room = End(places, k) - x - 8;
            parts.Add(Svg.Line("dm-axis", x, Y(0), x, Y(0) + 6));
            parts.Add(Svg.Text("dm-bold dm-small", x, Y(points[k].By.Median / top) - 7, ProbabilityWords.Percent(points[k].By.Median)));
            string[] lines = [points[k].On.ToString("d MMM", CultureInfo.InvariantCulture), .. room < 60 ? []
                : TextMeasure.Wrap(PlainText.Of(points[k].What), FigureStyle.Small, room, 4)];
            parts.AddRange(Svg.Lines("dm-small dm-muted", x, Y(0) + 20, LabelStep, lines));
            deepest = Math.Max(deepest, lines.Length);
        }

        return deepest;
    }

    private static string Words(FanPoint point)
    {
        var (of, middle) = point.Beside is { } beside ? ("of the spread", $"in this model, {ProbabilityWords.Percent(beside)} by the outside view alone")
            : ("of the runs", "in the median run");
        return string.Create(CultureInfo.InvariantCulture,
            $"By {point.On:d MMMM yyyy} ({point.What}): {ProbabilityWords.Percent(point.By.Median)} {middle}, "
            + $"{ProbabilityWords.Between(point.By.Low50, point.By.High50, ProbabilityWords.Percent)} in half {of}, "
            + $"{ProbabilityWords.Between(point.By.Low80, point.By.High80, ProbabilityWords.Percent)} in four fifths, "
            + $"{ProbabilityWords.Between(point.By.Low95, point.By.High95, ProbabilityWords.Percent)} in nineteen twentieths.");
    }
}

using System.Globalization;
using System.Xml.Linq;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Figures;

/// <summary>Draws the tension of a record as a curve over time, its highest point named; see <see cref="TensionCurve"/> for what it measures.</summary>
public static class TensionFigure
{
    private const double Left = 64;
    private const double Right = FigureFrame.Width - 24;
    private const double Top = 46;
    private const double Height = 190;

    /// <summary>The figure; null when fewer than two days are covered.</summary>
    public static Block.Figure? Draw(string id, string caption, IReadOnlyList<TimelineEvent> events, DateOnly? asOf, double halfLife = TensionCurve.HalfLife)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var curve = TensionCurve.Of(events, asOf, halfLife);
        if (curve.Count < 2) return null;
        var (low, high) = (Math.Min(0, curve.Min(p => p.Tension)), Math.Max(1, curve.Max(p => p.Tension)));
        double X(int i) => Left + ((Right - Left) * i / (curve.Count - 1));
        double Y(double tension) => Top + (Height * (high - tension) / (high - low));
        var peak = curve.Select((p, i) => (p, i)).MaxBy(p => p.p.Tension).i;
        XElement[] parts =
        [
            Svg.Text("dm-small dm-muted", Left - 8, Y(high) + 4, Svg.Number(high), "end"),
            Svg.Text("dm-small dm-muted", Left - 8, Y(0) + 4, "0", "end"),
            Svg.Text("dm-small dm-muted", Left, Top - 32, "↑ more hostile"),
            Svg.Line("dm-axis", Left, Y(0), Right, Y(0)),
            Svg.Line("dm-hair", Left, Y(high), Right, Y(high)),
            Svg.Path("dm-arc dm-way", Line(curve, X, Y)),
            .. curve.Select((p, i) => (p, i)).Where(p => events.Any(e => e.Tone is not null && e.On == p.p.On))
                .Select(p => Svg.Group("dm-row", Svg.Title($"{Date(p.p.On)}: {Svg.Number(p.p.Tension)}"), Svg.Circle("dm-event", X(p.i), Y(p.p.Tension), 4.5))),
            Svg.Text("dm-small dm-bold", X(peak), Y(curve[peak].Tension) - 9, $"{Svg.Number(curve[peak].Tension)} on {Date(curve[peak].On)}",
                X(peak) > Right - 90 ? "end" : X(peak) < Left + 90 ? "start" : "middle"),
            Svg.Text("dm-small dm-muted", Left, Top + Height + 20, Date(curve[0].On)),
            Svg.Text("dm-small dm-muted", Right, Top + Height + 20, Date(curve[^1].On), "end"),
        ];
        return FigureFrame.Of(id, caption, FigureFrame.Width, Top + Height + 34, parts, Words(curve, peak, halfLife));
    }

    private static string Line(IReadOnlyList<(DateOnly On, double Tension)> curve, Func<int, double> x, Func<double, double> y) =>
        string.Concat(curve.Select((p, i) => (i == 0 ? "M" : "L") + Svg.Data($"{x(i)},{y(p.Tension)}")));

    private static IReadOnlyList<string> Words(IReadOnlyList<(DateOnly On, double Tension)> curve, int peak, double halfLife) =>
    [
        $"From {Date(curve[0].On)} to {Date(curve[^1].On)}.",
        $"Highest on {Date(curve[peak].On)}: {Svg.Number(curve[peak].Tension)}.",
        $"At the end: {Svg.Number(curve[^1].Tension)}.",
        $"An event counts half as much after {halfLife.ToString("0.##", CultureInfo.InvariantCulture)} days; a single most hostile event would give 10.",
    ];

    private static string Date(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Demarche.Bench;

/// <summary>Time a state against the number of states, both on logarithmic scales: a level line is linear growth, a rising one is worse.</summary>
internal static class GrowthChart
{
    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown];

    public static void Draw(ResultSet results, string path)
    {
        using var plot = new Plot();
        Lines(plot, results.Measurements.Where(m => m.Suite == nameof(GrowthBenchmarks)), "{0}", LinePattern.Solid);
        Lines(plot, results.Measurements.Where(m => m is { Suite: nameof(ConceptBenchmarks), IsBaseline: true }), "{0} by matrices", LinePattern.Dashed);
        plot.Title("Time a state: level where growth is linear");
        plot.XLabel("states");
        plot.YLabel("nanoseconds a state");
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Enumerable.Range(3, 10).Select(k => new Tick(2 * k, (1L << (2 * k)).ToString("#,0", CultureInfo.InvariantCulture)))]);
        plot.Axes.Left.TickGenerator = new NumericManual([.. Enumerable.Range(0, 7).Select(k => new Tick(k, Math.Pow(10, k).ToString("#,0", CultureInfo.InvariantCulture)))]);
        plot.ShowLegend(Alignment.UpperRight);
        plot.SaveSvg(path, 900, 520);
    }

    private static void Lines(Plot plot, IEnumerable<Measurement> measured, string name, LinePattern pattern)
    {
        foreach (var (concept, k) in measured.GroupBy(m => m.Case["Concept"]).Select((g, k) => (g, k)))
        {
            Measurement[] points = [.. concept.OrderBy(ResultPage.Levers)];
            var line = plot.Add.Scatter(points.Select(m => (double)ResultPage.Levers(m)).ToArray(), points.Select(m => Math.Log10(ResultPage.PerState(m))).ToArray());
            line.LegendText = string.Format(CultureInfo.InvariantCulture, name, concept.Key.ToUpperInvariant());
            (line.LinePattern, line.LineWidth) = (pattern, 2);
            (line.MarkerShape, line.MarkerSize) = (Shapes[k % Shapes.Length], 8);
        }
    }
}

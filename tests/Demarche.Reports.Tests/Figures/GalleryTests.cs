using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Rendering;

namespace Demarche.Reports.Tests.Figures;

public class GalleryTests
{
    private static readonly Document Gallery = new("Figures", null,
    [
        new("graph", "State graph", [StateGraphFigure.Draw("state-graph", "States by the moves that they are away from now", SampleFigures.Graph)]),
        new("table", "Equilibria", [SampleFigures.Equilibria]),
        new("distance", "Distance", [DistanceFigure.Draw("distance-to-break", "How far the break is", SampleFigures.Distance)]),
        new("time", "Record and calendar", [TimelineFigure.Draw("record-and-calendar", "What was said and done, and what is to come", SampleFigures.Timeline)]),
        new("shares", "Shares", [BarListFigure.Draw("shares-of-completions", "In how many completions each outcome holds", SampleFigures.Bars)]),
    ]);

    [Fact]
    public void Html_is_as_it_was_looked_at() => Baseline.Check("figures.html", HtmlRenderer.Render(Gallery));

    [Fact]
    public void Words_are_as_they_were_looked_at() => Baseline.Check("figures.txt", TerminalRenderer.Render(Gallery));
}

using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Rendering;

namespace Demarche.Reports.Tests.Figures;

public class GalleryTests
{
    [Fact]
    public void Html_is_as_it_was_looked_at() => Baseline.Check("figures.html", HtmlRenderer.Render(SampleFigures.Gallery));

    [Fact]
    public void Words_are_as_they_were_looked_at() => Baseline.Check("figures.txt", TerminalRenderer.Render(SampleFigures.Gallery));
}

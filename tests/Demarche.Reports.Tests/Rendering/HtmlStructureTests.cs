using System.Xml.Linq;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Figures;

namespace Demarche.Reports.Tests.Rendering;

public class HtmlStructureTests
{
    private static readonly string[] Void = ["meta", "br", "hr", "img", "link", "input"];
    private static readonly string[] Pages = [HtmlRenderer.Render(SampleDocument.Brief), HtmlRenderer.Render(SampleFigures.Gallery)];

    public static TheoryData<int> Page => [0, 1];

    [Theory]
    [MemberData(nameof(Page))]
    public void The_page_loads_nothing_and_runs_nothing(int page)
    {
        var html = Html.Parse(Pages[page]);
        var policy = html.Descendants("meta").Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy");
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; img-src data:", (string?)policy.Attribute("content"));
        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe" or "object" or "image" or "use");
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName is "src" or "srcset" or "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(html.Descendants().Where(e => e.Name.LocalName == "style"), s => Assert.DoesNotMatch(@"@import|url\(|[<>&]", s.Value));
    }

    [Theory]
    [MemberData(nameof(Page))]
    public void Ids_are_unique_and_references_lead_somewhere(int page)
    {
        var html = Html.Parse(Pages[page]);
        var ids = html.Descendants().Attributes("id").Select(a => a.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        var links = html.Descendants("a").Attributes("href").Where(a => a.Value.StartsWith('#')).Select(a => a.Value[1..]);
        var names = html.Descendants().Attributes().Where(a => a.Name.LocalName is "aria-labelledby").SelectMany(a => a.Value.Split(' '));
        var heads = html.Descendants().Attributes("marker-end").Select(a => a.Value[5..^1]);
        Assert.All([.. links, .. names, .. heads], name => Assert.Contains(name, ids));
    }

    [Theory]
    [MemberData(nameof(Page))]
    public void No_element_that_html_must_close_is_written_short(int page) =>
        Assert.All(Html.Parse(Pages[page]).Descendants().Where(e => e.Name.Namespace == XNamespace.None && !Void.Contains(e.Name.LocalName)), e => Assert.False(e.IsEmpty, e.Name.LocalName));

    [Fact]
    public void The_page_is_named_and_headed()
    {
        var html = Html.Parse(Pages[0]);
        Assert.Equal("en", (string?)html.Attribute("lang"));
        Assert.Equal("The week of negotiations", html.Element("head")!.Element("title")!.Value);
        Assert.Equal("The week of negotiations", html.Descendants("h1").Single().Value);
        Assert.Equal(["The answer", "What holds, and why", "The road ahead"], html.Descendants("h2").Select(h => h.Value));
        Assert.Equal(["#answer", "#grounds", "#road"], html.Descendants("nav").Descendants("a").Select(a => (string?)a.Attribute("href")));
    }

    [Fact]
    public void Every_figure_has_its_words_beside_and_inside()
    {
        var html = Html.Parse(Pages[1]);
        var figures = SampleFigures.Gallery.Sections.SelectMany(s => s.Blocks).OfType<Block.Figure>().ToArray();
        var shown = html.Descendants("figure").ToArray();
        Assert.Equal(figures.Length, shown.Length);
        foreach (var (figure, element) in figures.Zip(shown))
        {
            Assert.NotEmpty(figure.InWords);
            Assert.Equal(figure.InWords, element.Descendants("li").Select(l => l.Value));
            Assert.Equal(figure.Caption, element.Element("figcaption")!.Value);
            Assert.Equal(figure.Caption, element.Descendants().Single(e => e.Name.LocalName == "title" && e.Parent!.Name.LocalName == "svg").Value);
            Assert.Equal(string.Join(" ", figure.InWords), element.Descendants().Single(e => e.Name.LocalName == "desc").Value);
        }
    }

    [Fact]
    public void A_table_names_its_columns_and_rows()
    {
        var table = Html.Parse(Pages[0]).Descendants("table").Single();
        Assert.Equal("Stable states by concept", table.Element("caption")!.Value);
        Assert.All(table.Element("thead")!.Descendants("th"), h => Assert.Equal("col", (string?)h.Attribute("scope")));
        Assert.All(table.Element("tbody")!.Elements("tr"), r => Assert.Equal("row", (string?)r.Elements().First().Attribute("scope")));
    }

    [Fact]
    public void An_address_can_be_followed_and_other_schemes_cannot()
    {
        var document = new Document("T", null, [new("s", "S", [new Block.Paragraph("See https://example.org/a?b=1&c=2, not javascript:alert(1).")])]);
        var link = Html.Parse(HtmlRenderer.Render(document)).Descendants("p").Last().Elements("a").Single();
        Assert.Equal("https://example.org/a?b=1&c=2", (string?)link.Attribute("href"));
    }
}

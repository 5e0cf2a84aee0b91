using System.Xml.Linq;
using Bunit;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Workbench.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace Demarche.Workbench.Tests.Panels;

/// <summary>Blocks of documents as components: everything is shown, nothing is markup, nothing runs.</summary>
public class PanelTests : BunitContext
{
    public PanelTests()
    {
        Services.AddScoped<Demarche.Workbench.Browser>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Text_is_escaped_signed_and_linked()
    {
        Prose text = new([new Run("<b>bold</b> see https://example.org/a?b=1."), new Run("it holds", Tone.Holds), new Run("mine", Tone.Judgement)]);

        var shown = Render<InlineText>(p => p.Add(t => t.Text, text));

        Assert.Empty(shown.FindAll("b"));
        Assert.Equal("https://example.org/a?b=1", shown.Find("a").GetAttribute("href"));
        Assert.Contains("✓", shown.Find(".tone-holds").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("†", shown.Find(".tone-judgement").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_no_web_address_is_no_link()
    {
        var shown = Render<InlineText>(p => p.Add(t => t.Text, (Prose)"javascript:alert(1) data:text/html,x"));

        Assert.Empty(shown.FindAll("a"));
    }

    [Fact]
    public void Every_kind_of_block_is_shown()
    {
        var figure = BarListFigure.Draw("bars", "Bars", [new Bar("one", 0.5, "half")]);
        Block[] blocks =
        [
            new Block.Paragraph("a paragraph"), new Block.Lead(["the lead"]), new Block.Facts([new Fact("term", "meaning")]), new Block.Heading("a heading"),
            new Block.Bullets([new Bullet("outer", [new Bullet("inner")])], Numbered: true), new Block.Table("a table", [new("head"), new("n", true)], [["cell", "1"]]), figure, new Block.Note("a note"),
        ];

        var shown = string.Concat(blocks.Select(b => Render<BlockView>(p => p.Add(v => v.Block, b)).Markup));

        foreach (var words in new[] { "a paragraph", "the lead", "term", "meaning", "a heading", "outer", "inner", "a table", "head", "cell", "one: half.", "a note" })
            Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Equal(blocks.Length, typeof(Block).GetNestedTypes().Count(t => t.IsSubclassOf(typeof(Block))));
    }

    [Fact]
    public void A_picture_lets_nothing_through_that_runs_or_loads()
    {
        var evil = XElement.Parse("""
            <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">
              <script>alert(2)</script><style>@import url(http://example.org)</style><foreignObject><p>html</p></foreignObject>
              <image href="http://example.org/x.png"/><use href="http://example.org/x.svg#a"/><path d="M0,0" onclick="alert(3)"/><text>fine</text>
            </svg>
            """);

        var shown = Render<SvgView>(p => p.Add(v => v.Svg, evil));

        Assert.DoesNotContain("alert", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("script, style, foreignObject, image"));
        Assert.Equal("fine", shown.Find("text").TextContent);
    }

    [Fact]
    public void States_of_a_picture_are_buttons_where_they_can_be_chosen()
    {
        var picture = XElement.Parse("""<svg xmlns="http://www.w3.org/2000/svg" role="img"><g class="dm-state" data-state="3"><text>3</text></g><g class="dm-state" data-state="4"><text>4</text></g></svg>""");
        var chosen = 0;

        var shown = Render<SvgView>(p => p.Add(v => v.Svg, picture).Add(v => v.Chosen, 3).Add(v => v.StateChosen, n => chosen = n));
        shown.Find("[data-state='4']").Click();

        Assert.Equal(4, chosen);
        Assert.Equal("true", shown.Find("[data-state='3']").GetAttribute("aria-pressed"));
        Assert.Equal("group", shown.Find("svg").GetAttribute("role"));
        shown.Find("[data-state='3']").KeyDown("Enter");
        Assert.Equal(3, chosen);
    }

    [Fact]
    public void Fields_of_a_saved_table_are_quoted_where_they_must_be()
    {
        var table = new Block.Table("t", [new("a,b"), new("c")], [["say \"no\"", "x\ny"], ["=1+1", "\u001b[31m"]]);

        Assert.Equal("\"a,b\",c\r\n\"say \"\"no\"\"\",x y\r\n'=1+1,\uFFFD[31m\r\n", TableCsv.Of(table));
    }

    [Theory]
    [InlineData("The week of negotiations, January 2022", "the-week-of-negotiations-january-2022.svg")]
    [InlineData("../../etc/passwd", "etc-passwd.svg")]
    [InlineData("«…»", "demarche.svg")]
    public void Names_of_saved_files_are_plain(string title, string name) => Assert.Equal(name, DownloadName.Of(title, "svg"));
}

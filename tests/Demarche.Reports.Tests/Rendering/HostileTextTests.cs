using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Demarche.Reports.Tests.Figures;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Spectre.Console;
using Spectre.Console.Testing;
using Block = Demarche.Reports.Documents.Block;

namespace Demarche.Reports.Tests.Rendering;

public class HostileTextTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UseAutoLinks().UseAlertBlocks().Build();

    private static readonly string[] Texts =
    [
        "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "'; DROP", "&lt;b&gt; &amp; &#x3C;", "]]> -->", "</style><img src=x onerror=alert(1)>",
        "[bold red]markup[/] [[", "\u001b]0;title\u0007\u001b[2J", "\u202Eright to left\u202C", "\u0000\u0001\u000b", "lone \uD83D surrogate",
        "| a | b |\n|---|---|", "# heading\n- item", "**bold** _it_ `code` ~~no~~ $x$", "[link](javascript:alert(1)) ![i](x)", "1. one\n> quote", "עברית العربية",
        "    indented", "a\\", "http://example.org/?a=1&b=2", "+ plus", "= setext\n===", "<!-- comment", "*", "{0} {{x}}", "",
    ];

    private static readonly Gen<string> Nasty = Gen.Frequency((2, Gen.Int[0, Texts.Length - 1].Select(i => Texts[i])), (1, Gen.String[0, 12]), (1, Gen.Char["*_`[]()<>#|~&$!\\-+.1 \n"].Array[1, 12].Select(c => new string(c))));

    public static TheoryData<string> All => [.. Texts];

    [Theory]
    [MemberData(nameof(All))]
    public void Html_holds_the_text_and_nothing_else(string text)
    {
        var html = Html.Parse(HtmlRenderer.Render(Everywhere(text)));
        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName is "script" or "img" or "iframe" or "b" && e.Value.Contains("alert"));
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal(PlainText.Of(text), html.Descendants("h1").Single().Value);
        Assert.Equal(PlainText.Of(text), html.Descendants("h3").Single().Value);
        Assert.Equal(PlainText.Of(text), html.Descendants("caption").Single().Value);
    }

    [Fact]
    public void Html_of_any_text_is_well_formed() => Nasty.Sample(text => Html.Parse(HtmlRenderer.Render(Everywhere(text))) is not null, iter: 300);

    [Fact]
    public void Markdown_shows_the_text_as_itself() => Nasty.Sample(text =>
    {
        var parsed = Markdown.Parse(MarkdownRenderer.Render(new Document("T", null, [new("s", "S", [new Block.Paragraph(text)])])), Pipeline);
        Assert.DoesNotContain(parsed.Descendants(), d => d is HtmlBlock or HtmlInline or CodeBlock or CodeInline or EmphasisInline or ListBlock or QuoteBlock);
        Assert.DoesNotContain(parsed.Descendants<LinkInline>(), l => l.Url?.StartsWith("http", StringComparison.Ordinal) != true);
        var paragraph = parsed.OfType<ParagraphBlock>().SingleOrDefault();
        Assert.Equal(Squeezed(PlainText.Of(text)), paragraph is null ? "" : Squeezed(Shown(paragraph.Inline!)));
    }, iter: 2000);

    [Fact]
    public void Markdown_of_a_hostile_document_holds_no_markup_of_its_own() => Nasty.Sample(text =>
    {
        var parsed = Markdown.Parse(MarkdownRenderer.Render(Everywhere(text)), Pipeline);
        Assert.DoesNotContain(parsed.Descendants(), d => d is HtmlBlock or HtmlInline or CodeBlock);
        Assert.All(parsed.Descendants<CodeInline>(), code => Assert.Equal(Squeezed(PlainText.Of(text)), Squeezed(code.Content)));   // what is typed
        var table = Assert.Single(parsed.Descendants<Markdig.Extensions.Tables.Table>());
        Assert.All(table.OfType<Markdig.Extensions.Tables.TableRow>(), r => Assert.Equal(2, r.Count));
    }, iter: 500);

    [Fact]
    public void Text_sends_no_control_to_the_terminal() => Nasty.Sample(text =>
        TerminalRenderer.Render(Everywhere(text), 60).All(c => c == '\n' || !char.IsControl(c)), iter: 300);

    [Fact]
    public void Colour_codes_are_the_console_s_own() => Nasty.Sample(text =>
    {
        var console = new TestConsole().EmitAnsiSequences().Colors(ColorSystem.TrueColor).Width(60);
        TerminalRenderer.Write(Everywhere(text), console);
        var plain = System.Text.RegularExpressions.Regex.Replace(console.Output, "\u001b\\[[0-9;]*m", "");
        return !plain.Contains('\u001b') && !plain.Contains('\u0007');
    }, iter: 100);

    [Fact]
    public void Json_is_valid_and_holds_the_text() => Nasty.Sample(text =>
    {
        using var json = JsonDocument.Parse(JsonRenderer.Render(Everywhere(text)));
        return json.RootElement.GetProperty("title").GetString() == PlainText.Of(text);
    }, iter: 300);

    [Fact]
    public void Figures_of_any_text_are_well_formed() => Nasty.Sample(text =>
    {
        foreach (var figure in SampleFigures.With(text)) Assert.NotNull(XElement.Parse(figure.Svg.ToString()));
    }, iter: 200);

    private static Document Everywhere(string text) => new(text, text,
    [
        new("s", text,
        [
            new Block.Paragraph(new([.. Enum.GetValues<Tone>().Select(t => new Run(text, t))])),
            new Block.Lead([text, text]),
            new Block.Facts([new(text, text)]),
            new Block.Heading(text),
            new Block.Bullets([new(text, [new(text)])]),
            new Block.Bullets([new(text)], Numbered: true),
            new Block.Table(text, [new(text), new(text, IsNumber: true)], [[text, text], [text, text]]),
            new Block.Figure("f", text, new XElement("{http://www.w3.org/2000/svg}svg"), [text]),
            new Block.Note(text),
        ]),
    ]) { Language = "en" };

    private static string Shown(ContainerInline inline) => string.Concat(inline.Descendants().Select(d => d switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LineBreakInline => " ",
        _ => "",
    }));

    private static string Squeezed(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

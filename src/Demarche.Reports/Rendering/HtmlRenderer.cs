using System.Xml.Linq;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Rendering;

/// <summary>
/// A document as one self-contained HTML file: no script, nothing fetched, figures inline. It reads on a telephone, on a dark screen and
/// on A4 paper.
/// </summary>
/// <remarks>Built as a tree of elements, so that every text is escaped by the writer and none by hand.</remarks>
public static class HtmlRenderer
{
    /// <summary>What the page may load: its own styles and embedded pictures, nothing else.</summary>
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// <summary>A table of so few rows is not split between pages.</summary>
    private const int ShortTable = 6;

    /// <summary>The whole file. Linear in the size of the document.</summary>
    public static string Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var html = new XElement("html", new XAttribute("lang", PlainText.Of(document.Language)), Head(document), "\n", Body(document));
        return "<!DOCTYPE html>\n" + html.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static XElement Head(Document document) => Lines("head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", ContentSecurityPolicy)),
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
        new XElement("meta", new XAttribute("name", "generator"), new XAttribute("content", "Demarche")),
        new XElement("title", PlainText.Of(document.Title)),
        new XElement("style", PageStyle.Css));

    private static XElement Body(Document document) => Lines("body",
        [
            .. document.IsOnePage ? [new XAttribute("class", "page")] : Array.Empty<object>(),
            new XElement("a", new XAttribute("class", "skip"), new XAttribute("href", "#content"), "Skip to the text"),
            Header(document),
            .. Contents(document),
            Lines("main", [new XAttribute("id", "content"), .. document.Sections.Select(SectionOf)]),
            .. Key(document),
        ]);

    private static XElement Header(Document document)
    {
        var header = Lines("header", new XElement("h1", PlainText.Of(document.Title)));
        if (document.Subtitle is { } subtitle) header.Add(new XElement("p", PlainText.Of(subtitle)), "\n");
        return header;
    }

    private static IEnumerable<XElement> Contents(Document document)
    {
        if (document.Sections.Count < 3 || document.IsOnePage) yield break;
        yield return new XElement("nav", new XAttribute("aria-label", "Contents"),
            Lines("ol", [.. document.Sections
                .Select(s => new XElement("li", new XElement("a", new XAttribute("href", "#" + Anchor(s.Id)), PlainText.Of(s.Title))))]));
    }

    private static IEnumerable<XElement> Key(Document document)
    {
        var key = Marks.Key(document);
        if (key.Count == 0) yield break;
        yield return new XElement("footer", new XElement("p", "Marks: ", key.Select((k, i) => new object[]
        {
            i == 0 ? "" : " · ", new XElement("span", Class(k.Tone), Marks.Sign(k.Tone)), " " + k.Meaning,
        })));
    }

    private static XElement SectionOf(Section section) => Lines("section",
        [
            new XAttribute("id", Anchor(section.Id)),
            new XAttribute("aria-labelledby", Anchor(section.Id) + "-title"),
            new XElement("h2", new XAttribute("id", Anchor(section.Id) + "-title"), PlainText.Of(section.Title)),
            .. section.Blocks.Select(BlockOf),
        ]);

    private static XElement BlockOf(Block block) => block switch
    {
        Block.Paragraph p => new XElement("p", Inline(p.Text)),
        Block.Lead l => Lines("div", [new XAttribute("class", "lead"), .. l.Sentences.Select(s => new XElement("p", Inline(s)))]),
        Block.Facts f => Lines("dl",
            [.. f.Items.Select(i => new XElement("div", new XElement("dt", PlainText.Of(i.Term)), new XElement("dd", Inline(i.Text))))]),
        Block.Heading h => new XElement("h3", PlainText.Of(h.Text)),
        Block.Bullets b => List(b.Items, b.Numbered),
        Block.Table t => TableOf(t),
        Block.Figure f => FigureOf(f),
        Block.Note n => new XElement("p", new XAttribute("class", "note"), new XElement("b", "Note."), " ", Inline(n.Text)),
        _ => throw new NotSupportedException($"No HTML for {block.GetType().Name}."),
    };

    private static XElement List(IReadOnlyList<Bullet> items, bool numbered) =>
        Lines(numbered ? "ol" : "ul", [.. items.Select(i =>
            new XElement("li", Inline(i.Text), i.Under is { Count: > 0 } under ? List(under, numbered: false) : null))]);

    private static XElement TableOf(Block.Table table)
    {
        var caption = PlainText.Of(table.Caption);
        var head = new XElement("tr", table.Columns.Select(c => new XElement("th", new XAttribute("scope", "col"), NumberClass(c), PlainText.Of(c.Title))));
        var rows = table.Rows.Select(row => new XElement("tr", row.Select((cell, i) => Cell(cell, i < Math.Max(1, table.Labels), table.Columns[i]))));
        return new XElement("div", new XAttribute("class", "wide"), new XAttribute("role", "region"), new XAttribute("aria-label", caption),
            new XAttribute("tabindex", "0"),
            Lines("table", new XAttribute("class", table.Rows.Count <= ShortTable ? "short" : "long"), new XElement("caption", caption),
                new XElement("thead", head), Lines("tbody", [.. rows])));
    }

    private static XElement Cell(Prose cell, bool isLabel, Column shape) => isLabel
        ? new XElement("th", new XAttribute("scope", "row"), NumberClass(shape), Inline(cell))
        : new XElement("td", NumberClass(shape), Inline(cell));

    private static XAttribute? NumberClass(Column column) => column.IsNumber ? new XAttribute("class", "number") : null;

    private static XElement FigureOf(Block.Figure figure) => Lines("figure",
        new XAttribute("id", Anchor(figure.Id)),
        new XElement("figcaption", PlainText.Of(figure.Caption)),
        new XElement("div", new XAttribute("class", "wide"), new XAttribute("role", "region"), new XAttribute("aria-label", PlainText.Of(figure.Caption)),
            new XAttribute("tabindex", "0"), new XElement(figure.Svg)),
        new XElement("details", new XElement("summary", "The figure in words"),
            Lines("ul", [.. figure.InWords.Select(w => new XElement("li", PlainText.Of(w)))])));

    private static IEnumerable<object> Inline(Prose prose)
    {
        foreach (var run in prose.Runs)
        {
            if (run.Tone == Tone.Typed)
            {
                yield return new XElement("code", PlainText.Of(run.Text));
                continue;
            }

            var text = WebAddress.Pieces(Marks.Words(run))
                .Select(p => p.IsAddress ? (XNode)new XElement("a", new XAttribute("href", p.Text), p.Text) : new XText(p.Text));
            yield return run.Tone switch
            {
                Tone.Plain => text,
                Tone.Strong => new XElement("strong", text),
                _ => new XElement("span", Class(run.Tone), text),
            };
        }
    }

    private static XAttribute Class(Tone tone) => new("class", tone.ToString().ToLowerInvariant());

    /// <summary>An id without the characters that would need escaping in a link.</summary>
    private static string Anchor(string id) => string.Concat(PlainText.Of(id).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));

    /// <summary>An element with each child on a line of its own; never closed in the short form, which HTML does not know.</summary>
    private static XElement Lines(string name, params object[] content)
    {
        var element = new XElement(name, content.OfType<XAttribute>(), "\n");
        foreach (var child in content.OfType<XElement>()) element.Add(child, "\n");
        return element;
    }
}

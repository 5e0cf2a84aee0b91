using System.Text;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Rendering;

/// <summary>A document as GitHub-flavoured Markdown; a figure stands as its caption and its words.</summary>
public static class MarkdownRenderer
{
    private static readonly string[] Colons = ["---", "---:"];

    /// <summary>The whole text, ending in a newline. Linear in the size of the document.</summary>
    public static string Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var parts = new List<string> { "# " + MarkdownText.Escape(document.Title) };
        if (document.Subtitle is { } subtitle) parts.Add(MarkdownText.Paragraph(new Prose([new Run(subtitle)])));
        foreach (var section in document.Sections)
        {
            parts.Add("## " + MarkdownText.Escape(section.Title));
            parts.AddRange(section.Blocks.Select(BlockOf));
        }

        var key = Marks.Key(document);
        if (key.Count > 0) parts.Add("---\n\nMarks: " + string.Join(" · ", key.Select(k => $"{MarkdownText.Escape(Marks.Sign(k.Tone))} {k.Meaning}")));
        return string.Join("\n\n", parts.Where(p => p.Length > 0)) + "\n";
    }

    private static string BlockOf(Block block) => block switch
    {
        Block.Paragraph p => MarkdownText.Paragraph(p.Text),
        Block.Lead l => Quoted(string.Join("\n\n", l.Sentences.Select(MarkdownText.Paragraph))),
        Block.Facts f => string.Join("\n", f.Items.Select(i => $"- **{MarkdownText.Escape(i.Term)}:** {MarkdownText.Inline(i.Text)}")),
        Block.Heading h => "### " + MarkdownText.Escape(h.Text),
        Block.Bullets b => List(b.Items, b.Numbered, ""),
        Block.Table t => TableOf(t),
        Block.Figure f => $"**{MarkdownText.Escape(f.Caption)}**\n\n" + string.Join("\n", f.InWords.Select(w => "- " + MarkdownText.Paragraph(w))),
        Block.Note n => Quoted("[!NOTE]\n" + MarkdownText.Paragraph(n.Text)),
        _ => throw new NotSupportedException($"No Markdown for {block.GetType().Name}."),
    };

    private static string Quoted(string text) => string.Join("\n", text.Split('\n').Select(l => l.Length == 0 ? ">" : "> " + l));

    private static string List(IReadOnlyList<Bullet> items, bool numbered, string indent)
    {
        var lines = new List<string>();
        for (var i = 0; i < items.Count; i++)
        {
            var marker = numbered ? $"{i + 1}. " : "- ";
            lines.Add(indent + marker + MarkdownText.Paragraph(items[i].Text));
            if (items[i].Under is { Count: > 0 } under) lines.Add(List(under, numbered: false, indent + new string(' ', marker.Length)));
        }

        return string.Join("\n", lines);
    }

    private static string TableOf(Block.Table table)
    {
        var text = new StringBuilder($"**{MarkdownText.Escape(table.Caption)}**\n\n");
        text.Append(Row(table.Columns.Select(c => MarkdownText.Escape(c.Title))));
        text.Append('\n').Append(Row(table.Columns.Select(c => Colons[c.IsNumber ? 1 : 0])));
        foreach (var row in table.Rows) text.Append('\n').Append(Row(row.Select(MarkdownText.Inline)));
        return text.ToString();
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}

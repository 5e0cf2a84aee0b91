using Demarche.Reports.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demarche.Reports.Rendering;

/// <summary>The blocks of a document as they stand on a terminal, each ending its last line.</summary>
internal static class TerminalBlocks
{
    /// <summary>More lines than this for one figure bury the text around it; the others are left to the formats that are not read in one go.</summary>
    private const int MostWords = 16;

    public static IEnumerable<IRenderable> Of(Block block, int width) => block switch
    {
        Block.Paragraph p => Ended(TerminalText.Of(p.Text)),
        Block.Lead l => [Lead(l)],
        Block.Facts f => [TerminalTable.Facts(f.Items)],
        Block.Heading h => Ended(new Text(PlainText.Of(h.Text), TerminalText.Title)),
        Block.Bullets b => [List(b.Items, b.Numbered)],
        Block.Table t => [.. Captioned(t.Caption), new TerminalTable(t, width).Draw()],
        Block.Figure { Characters.Count: > 0 } f =>
            [.. Captioned(f.Caption), .. f.Characters.SelectMany(line => Ended(new Text(PlainText.Of(line)).Overflow(Overflow.Ellipsis)))],
        Block.Figure f => [.. Captioned(f.Caption), List([.. InWords(f).Select(w => new Bullet(w))], numbered: false)],
        Block.Note n => Ended(TerminalText.Of(new Prose([new Run("Note: ", Tone.Strong), .. n.Text.Runs]))),
        _ => throw new NotSupportedException($"No text for {block.GetType().Name}."),
    };

    private static IEnumerable<IRenderable> Ended(IRenderable text) => [text, Text.NewLine];

    private static IEnumerable<IRenderable> Captioned(string caption) => Ended(new Text(PlainText.Of(caption), TerminalText.Title));

    private static Panel Lead(Block.Lead lead)
    {
        var lines = lead.Sentences.SelectMany((s, i) => i == 0 ? new IRenderable[] { TerminalText.Of(s) } : [Text.Empty, TerminalText.Of(s)]);
        return new Panel(new Rows(lines)) { Border = BoxBorder.Rounded, BorderStyle = TerminalText.Line, Padding = new Padding(2, 0), Expand = true };
    }

    private static Grid List(IReadOnlyList<Bullet> items, bool numbered)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(1).PadRight(1)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        for (var i = 0; i < items.Count; i++)
        {
            grid.AddRow(new Text(numbered ? $"{i + 1}." : "•", TerminalText.Quiet), TerminalText.Of(items[i].Text));
            if (items[i].Under is { Count: > 0 } under) grid.AddRow(Text.Empty, List(under, numbered: false));
        }

        return grid;
    }

    private static IEnumerable<string> InWords(Block.Figure figure) => figure.InWords.Count <= MostWords
        ? figure.InWords
        : figure.InWords.Take(MostWords - 1)
            .Append($"… and {figure.InWords.Count - MostWords + 1} lines more in the HTML, Markdown and JSON forms of this document.");
}

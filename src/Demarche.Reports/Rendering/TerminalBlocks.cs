using Demarche.Reports.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demarche.Reports.Rendering;

/// <summary>The blocks of a document as they stand on a terminal, each ending its last line.</summary>
internal static class TerminalBlocks
{
    private const int CellPadding = 2;

    public static IEnumerable<IRenderable> Of(Block block, int width) => block switch
    {
        Block.Paragraph p => Ended(TerminalText.Of(p.Text)),
        Block.Lead l => [Lead(l)],
        Block.Facts f => [Facts(f.Items)],
        Block.Heading h => Ended(new Text(PlainText.Of(h.Text), TerminalText.Title)),
        Block.Bullets b => [List(b.Items, b.Numbered)],
        Block.Table t => [.. Captioned(t.Caption), Fits(t, width) ? TableOf(t) : Stacked(t)],
        Block.Figure f => [.. Captioned(f.Caption), List([.. f.InWords.Select(w => new Bullet(w))], numbered: false)],
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

    private static Grid Facts(IReadOnlyList<Fact> items)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(3)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (var item in items) grid.AddRow(new Text(PlainText.Of(item.Term), TerminalText.Quiet), TerminalText.Of(item.Text));
        return grid;
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

    private static Table TableOf(Block.Table table)
    {
        var grid = new Table { Border = TableBorder.Simple, BorderStyle = TerminalText.Line, ShowRowSeparators = false };
        foreach (var (column, i) in table.Columns.Select((c, i) => (c, i)))
        {
            grid.AddColumn(new TableColumn(new Text(PlainText.Of(column.Title), TerminalText.Quiet))
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                Padding = new Padding(i == 0 ? 0 : 1, 0, 1, 0),
            });
        }

        foreach (var row in table.Rows) grid.AddRow(row.Select(cell => TerminalText.Of(cell)));
        return grid;
    }

    /// <summary>On a screen too narrow for the columns: a row becomes a list of titles and values.</summary>
    private static Rows Stacked(Block.Table table) => new(table.Rows.SelectMany((row, r) => new IRenderable[]
    {
        r == 0 ? Text.Empty : Text.NewLine,
        Facts([.. row.Select((cell, i) => new Fact(table.Columns[i].Title, cell)).Where(f => f.Text.Runs.Count > 0)]),
    }));

    /// <summary>Whether every column has room for its longest word.</summary>
    private static bool Fits(Block.Table table, int width)
    {
        var needed = table.Columns.Select((c, i) => CellPadding + table.Rows.Select(r => LongestWord(r[i])).Append(LongestWord(c.Title)).Max());
        return needed.Sum() <= width;
    }

    private static int LongestWord(Prose prose) =>
        string.Concat(prose.Runs.Select(TerminalText.Words)).Split(' ').Max(w => w.Length);
}

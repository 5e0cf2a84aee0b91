using Demarche.Reports.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demarche.Reports.Rendering;

/// <summary>
/// A table on a terminal. Columns are as wide as their text while there is room, then give way from the widest on, never below their longest
/// word; where even that is too wide, a table whose first columns name the row is broken into bands, and each row of any other becomes a list
/// of titles and values.
/// </summary>
internal sealed class TerminalTable
{
    private const int Gap = 2;

    private readonly Block.Table table;
    private readonly int[] least;
    private readonly int[] widths;
    private readonly int width;
    private readonly bool fits;
    private readonly bool isOfWholeLines;

    public TerminalTable(Block.Table table, int width)
    {
        (this.table, this.width) = (table, width);
        var columns = table.Columns.Select((c, i) => table.Rows.Select(r => Words(r[i])).Prepend(PlainText.Of(c.Title)).ToArray()).ToArray();
        least = [.. columns.Select(c => c.SelectMany(t => t.Split(' ')).Max(Cells))];
        widths = [.. columns.Select(c => c.Max(Cells))];
        var room = width - (Gap * (widths.Length - 1));
        fits = least.Sum() <= room;
        isOfWholeLines = widths.Sum() <= room;
        while (fits && widths.Sum() > room)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(i => widths[i] > least[i]).MaxBy(i => widths[i]);
            widths[widest]--;
        }
    }

    public IRenderable Draw() =>
        isOfWholeLines ? new TerminalRows(table, widths, Gap) : fits ? Grid() : Bands() is { Count: > 1 } bands ? new Rows(bands) : Stacked();

    /// <summary>Terms and what they stand for, side by side.</summary>
    public static Grid Facts(IReadOnlyList<Fact> items)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(3)).AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        foreach (var item in items) grid.AddRow(new Text(PlainText.Of(item.Term), TerminalText.Quiet), TerminalText.Of(item.Text));
        return grid;
    }

    private Grid Grid()
    {
        var grid = new Grid { Expand = false };
        for (var i = 0; i < widths.Length; i++)
        {
            grid.AddColumn(new GridColumn
            {
                Width = widths[i],
                Alignment = table.Columns[i].IsNumber ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, i < widths.Length - 1 ? Gap : 0, 0),
            });
        }

        grid.AddRow([.. table.Columns.Select(c => new Text(PlainText.Of(c.Title), TerminalText.Quiet))]);
        grid.AddRow([.. widths.Select(w => new Text(new string('─', w), TerminalText.Line))]);
        var apart = table.Rows.Count(IsWrapped) * 2 > table.Rows.Count;
        foreach (var (row, r) in table.Rows.Select((row, r) => (row, r)))
        {
            if (apart && r > 0) grid.AddEmptyRow();
            grid.AddRow([.. row.Select(cell => TerminalText.Of(cell))]);
        }

        return grid;
    }

    private List<IRenderable> Bands()
    {
        var bands = new List<IRenderable>();
        if (table.Labels == 0) return bands;
        for (int from = table.Labels, next; from < least.Length; from = next)
        {
            var room = width - least.Take(table.Labels).Sum(w => w + Gap);
            for (next = from; next < least.Length && least[next] <= room; next++) room -= least[next] + Gap;
            if (next == from) return [];
            if (from > table.Labels) bands.Add(new Text(" "));
            bands.Add(new TerminalTable(Only([.. Enumerable.Range(0, table.Labels), .. Enumerable.Range(from, next - from)]), width).Draw());
        }

        return bands;
    }

    private Block.Table Only(int[] columns) =>
        new(table.Caption, [.. columns.Select(c => table.Columns[c])], [.. table.Rows.Select(r => (IReadOnlyList<Prose>)[.. columns.Select(c => r[c])])]);

    private Rows Stacked() => new(table.Rows.SelectMany((row, r) => new IRenderable[]
    {
        r == 0 ? Text.Empty : new Text(" "),
        Facts([.. row.Select((cell, i) => new Fact(table.Columns[i].Title, cell))]),
    }.Skip(r == 0 ? 1 : 0)));

    private bool IsWrapped(IReadOnlyList<Prose> row) => row.Where((cell, i) => Cells(Words(cell)) > widths[i]).Any();

    internal static string Words(Prose prose) => string.Concat(prose.Runs.Select(Marks.Words));

    internal static int Cells(string text) => new Segment(text).CellCount();
}

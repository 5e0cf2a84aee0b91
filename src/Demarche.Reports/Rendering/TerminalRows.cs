using Demarche.Reports.Documents;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Demarche.Reports.Rendering;

/// <summary>
/// A table whose every cell fits its column: a line a row, written one after another, so that a table of a million rows takes no more room than one.
/// </summary>
internal sealed class TerminalRows(Block.Table table, int[] widths, int gap) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        IEnumerable<IEnumerable<Segment>> rows =
        [
            Line(table.Columns.Select(c => (IReadOnlyList<Segment>)[new Segment(PlainText.Of(c.Title), TerminalText.Quiet)])),
            Line(widths.Select(w => (IReadOnlyList<Segment>)[new Segment(new string('─', w), TerminalText.Line)])),
        ];
        return rows.Concat(table.Rows.Select(row => Line(row.Select(Runs)))).SelectMany(line => line);
    }

    private static IReadOnlyList<Segment> Runs(Prose cell) =>
        [.. cell.Runs.Select(run => new Segment(Marks.Words(run), TerminalText.StyleOf(run.Tone))).Where(s => s.Text.Length > 0)];

    private IEnumerable<Segment> Line(IEnumerable<IReadOnlyList<Segment>> cells)
    {
        var column = 0;
        foreach (var cell in cells)
        {
            var blank = widths[column] - cell.Sum(s => s.CellCount());
            if (table.Columns[column].IsNumber && blank > 0) yield return Segment.Padding(blank);
            foreach (var part in cell) yield return part;
            if (!table.Columns[column].IsNumber && blank > 0) yield return Segment.Padding(blank);
            if (++column < widths.Length) yield return Segment.Padding(gap);
        }

        yield return Segment.LineBreak;
    }
}

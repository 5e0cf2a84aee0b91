using CsvHelper;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;
using Demarche.Record.Codebook;

namespace Demarche.Record.Events;

/// <summary>
/// Records as CSV (RFC 4180, UTF-8): a line of column names, then a row a line. What is read is untrusted: unknown and repeated columns,
/// values that are none, cells and files that are too long are diagnostics with their place, and a row with one of them is left out. What
/// is written opens in a spreadsheet without running anything (<see cref="SafeCell"/>), and reading it gives the same rows. O(length).
/// </summary>
public static class EventCsv
{
    /// <summary>The most rows that are read.</summary>
    public const int MostRows = 200_000;

    /// <summary>The rows of a text in the order in which they stand, with their places; what is wrong is reported.</summary>
    public static IReadOnlyList<PlacedRow> Read(string text, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var (header, lines) = RecordHeading.Read(text, file, diagnostics);
        return header is null ? [] : EventCheck.Sound(Rows(lines, header, diagnostics), diagnostics);
    }

    /// <summary>The rows as a text that begins with the line of column names.</summary>
    /// <param name="rows">The rows, in the order in which they are written.</param>
    /// <param name="columns">Which columns; all when left out.</param>
    public static string Write(IEnumerable<EventRow> rows, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        columns ??= RecordHeading.All;
        return Lines(rows.Select(row => columns.Select(c => EventText.Of(row, c))).Prepend(columns));
    }

    /// <summary>The columns that rows cannot do without, and those in which one of them has something, in the order in which they are written.</summary>
    public static IReadOnlyList<string> UsedColumns(IReadOnlyCollection<EventRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [.. RecordHeading.All.Where(c => RecordHeading.Needed.Contains(c) || rows.Any(r => EventText.Of(r, c).Length > 0))];
    }

    /// <summary>Rows as lines under a heading that is already there.</summary>
    public static string WriteRows(IEnumerable<EventRow> rows, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Lines(rows.Select(row => columns.Select(c => EventText.Of(row, c))));
    }

    private static string Lines(IEnumerable<IEnumerable<string>> lines)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (var line in lines)
            {
                foreach (var cell in line) csv.WriteField(SafeCell.Out(cell.Trim()));
                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    private static IEnumerable<PlacedRow> Rows(IEnumerable<CsvLine> lines, CsvLine header, DiagnosticBag diagnostics)
    {
        var count = 0;
        foreach (var line in lines)
        {
            if (++count > MostRows)
            {
                diagnostics.Report(RecordRules.TooManyRows, line.Span, MostRows);
                yield break;
            }

            if (RowOf(line, header, diagnostics) is { } row) yield return new PlacedRow(row, line.Span);
        }
    }

    private static EventRow? RowOf(CsvLine line, CsvLine header, DiagnosticBag diagnostics)
    {
        var row = new EventRow { Date = default, By = "", What = "" };
        var (sound, mode, cameo) = (true, "", "");
        for (var i = 0; i < line.Fields.Count; i++)
        {
            var (field, value) = (line.Fields[i], SafeCell.In(line.Fields[i].Text));
            if (i >= header.Fields.Count)
            {
                if (value.Length == 0) continue;
                Refuse(field.Span, value, "in any column");
                continue;
            }

            var column = header.Fields[i].Text;
            if (SafeCell.Clean(value).Length != value.Length) Refuse(field.Span, SafeCell.Clean(value), "free of control characters");
            (row, var expected) = EventText.With(row, column, value);
            if (expected is not null) Refuse(field.Span, value, expected);
            if (column == "mode") mode = value;
            if (column == "cameo") cameo = value;
        }

        if (row.Date == default && sound) Refuse(line.Span, "", "a day (yyyy-MM-dd)");
        if (row.By.Length == 0 && row.Kind is null && sound) Refuse(line.Span, "", "anybody");
        if (row.What.Length == 0 && sound) Refuse(line.Span, "", "what was said or done");
        if (row.Kind is null && mode.Length + cameo.Length > 0 && sound) Refuse(line.Span, mode + cameo, "of any use without a type");
        if (row.Kind is { } kind) row = row with { Kind = new EventKind(kind.Type, mode, cameo) };
        return sound ? row : null;

        void Refuse(SourceSpan span, string value, string expected)
        {
            sound = false;
            diagnostics.Report(ContextRules.RecordLine, span, value.Length > 60 ? value[..60] + "…" : value, expected);
        }
    }
}

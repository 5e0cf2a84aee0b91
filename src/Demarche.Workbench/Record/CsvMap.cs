using System.Globalization;
using Demarche.Language.Syntax;
using Demarche.Record.Events;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Record;

/// <summary>A table of somebody else’s that becomes rows of a record: which of its columns is which field.</summary>
public sealed class CsvMap
{
    private static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "yyyy.MM.dd", "dd.MM.yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy"];

    private static readonly Dictionary<string, string[]> Aliases = new(StringComparer.Ordinal)
    {
        ["date"] = ["date", "day", "on", "when", "event date", "event_date", "event-date"],
        ["by"] = ["by", "who", "actor", "actor1", "actor name", "source actor", "from"],
        ["toward"] = ["toward", "towards", "target", "actor2", "to", "against", "recipient"],
        ["what"] = ["what", "event", "description", "text", "notes", "headline", "event text"],
        ["tone"] = ["tone", "score", "goldstein", "intensity"],
        ["source"] = ["source", "cite", "reference", "publication"],
        ["type"] = ["type", "kind", "event type", "event_type"],
        ["place"] = ["place", "location", "where"],
    };

    private readonly IReadOnlyList<IReadOnlyList<string>> lines;

    private CsvMap(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> lines) => (Headings, this.lines) = (headings, lines);

    /// <summary>The names of its columns.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>How many lines it has below them.</summary>
    public int Count => lines.Count;

    /// <summary>The fields that a column can be, those that no row can do without first.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        [.. EventFields.Needed, "toward", "tone", "source", "type", "mode", "aspect", "until", "place", "if", "then", "does", "before"];

    /// <summary>Reads a table: commas, semicolons or tabs between its columns.</summary>
    /// <returns>The table; or null and why there is none.</returns>
    public static (CsvMap? Map, string? WhyNot) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var all = CsvText.Read(text, "").Take(EventCsv.MostRows + 2).ToList();
        if (all.Count < 2) return (null, "There is no table in this file: a line with the names of its columns, then a line a row.");
        if (all.Count > EventCsv.MostRows + 1)
            return (null,
                string.Create(CultureInfo.InvariantCulture,
                $"It has more than {EventCsv.MostRows:#,0} rows. Put them together by day first: `demarche import events` does that."));
        return (new CsvMap([.. all[0].Fields.Select(f => f.Text)], [.. all.Skip(1).Select(l => (IReadOnlyList<string>)[.. l.Fields.Select(f => f.Text)])]),
            null);
    }

    /// <summary>The column that a field is most likely in, from 0; null where none is named like it.</summary>
    public int? Guess(string field)
    {
        var names = Aliases.GetValueOrDefault(field) ?? [field];
        var found = names.Select(n => Headings.ToList().FindIndex(h => h.Trim().Equals(n, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(i => i >= 0, -1);
        return found < 0 ? null : found;
    }

    /// <summary>The rows, and the lines that give none with the reason.</summary>
    /// <param name="columns">The column of each field, from 0.</param>
    public (IReadOnlyList<EventRow> Rows, IReadOnlyList<(int Line, string Why)> Refused) Rows(IReadOnlyDictionary<string, int> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var (rows, refused) = (new List<EventRow>(), new List<(int, string)>());
        var blank = new EventRow { Date = default, By = "", What = "" };
        for (var i = 0; i < lines.Count; i++)
        {
            var (row, whyNot) = EventFields.With(blank,
                [.. columns.OrderBy(c => c.Key == "type" ? 0 : 1).Select(c => (c.Key, Value(c.Key, lines[i].ElementAtOrDefault(c.Value) ?? "")))]);
            if (row is null) refused.Add((i + 2, whyNot!));
            else rows.Add(row);
        }

        return (rows, refused);
    }

    private static string Value(string field, string cell)
    {
        if (field is not ("date" or "until")) return cell;
        return DateOnly.TryParseExact(cell.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? RecordRows.Day(day) : cell;
    }
}

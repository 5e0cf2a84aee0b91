using System.Globalization;
using System.Text;

namespace Demarche.Events.Files;

/// <summary>Where in the rows of a file the map's columns are: the same for all files that can be read together.</summary>
/// <param name="Separator">What stands between cells; NUL for Parquet.</param>
/// <param name="Quotes">Whether cells may stand in quotation marks.</param>
/// <param name="HasHeader">Whether the first line names columns.</param>
/// <param name="Width">How many cells a row has.</param>
/// <param name="At">For each of <see cref="EventMap.Fields"/> the cell, from 0; -1 where there is none. Joined by commas, so that equal layouts are
/// equal.</param>
public sealed record TableLayout(char Separator, bool Quotes, bool HasHeader, int Width, string At)
{
    /// <summary>The cells as numbers.</summary>
    internal int[] Places => [.. At.Split(',').Select(a => int.Parse(a, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];
}

/// <summary>A look at the beginning of a text of rows: whether it is one, what separates cells, and where the columns are.</summary>
public static class TableFile
{
    /// <summary>The most columns of a table.</summary>
    public const int MostColumns = 4096;

    private const string OwnMap = "Where a file is laid out otherwise, write a map of your own: see docs/reading.md, “From event data”.";
    private const int Beginning = 1 << 16;
    private const int Looked = 20;
    private static readonly char[] Separators = ['\t', ',', ';', '|'];

    /// <summary>The layout of a file of text; null, and reported, when the map does not fit it.</summary>
    public static TableLayout? Look(EventFile file, EventMap map, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var start = new byte[Beginning];
        try
        {
            using var stream = file.Open();
            start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            diagnostics.Report(EventRules.Unreadable, EventFiles.Place(file.Shown), file.Shown, failed.Message.TrimEnd('.'));
            return null;
        }

        if (NoText(start) is { } reason)
        {
            diagnostics.Report(EventRules.NotATable, EventFiles.Place(file.Shown), file.Shown, reason);
            return null;
        }

        var lines = Lines(start);
        return lines.Count == 0 ? Empty(file, diagnostics) : Of(lines, file, map, diagnostics);
    }

    /// <summary>Where the columns of a map are among names; null, and reported, when one is missing.</summary>
    internal static int[]? Places(EventMap map, IReadOnlyList<string> names, string file, int line, DiagnosticBag diagnostics)
    {
        var places = EventMap.Fields.Select(f => map.Columns.TryGetValue(f, out var column) ? PlaceOf(column, names) : -1).ToArray();
        var missing = EventMap.Fields.Where((f, i) => places[i] < 0 && map.Columns.TryGetValue(f, out var column)
            && (i < EventMap.Needed || column.Span is not null)).ToArray();
        foreach (var field in missing)
        {
            var wanted = map.Columns[field].Names[0];
            var help = diagnostics.DidYouMean(wanted, names)
                ?? $"The columns are {Listed(names)}. {OwnMap}";
            diagnostics.ReportWithHelp(EventRules.NoColumn, map.Columns[field].Span ?? EventFiles.Place(file, line), help, wanted, FieldWords(field));
        }

        return missing.Length > 0 ? null : places;
    }

    /// <summary>What a field is called in a sentence.</summary>
    internal static string FieldWords(string field) =>
        field switch { "by" => "actor", "toward" => "target", "kind" => "kind of event", "url" => "source", _ => field };

    private static TableLayout? Empty(EventFile file, DiagnosticBag diagnostics)
    {
        diagnostics.Report(EventRules.NotATable, EventFiles.Place(file.Shown), file.Shown, "it has no lines");
        return null;
    }

    private static TableLayout? Of(List<string> lines, EventFile file, EventMap map, DiagnosticBag diagnostics)
    {
        var separator = map.Separator ?? Separators.MaxBy(s => lines[0].Count(c => c == s));
        var quotes = map.Quotes ?? separator != '\t';
        var first = Split(lines[0], separator, quotes);
        var header = map.HasHeader ?? map.Columns.Values.Any(c => PlaceOf(c with { Number = 0 }, first) >= 0);
        if (!header && map.Columns.Values.Count(c => PlaceOf(c with { Number = 0 }, first) >= 0) >= EventMap.Needed) header = true;
        if (header)
        {
            var names = first;
            while (names.Length > 1 && names[^1].Length == 0) names = names[..^1];
            return Places(map, names, file.Shown, 1, diagnostics) is { } found ? new TableLayout(separator, quotes, true, names.Length, Joined(found)) : null;
        }

        var widths = lines.Take(Looked).Select(l => Split(l, separator, quotes).Length).ToArray();
        var width = map.Widths.Count == 0 ? first.Length : map.Widths.FirstOrDefault(widths.Contains);
        if (width == 0)
        {
            Misfit(lines[0], first.Length, file, map, diagnostics);
            return null;
        }

        var places = EventMap.Fields.Select(f => map.Columns.TryGetValue(f, out var c) && c.Number <= width ? c.Number - 1 : -1).ToArray();
        foreach (var field in EventMap.Fields.Where(f => map.Columns.TryGetValue(f, out var c) && c.Number > width && c.Span is not null))
            diagnostics.Report(EventRules.NoColumn, map.Columns[field].Span!.Value, map.Columns[field].Number, FieldWords(field));
        return diagnostics.HasErrors && places.Take(EventMap.Needed).Any(p => p < 0) ? null : new TableLayout(separator, quotes, false, width, Joined(places));
    }

    private static void Misfit(string line, int found, EventFile file, EventMap map, DiagnosticBag diagnostics)
    {
        var other = EventMaps.All.FirstOrDefault(m => m != map && m.Separator is { } s && m.Widths.Contains(line.Count(c => c == s) + 1));
        var separator = Separators.MaxBy(s => line.Count(c => c == s));
        var help = other is not null ? $"That is how {other.Title} looks: try --map {other.Name}."
            : map.Separator is { } wanted && separator != wanted && line.Contains(separator)
                ? $"It seems to be separated by {Word(separator)}, and {map.Title} by {Word(wanted)}. {OwnMap}"
                : EventRules.OtherShape.Help;
        var columns = string.Create(CultureInfo.InvariantCulture, $"{found} column{(found == 1 ? "" : "s")}");
        diagnostics.ReportWithHelp(EventRules.OtherShape, EventFiles.Place(file.Shown), help, columns, map.Title, EventMaps.Width(map));
    }

    private static string? NoText(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "it is written in UTF-16; save it as UTF-8",
        _ when start.Contains((byte)0) => "it is a binary file",
        _ => null,
    };

    /// <summary>Lines that are not empty; the last, which may be cut off, only when it is the only one.</summary>
    private static List<string> Lines(byte[] start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var lines = text.Split('\n').Where(l => l.Length > 0).ToList();
        if (start.Length == Beginning && lines.Count > 1) lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static string[] Split(string line, char separator, bool quotes)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var cells = new Range[MostColumns];
        var count = Math.Min(Cells.Find(bytes, (byte)separator, quotes, cells), MostColumns);
        return [.. cells[..count].Select(c => (Cells.Text(bytes.AsSpan(c), quotes) ?? "").Trim())];
    }

    private static int PlaceOf(ColumnOf column, IReadOnlyList<string> names)
    {
        foreach (var name in column.Names)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
            }
        }

        return column.Number >= 1 && column.Number <= names.Count && column.Span is not null ? column.Number - 1 : -1;
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(30).Select(n => n.Length > 40 ? n[..40] + "…" : n))
        + (names.Count > 30 ? ", …" : "");

    private static string Joined(int[] places) => string.Join(',', places.Select(p => p.ToString(CultureInfo.InvariantCulture)));

    private static string Word(char separator) => separator switch { '\t' => "tabs", ',' => "commas", ';' => "semicolons", _ => "bars" };
}

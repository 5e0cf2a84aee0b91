using System.Globalization;
using DuckDB.NET.Data;
using Demarche.Events.Codes;
using Demarche.Events.Counting;
using Demarche.Events.Files;

namespace Demarche.Events.Reading;

/// <summary>
/// Reads files through DuckDB, which sums rows by the texts of their cells; what these texts mean is asked of the same <see cref="RowReader"/> as anywhere.
/// It counts files in which every row is sound, and for any other says so, so that they are read with care. Nothing that a file, a map or a command line
/// holds becomes a part of a question but column names in Parquet, which are quoted.
/// </summary>
internal sealed class DuckReader(RowReader meaning, IReadOnlyDictionary<string, EventActor> actors, string folder)
{
    private static readonly System.Buffers.SearchValues<char> Patterns = System.Buffers.SearchValues.Create("*?[");

    /// <summary>Whether DuckDB would take a path for that path alone.</summary>
    public static bool Takes(EventFile file) => !Path.GetFullPath(file.Path).AsSpan().ContainsAny(Patterns);

    /// <summary>Counts files of text of one layout; false, and nothing counted, when there is anything in them that must be looked at.</summary>
    public bool TryRead(IReadOnlyList<EventFile> files, TableLayout layout, EventTally tally, Action<double> progress, CancellationToken cancellation)
    {
        var found = new EventTally(tally.From, tally.To);
        var sound = true;
        var paths = files.Select(f => Path.GetFullPath(f.Path)).ToList();
        var columns = string.Join(", ", Enumerable.Range(0, layout.Width).Select(i => string.Create(CultureInfo.InvariantCulture, $"'c{i}': 'VARCHAR'")));
        var quote = layout.Quotes ? "'\"'" : "''";
        var source = $"read_csv($files, columns = {{{columns}}}, auto_detect = false, delim = $delim, quote = {quote}, escape = {quote}, "
            + $"header = false, skip = {(layout.HasHeader ? 1 : 0)}, comment = '', "
            + $"compression = 'none', hive_partitioning = false, strict_mode = true, max_line_size = {Records.Longest})";
        string? Cell(int field) => layout.Places[field] is >= 0 and var place ? string.Create(CultureInfo.InvariantCulture, $"c{place}") : null;
        try
        {
            using var duck = new DuckDb(paths, folder);
            duck.Ask(Sums(source, Cell), [("files", paths), ("delim", layout.Separator.ToString()), .. Between()], row => sound = Take(row, found), progress,
                cancellation);
        }
        catch (DuckDBException)
        {
            return false;
        }

        if (sound) tally.Join(found);
        return sound;
    }

    /// <summary>Counts a file of Parquet; where there is anything in it that must be looked at, row by row.</summary>
    /// <exception cref="DuckDBException">It cannot be read.</exception>
    public void ReadParquet(EventFile file, EventMap map, CarefulReader careful, EventTally tally, DiagnosticBag diagnostics, Action<double> progress,
        CancellationToken cancellation)
    {
        const string Source = "read_parquet($files, hive_partitioning = false)";
        var paths = new List<string> { Path.GetFullPath(file.Path) };
        using var duck = new DuckDb(paths, folder);
        var (names, isText) = (new List<string>(), new List<bool>());
        duck.Ask("SELECT name, kind FROM (DESCRIBE SELECT * FROM " + Source + ") AS d(name, kind)", [("files", paths)], row =>
        {
            names.Add(row.GetString(0));
            isText.Add(row.GetString(1) == "VARCHAR");
            return true;
        }, _ => { }, cancellation);
        if (TableFile.Places(map, names, file.Shown, 1, diagnostics) is not { } places) return;
        string? Cell(int field)
        {
            if (places[field] < 0) return null;
            var name = DuckDb.Named(names[places[field]]);
            return isText[places[field]] ? name : $"CAST({name} AS VARCHAR)";
        }

        (string, object)[] values = [("files", paths), .. Between()];
        var (found, sound) = (new EventTally(tally.From, tally.To), true);
        duck.Ask(Sums(Source, Cell), values, row => sound = Take(row, found), progress, cancellation);
        if (sound)
        {
            tally.Join(found);
            return;
        }

        var cells = string.Join(", ", EventMap.Fields.Select((_, i) => Cell(i) ?? "NULL"));
        var texts = new string?[EventMap.Fields.Count];
        var rows = Source.Replace(")", ", file_row_number = true)", StringComparison.Ordinal);
        duck.Ask($"SELECT file_row_number, {cells} FROM {rows} WHERE {Where(Cell)} ORDER BY file_row_number", values, row =>
        {
            for (var i = 0; i < texts.Length; i++) texts[i] = row.IsDBNull(i + 1) ? places[i] < 0 ? null : "" : row.GetString(i + 1);
            careful.Judge(texts, file.Shown, row.GetInt64(0) + 1, tally);
            return true;
        }, progress, cancellation);
    }

    private IEnumerable<(string, object)> Between() => actors.Keys.Select((name, i) => (string.Create(CultureInfo.InvariantCulture, $"n{i}"), (object)name));

    private string Where(Func<int, string?> cell)
    {
        var names = string.Join(", ", Enumerable.Range(0, actors.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"$n{i}")));
        return $"{cell(1)} IN ({names}) AND {cell(2)} IN ({names}) AND {cell(1)} <> {cell(2)}";
    }

    private string Sums(string source, Func<int, string?> cell)
    {
        string Sound(string? text, string form) => text is null ? "TRUE" : $"coalesce(regexp_full_match({text}, '{form}'), FALSE)";
        var (count, tone) = (cell(5), cell(6));
        var events = count is null ? "1" : $"CASE WHEN {Sound(count, RowReader.CountForm)} THEN CAST({count} AS BIGINT) ELSE 0 END";
        var score = tone is null ? "NULL"
            : $"sum(CASE WHEN {Sound(tone, RowReader.ToneForm)} THEN CAST({tone} AS DECIMAL(12, {RowReader.ToneDigits})) ELSE 0 END * ({events}))";
        var sign = tone is null ? null
            : $"CASE WHEN {Sound(tone, RowReader.ToneForm)} THEN sign(CAST({tone} AS DECIMAL(12, {RowReader.ToneDigits}))) ELSE 0 END";
        var beyond = tone is null ? "" : $" OR abs(TRY_CAST({tone} AS DECIMAL(12, {RowReader.ToneDigits}))) > 10";
        var bad = $"bool_or(NOT {Sound(count, RowReader.CountForm)} OR NOT {Sound(tone, RowReader.ToneForm)}{beyond})";
        var sum = count is null ? "count(*)" : $"CAST(sum({events}) AS BIGINT)";
        return $"SELECT {cell(0)}, {cell(1)}, {cell(2)}, {cell(3)}, {cell(4) ?? "''"}, {sum}, CAST({score} AS VARCHAR), min({cell(7) ?? "''"}), {bad} "
            + $"FROM {source} WHERE {Where(cell)} "
            + $"GROUP BY {string.Join(", ", new[] { cell(0), cell(1), cell(2), cell(3), cell(4), sign }.OfType<string>())}";
    }

    /// <summary>Counts a sum; false when something in it must be looked at.</summary>
    private bool Take(DuckDBDataReader row, EventTally tally)
    {
        string Text(int at) => row.IsDBNull(at) ? "" : row.GetString(at);
        if (row.GetBoolean(8) || meaning.Day(Text(0)) is not { } day || meaning.Kind(Text(3), Text(4)) is not { } kind) return false;
        var (by, toward) = (actors[Text(1)], actors[Text(2)]);
        if (by == toward) return true;
        var events = row.GetInt64(5);
        var score = row.IsDBNull(6) ? kind.Score * events
            : decimal.Parse(Text(6), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        tally.Add(day, by, toward, kind, events, score, Text(7));
        return true;
    }
}

using System.Text;
using System.Text.Unicode;
using Demarche.Events.Codes;
using Demarche.Events.Counting;
using Demarche.Events.Files;

namespace Demarche.Events.Reading;

/// <summary>
/// Reads a file row by row, whatever it holds, and says of each row that is refused where it stands and why. It is what reads files that DuckDB finds
/// anything wrong with, and where there is no DuckDB. O(bytes); memory does not grow with the file.
/// </summary>
internal sealed class CarefulReader(RowReader meaning, Dictionary<string, EventActor> actors)
{
    private const int Check = 1 << 12;
    private const int LongestName = 1000;
    private readonly Dictionary<string, EventActor>.AlternateLookup<ReadOnlySpan<char>> byName = actors.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Counts the rows of a file.</summary>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    /// <exception cref="InvalidDataException">It is packed, and damaged.</exception>
    public void Read(EventFile file, TableLayout layout, EventTally tally, Action<long> at, CancellationToken cancellation)
    {
        using var stream = file.Open();
        using var records = new Records(stream, (byte)layout.Separator, layout.Quotes, cancellation);
        var places = layout.Places;
        var cells = new Range[layout.Width + 1];
        var texts = new string?[places.Length];
        var number = 0L;
        if (layout.HasHeader) records.Next();
        while (records.Next())
        {
            if (++number % Check == 0) at(records.Taken);
            var row = records.Bytes;
            if (Broken(records, layout, cells, places) is { } refusal) tally.Refused.Add(refusal, file.Shown, records.Line,
                Encoding.UTF8.GetString(row[..Math.Min(200, row.Length)]));
            else if (IsBetween(row[cells[places[1]]], layout) && IsBetween(row[cells[places[2]]], layout))
            {
                for (var i = 0; i < places.Length; i++) texts[i] = places[i] < 0 ? null : Cells.Text(row[cells[places[i]]], layout.Quotes);
                Judge(texts, file.Shown, records.Line, tally);
            }
        }
    }

    /// <summary>Counts a row by the texts of its cells, in the order of <see cref="EventMap.Fields"/>; null where there is no such column.</summary>
    public void Judge(string?[] texts, string file, long line, EventTally tally)
    {
        if (!actors.TryGetValue(texts[1]!, out var by) || !actors.TryGetValue(texts[2]!, out var toward) || by == toward) return;
        if (meaning.Day(texts[0]!) is not { } day) tally.Refused.Add(Refusal.Day, file, line, texts[0]!);
        else if (meaning.Kind(texts[3]!, texts[4] ?? "") is not { } kind) tally.Refused.Add(Refusal.Kind, file, line, texts[3]!);
        else if ((texts[5] is { } count ? RowReader.Count(count) : 1) is not { } events) tally.Refused.Add(Refusal.Count, file, line, texts[5]!);
        else if (texts[6] is { } tone && RowReader.Tone(tone) is null) tally.Refused.Add(Refusal.Tone, file, line, tone);
        else tally.Add(day, by, toward, kind, events, (texts[6] is { } own ? RowReader.Tone(own) : kind.Score) * events, texts[7] ?? "");
    }

    /// <summary>Whether a cell names one of those asked for, without making a text of it where it does not.</summary>
    private bool IsBetween(ReadOnlySpan<byte> cell, TableLayout layout)
    {
        if (cell.Length == 0 || cell.Length > LongestName) return false;
        if (layout.Quotes && cell[0] == '"') return actors.ContainsKey(Cells.Text(cell, true)!);
        Span<char> name = stackalloc char[cell.Length];
        return byName.ContainsKey(name[..Encoding.UTF8.GetChars(cell, name)]);
    }

    private static Refusal? Broken(Records records, TableLayout layout, Range[] cells, int[] places)
    {
        if (records.State == RecordState.TooLong) return Refusal.TooLong;
        if (records.State == RecordState.Quotes) return Refusal.Quotes;
        var row = records.Bytes;
        var count = Cells.Find(row, (byte)layout.Separator, layout.Quotes, cells);
        // Separators at the end of a row, with nothing after them, are no cells.
        if (count < layout.Width || (count > layout.Width
            && row[cells[layout.Width].Start..].ContainsAnyExcept((byte)layout.Separator))) return Refusal.Columns;
        foreach (var place in places)
        {
            if (place >= 0 && !Utf8.IsValid(row[cells[place]])) return Refusal.Bytes;
        }

        return null;
    }
}

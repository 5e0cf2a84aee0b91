using System.Text;
using Demarche.Events.Codes;
using Demarche.Events.Counting;
using Demarche.Events.Files;

namespace Demarche.Events.Reading;

/// <summary>
/// Reads a file row by row, whatever it holds, and says of each row that is refused where it stands and why. It is what reads files that DuckDB finds anything wrong with,
/// and where there is no DuckDB. O(bytes); memory does not grow with the file.
/// </summary>
internal sealed class CarefulReader(RowReader meaning, IReadOnlyDictionary<string, EventActor> actors)
{
    private const int Check = 1 << 12;

    /// <summary>Counts the rows of a file.</summary>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    /// <exception cref="InvalidDataException">It is packed, and damaged.</exception>
    public void Read(EventFile file, Layout layout, Tally tally, Action<long> at, CancellationToken cancellation)
    {
        using var stream = file.Open();
        using var records = new Records(stream, (byte)layout.Separator, layout.Quotes);
        var places = layout.Places;
        var cells = new Range[layout.Width + 1];
        var texts = new string?[places.Length];
        var number = 0L;
        if (layout.HasHeader) records.Next();
        while (records.Next())
        {
            if (++number % Check == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                at(number);
            }

            if (Broken(records, layout, cells, places, texts) is { } refusal) tally.Refused.Add(refusal, file.Shown, records.Line, Encoding.UTF8.GetString(records.Bytes[..Math.Min(200, records.Bytes.Length)]));
            else Judge(texts, file.Shown, records.Line, tally);
        }
    }

    /// <summary>Counts a row by the texts of its cells, in the order of <see cref="EventMap.Fields"/>; null where there is no such column.</summary>
    public void Judge(string?[] texts, string file, long line, Tally tally)
    {
        if (!actors.TryGetValue(texts[1]!, out var by) || !actors.TryGetValue(texts[2]!, out var toward) || by == toward) return;
        if (meaning.Day(texts[0]!) is not { } day) tally.Refused.Add(Refusal.Day, file, line, texts[0]!);
        else if (meaning.Kind(texts[3]!, texts[4] ?? "") is not { } kind) tally.Refused.Add(Refusal.Kind, file, line, texts[3]!);
        else if ((texts[5] is { } count ? RowReader.Count(count) : 1) is not { } events) tally.Refused.Add(Refusal.Count, file, line, texts[5]!);
        else if (texts[6] is { } tone && RowReader.Tone(tone) is null) tally.Refused.Add(Refusal.Tone, file, line, tone);
        else tally.Add(day, by, toward, kind, events, (texts[6] is { } own ? RowReader.Tone(own) : kind.Score) * events, texts[7] ?? "");
    }

    private static Refusal? Broken(Records records, Layout layout, Range[] cells, int[] places, string?[] texts)
    {
        if (records.State == RecordState.TooLong) return Refusal.TooLong;
        if (records.State == RecordState.Quotes) return Refusal.Quotes;
        var row = records.Bytes;
        var count = Cells.Find(row, (byte)layout.Separator, layout.Quotes, cells);
        // Separators at the end of a row, with nothing after them, are no cells.
        if (count < layout.Width || (count > layout.Width && row[cells[layout.Width].Start..].ContainsAnyExcept((byte)layout.Separator))) return Refusal.Columns;
        for (var i = 0; i < places.Length; i++)
        {
            texts[i] = places[i] < 0 ? null : Cells.Text(row[cells[places[i]]], layout.Quotes);
            if (texts[i] is null && places[i] >= 0) return Refusal.Bytes;
        }

        return null;
    }
}

using System.Globalization;
using CsvHelper;
using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Events.Counting;

/// <summary>Counts as CSV (RFC 4180, UTF-8), a count a line; it opens in a spreadsheet without running anything.</summary>
public static class CountCsv
{
    private static readonly string[] Columns = ["date", "by", "toward", "type", "mode", "cameo", "events", "cooperation", "conflict", "url"];

    /// <summary>The text, with a line of column names.</summary>
    public static string Write(IEnumerable<EventCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (var line in counts.Select(Cells).Prepend(Columns))
            {
                foreach (var cell in line) csv.WriteField(SafeCell.Out(cell));
                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    private static string[] Cells(EventCount count) =>
    [
        count.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), count.By.Name, count.Toward.Name, count.Type?.Name() ?? "", count.Mode, count.Cameo,
        count.Events.ToString(CultureInfo.InvariantCulture), Number(count.Cooperation), Number(count.Conflict), count.Url,
    ];

    private static string Number(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}

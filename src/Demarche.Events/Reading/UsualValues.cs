using Demarche.Events.Files;

namespace Demarche.Events.Reading;

/// <summary>What a column holds most in the first rows of a file, to be shown where nothing was found that was asked for.</summary>
internal static class UsualValues
{
    private const int Rows = 10_000;
    private const int Shown = 5;
    private const int Longest = 60;

    public static IReadOnlyList<string> Of(EventFile file, TableLayout layout, int field, CancellationToken cancellation)
    {
        using var stream = file.Open();
        using var records = new Records(stream, (byte)layout.Separator, layout.Quotes, cancellation);
        var cells = new Range[layout.Width];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (layout.HasHeader) records.Next();
        for (var rows = 0; rows < Rows && records.Next(); rows++)
        {
            if (records.State != RecordState.Whole || Cells.Find(records.Bytes, (byte)layout.Separator, layout.Quotes, cells) < layout.Width) continue;
            var text = Cells.Text(records.Bytes[cells[layout.Places[field]]], layout.Quotes);
            if (text is { Length: > 0 and < Longest }) counts[text] = counts.GetValueOrDefault(text) + 1;
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Shown).Select(c => c.Key)];
    }
}

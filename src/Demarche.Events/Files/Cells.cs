using System.Text;

namespace Demarche.Events.Files;

/// <summary>The cells of a row of text.</summary>
internal static class Cells
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Finds them; how many there are is given.</summary>
    /// <param name="row">The row, whose quotation marks fit.</param>
    /// <param name="separator">What stands between cells.</param>
    /// <param name="quotes">Whether cells may stand in quotation marks.</param>
    /// <param name="into">Receives where each is, marks included, as far as there is room.</param>
    public static int Find(ReadOnlySpan<byte> row, byte separator, bool quotes, Span<Range> into)
    {
        var (count, at) = (0, 0);
        while (true)
        {
            var from = at;
            if (quotes && at < row.Length && row[at] == '"') at = AfterClosing(row, at + 1);
            var stop = row[at..].IndexOf(separator);
            var until = stop < 0 ? row.Length : at + stop;
            if (count < into.Length) into[count] = from..until;
            count++;
            if (stop < 0) return count;
            at = until + 1;
        }
    }

    /// <summary>The text of a cell; null when it is no UTF-8.</summary>
    public static string? Text(ReadOnlySpan<byte> cell, bool quotes)
    {
        try
        {
            if (!quotes || cell.Length < 2 || cell[0] != '"' || cell[^1] != '"') return Strict.GetString(cell);
            return Strict.GetString(cell[1..^1]).Replace("\"\"", "\"", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int AfterClosing(ReadOnlySpan<byte> row, int from)
    {
        var at = from;
        while (row[at..].IndexOf((byte)'"') is >= 0 and var stop)
        {
            at += stop + 1;
            if (at == row.Length || row[at] != '"') return at;
            at++;
        }

        return row.Length;
    }
}

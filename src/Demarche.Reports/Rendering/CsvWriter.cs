using System.Globalization;

namespace Demarche.Reports.Rendering;

/// <summary>Lines of comma-separated values (RFC 4180).</summary>
internal static class CsvWriter
{
    /// <summary>Writes one line; fields are quoted where they must be.</summary>
    public static void Line(TextWriter output, params IEnumerable<string> fields)
    {
        output.Write(string.Join(',', fields.Select(Field)));
        output.Write("\r\n");
    }

    /// <summary>
    /// A field that is safe in a terminal and in a spreadsheet: nothing in it controls a terminal, and nothing in it runs as a formula, since
    /// text that begins as one is led by an apostrophe. Numbers stay numbers.
    /// </summary>
    private static string Field(string text)
    {
        var plain = PlainText.Of(text);
        if (plain.Length > 0 && (plain[0] is '=' or '+' or '-' or '@' || text[0] is '\t' or '\r' or '\n') && !double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) plain = "'" + plain;
        return plain.AsSpan().ContainsAny(",\"") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}

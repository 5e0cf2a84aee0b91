using Demarche.Record.Events;

namespace Demarche.Reports.Rendering;

/// <summary>Lines of comma-separated values (RFC 4180).</summary>
public static class CsvWriter
{
    /// <summary>Writes one line; fields are quoted where they must be.</summary>
    public static void Line(TextWriter output, params IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(output);
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
        if (SafeCell.IsFormula(plain) || SafeCell.IsFormula(text)) plain = "'" + plain;
        return plain.AsSpan().ContainsAny(",\"") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }
}

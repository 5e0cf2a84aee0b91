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

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

using Demarche.Reports.Documents;

namespace Demarche.Workbench.Panels;

/// <summary>A table as comma-separated values (RFC 4180).</summary>
public static class TableCsv
{
    /// <summary>The file's kind.</summary>
    public const string MediaType = "text/csv";

    /// <summary>A table of a document.</summary>
    public static string Of(Block.Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table.Columns.Select(c => c.Title), table.Rows.Select(r => r.Select(c => c.ToString())));
    }

    /// <summary>A head and rows.</summary>
    public static string Of(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return string.Concat(rows.Prepend(head).Select(row => string.Join(',', row.Select(Field)) + "\r\n"));
    }

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

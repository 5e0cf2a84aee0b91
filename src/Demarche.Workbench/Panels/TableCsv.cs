using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Workbench.Panels;

/// <summary>A table as comma-separated values (RFC 4180), safe to open in a spreadsheet.</summary>
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
        using var text = new StringWriter();
        foreach (var row in rows.Prepend(head)) CsvWriter.Line(text, row);
        return text.ToString();
    }
}

using System.Globalization;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Analysis.Outside;

/// <summary>A file of International Crisis Behavior: comma-separated, with a header whose names are in letters of any size.</summary>
internal static class IcbTable
{
    /// <summary>The rows under the header; none, and reported, where a column that is needed is not there.</summary>
    public static IEnumerable<IcbRow> Read(string text, string file, IReadOnlyList<string> needed, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var lines = CsvText.Read(text, file).ToList();
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (k, field) in lines.Count == 0 ? [] : lines[0].Fields.Index()) columns.TryAdd(field.Text.Trim().TrimStart('\uFEFF'), k);
        var missing = needed.Where(n => !columns.ContainsKey(n)).ToArray();
        if (missing.Length == 0) return lines.Skip(1).Select(line => new IcbRow(line, columns));
        diagnostics.Report(OutsideRules.IcbColumns, lines.Count == 0 ? new SourceSpan(file, 1, 1, 1, 2) : lines[0].Span, string.Join(", ", missing));
        return [];
    }
}

/// <summary>A row of such a file.</summary>
internal readonly struct IcbRow(CsvLine line, Dictionary<string, int> columns)
{
    /// <summary>What stands in a column; nothing where the row ends before it.</summary>
    public string Text(string column) => columns[column] < line.Fields.Count ? line.Fields[columns[column]].Text.Trim() : "";

    /// <summary>The code in a column; null where it is missing or none.</summary>
    public int? Code(string column) => int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
}

using Demarche.Language.Diagnostics;

namespace Demarche.Language.Syntax;

/// <summary>The columns of a record as a file, in the order in which they are written, and what its first line must be.</summary>
public static class RecordHeading
{
    /// <summary>The columns of a record by hand.</summary>
    private static readonly string[] ByHand = ["date", "by", "toward", "what", "tone", "source", "does", "before"];

    /// <summary>All names; those after the first eight are of rows read from texts.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. ByHand, "id", "until", "date-words", "with", "type", "mode", "cameo", "aspect", "negated", "if", "if-by", "then", "said-by", "place",
        "quote", "at", "same-as", "count", "confidence", "reader", "status",
    ];

    /// <summary>Those that no record can do without.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["date", "by", "what"];

    /// <summary>A heading that is sound, and the lines under it, to be gone through once; none, and reported, where it is missing or is not.</summary>
    /// <param name="text">The record.</param>
    /// <param name="file">Its file, for places.</param>
    /// <param name="diagnostics">Where what is wrong is reported.</param>
    public static (CsvLine? Heading, IEnumerable<CsvLine> Lines) Read(string text, string file, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var lines = CsvText.Read(text, file, diagnostics).GetEnumerator();
        if (!lines.MoveNext()) diagnostics.Report(ContextRules.RecordColumns, new SourceSpan(file, 1, 1, 1, 2), "is missing");
        else if (CsvText.Heading(lines.Current) is var heading && IsSound(heading, diagnostics)) return (heading, Rest(lines));
        lines.Dispose();
        return (null, []);
    }

    /// <summary>The lines not yet read: they are read once, so that what is wrong with one is reported once.</summary>
    private static IEnumerable<CsvLine> Rest(IEnumerator<CsvLine> lines)
    {
        using (lines)
        {
            while (lines.MoveNext()) yield return lines.Current;
        }
    }

    private static bool IsSound(CsvLine heading, DiagnosticBag diagnostics)
    {
        var names = heading.Fields.Select(f => f.Text).ToList();
        var missing = Needed.Except(names).ToList();
        var unknown = heading.Fields.FirstOrDefault(f => !All.Contains(f.Text));
        var twice = heading.Fields.Where((f, i) => names.IndexOf(f.Text) < i).FirstOrDefault();
        if (missing.Count > 0) diagnostics.Report(ContextRules.RecordColumns, heading.Span, $"lacks {string.Join(" and ", missing)}");
        else if (unknown is not null) diagnostics.Report(ContextRules.RecordColumns, unknown.Span, $"names “{unknown.Text}”, which is none of those known");
        else if (twice is not null) diagnostics.Report(ContextRules.RecordColumns, twice.Span, $"names “{twice.Text}” twice");
        return missing.Count == 0 && unknown is null && twice is null;
    }
}

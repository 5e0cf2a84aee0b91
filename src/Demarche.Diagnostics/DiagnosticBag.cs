namespace Demarche.Diagnostics;

/// <summary>Collects what is wrong with a model while it is read. Not safe to share between threads.</summary>
public sealed class DiagnosticBag
{
    /// <summary>The most diagnostics that are handed out.</summary>
    public const int Limit = 200;

    private const int Kept = 10 * Limit;
    private readonly List<Diagnostic> found = [];
    private int dropped;

    /// <summary>Whether an error was reported.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Reports a problem; <paramref name="arguments"/> fill the holes of the rule's message in order.</summary>
    public void Report(Rule rule, SourceSpan span, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ReportWithHelp(rule, span, rule.Help, arguments);
    }

    /// <summary>Reports a problem with help that fits this case better than the rule's own.</summary>
    public void ReportWithHelp(Rule rule, SourceSpan span, string help, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(rule);
        HasErrors |= rule.Severity == Severity.Error;
        if (found.Count < Kept) found.Add(new Diagnostic(rule.Code, rule.Severity, span, rule.Fill(arguments), help));
        else dropped++;
    }

    /// <summary>"Did you mean …?" when a known name is near, else null; also null once so much is wrong that nobody will read it.</summary>
    public string? DidYouMean(string name, IEnumerable<string> known) =>
        found.Count < Limit && NearestName.Of(name, known) is { } near ? $"Did you mean “{near}”?" : null;

    /// <summary>Adds diagnostics found elsewhere.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            HasErrors |= diagnostic.Severity == Severity.Error;
            if (found.Count < Kept) found.Add(diagnostic);
            else dropped++;
        }
    }

    /// <summary>
    /// The diagnostics by place: file, line, column. Of more than <see cref="Limit"/> the errors are kept before the warnings, and a note says
    /// how many are left out. O(n log n).
    /// </summary>
    public IReadOnlyList<Diagnostic> InOrder()
    {
        var all = found.Distinct().ToList();
        var shown = all.Count <= Limit ? all : all.OrderByDescending(d => d.Severity).ThenBy(d => d.Span, SourceOrder.Instance).Take(Limit).ToList();
        var ordered = shown.OrderBy(d => d.Span, SourceOrder.Instance).ThenByDescending(d => d.Severity).ThenBy(d => d.Code, StringComparer.Ordinal).ToList();
        var left = all.Count - shown.Count + dropped;
        if (left > 0) ordered.Add(new Diagnostic(FileRules.MoreProblems.Code, Severity.Note, ordered[^1].Span, FileRules.MoreProblems.Fill(left),
            FileRules.MoreProblems.Help));
        return ordered;
    }

    private sealed class SourceOrder : IComparer<SourceSpan>
    {
        public static SourceOrder Instance { get; } = new();

        public int Compare(SourceSpan x, SourceSpan y)
        {
            var byFile = string.CompareOrdinal(x.File, y.File);
            if (byFile != 0) return byFile;
            return x.Line != y.Line ? x.Line.CompareTo(y.Line) : x.Column.CompareTo(y.Column);
        }
    }
}

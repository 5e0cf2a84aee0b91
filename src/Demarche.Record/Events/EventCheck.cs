using Demarche.Language.Diagnostics;
using Demarche.Record.Codebook;

namespace Demarche.Record.Events;

/// <summary>A row and where it stands in its file.</summary>
public sealed record PlacedRow(EventRow Row, SourceSpan Span);

/// <summary>What rows must be to one another and in themselves, whatever file they come from. O(rows).</summary>
internal static class EventCheck
{
    /// <summary>The rows that are sound; what is wrong with the others, and doubtful in these, is reported.</summary>
    public static List<PlacedRow> Sound(IEnumerable<PlacedRow> rows, DiagnosticBag diagnostics)
    {
        var sound = rows.Where(row => IsSound(row, diagnostics)).ToList();
        var ids = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var (row, span) in sound.Where(r => r.Row.Id.Length > 0))
        {
            if (!ids.TryAdd(row.Id, span)) diagnostics.Report(RecordRules.IdTwice, span, row.Id, ids[row.Id].Line);
        }

        foreach (var (row, span) in sound.Where(r => r.Row.SameAs.Length > 0 && (r.Row.SameAs == r.Row.Id || !ids.ContainsKey(r.Row.SameAs))))
            diagnostics.Report(RecordRules.SameAsNothing, span, row.SameAs);
        return sound;
    }

    private static bool IsSound(PlacedRow placed, DiagnosticBag diagnostics)
    {
        var (row, span) = placed;
        if (row.Until < row.Date)
        {
            diagnostics.Report(RecordRules.DaysBackwards, span, EventText.Of(row, "until"), EventText.Of(row, "date"));
            return false;
        }

        if (row.Kind is not { } kind || Modes.Has(kind.Type, kind.Mode)) return true;
        diagnostics.Report(RecordRules.NotItsMode, span, kind.Mode, kind.Type.Name());
        return false;
    }
}

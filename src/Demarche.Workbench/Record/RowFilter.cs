using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Record;

/// <summary>Which rows of a record are shown.</summary>
/// <param name="Words">Words that a row must have in any of its texts, each of them; empty for all.</param>
/// <param name="Party">Whom a row must be by or toward; empty for anybody.</param>
/// <param name="Kind">The type of event, as files spell it; empty for any.</param>
/// <param name="Status">Where a row must stand, as files spell it, <c>written</c> for rows by hand; empty for anywhere.</param>
public sealed record RowFilter(string Words, string Party, string Kind, string Status)
{
    /// <summary>What the address names rows by that the analyst wrote.</summary>
    public const string Written = "written";

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsEmpty => Words.Length + Party.Length + Kind.Length + Status.Length == 0;

    /// <summary>The rows that pass, in order of their days.</summary>
    public IReadOnlyList<PlacedEvent> Of(IEnumerable<PlacedEvent> rows)
    {
        var words = Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. rows.Where(r => Passes(r.Row, words)).OrderBy(r => r.Row.Date).ThenBy(r => r.Place)];
    }

    private bool Passes(EventRow row, string[] words) =>
        (Party.Length == 0 || row.By == Party || row.Toward == Party)
        && (Kind.Length == 0 || (row.Kind is { } kind && kind.Type.Name() == Kind))
        && (Status.Length == 0 || (row.Status == RowStatus.Written ? Written : row.Status.Word()) == Status)
        && words.All(w => $"{row.What} {row.By} {row.Toward} {row.Source} {row.If} {row.Quote} {row.Id}".Contains(w, StringComparison.OrdinalIgnoreCase));
}

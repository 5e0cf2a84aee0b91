using Demarche.Language.Model;

namespace Demarche.Workbench.Record;

/// <summary>A source with all that the record takes from it.</summary>
/// <param name="Source">The source as the model names it.</param>
/// <param name="Events">The events taken from it, in order of date.</param>
public sealed record SourceCard(Source Source, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>A card for each source of a crisis, in declared order. An event's source is the one whose name begins it: <c>article ¶2</c>.</summary>
    public static IReadOnlyList<SourceCard> Of(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return [.. crisis.Sources.Select(s => new SourceCard(s, [.. crisis.Record.Where(e => Cites(e.Source, s.Id))]))];
    }

    private static bool Cites(string? cited, string id) =>
        cited is not null && cited.StartsWith(id, StringComparison.Ordinal) && (cited.Length == id.Length || !char.IsLetterOrDigit(cited[id.Length]));
}

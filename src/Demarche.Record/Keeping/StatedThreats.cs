using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.Keeping;

/// <summary>A threat or promise that the record has, beside what it tells later.</summary>
/// <param name="Stated">The row that states it.</param>
/// <param name="MayHaveCome">The first later deed that may be its condition; null when none is like it.</param>
/// <param name="MayBeKept">The first later deed by its author that may be what was threatened or promised; null when none is like it.</param>
public sealed record StatedThreat(EventRow Stated, EventRow? MayHaveCome, EventRow? MayBeKept);

/// <summary>
/// The threats and promises of a record, each beside the first later deed that shares at least half of the content words of its condition, or of what would
/// follow. That words agree is a reason to look, and no proof. O(threats × rows).
/// </summary>
public static class StatedThreats
{
    /// <summary>Those that the analyst stands behind, by day.</summary>
    public static IReadOnlyList<StatedThreat> Of(IEnumerable<EventRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var held = rows.Where(r => r.IsHeld && !r.IsCount && !r.Negated && r.SameAs.Length == 0 && r.Aspect != EventAspect.PastCase).OrderBy(r => r.Date)
            .ToArray();
        var deeds = held.Where(r => r.IsDeed && r.Aspect is null or EventAspect.Done or EventAspect.GoingOn && r.Kind?.Type != EventType.Threaten)
            .Select(r => (Row: r, Stems: WordStems.Of($"{r.What} {r.Quote}"))).ToArray();
        EventRow? Like(EventRow stated, string by, string words)
        {
            var stems = WordStems.Of(words);
            return stems.Count == 0 ? null : deeds
                .FirstOrDefault(d => d.Row.Date > stated.Date && (by.Length == 0 || d.Row.By == by) && 2 * stems.Count(d.Stems.Contains) >= stems.Count).Row;
        }

        return
        [
            .. held.Where(r => r.Kind?.Type == EventType.Threaten || r.Aspect is EventAspect.Threatened or EventAspect.Promised)
                .Select(r => new StatedThreat(r, Like(r, r.IfBy, r.If), Like(r, r.By, r.Then))),
        ];
    }
}

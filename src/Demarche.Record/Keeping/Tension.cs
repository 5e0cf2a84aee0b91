using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.Keeping;

/// <summary>Conflict and cooperation on a day: the scores of the events up to then, each counting half as much after every half-life.</summary>
/// <param name="On">The day.</param>
/// <param name="Conflict">The hostile scores, 0 or more.</param>
/// <param name="Cooperation">The friendly ones, 0 or more.</param>
public sealed record TensionPoint(DateOnly On, double Conflict, double Cooperation)
{
    /// <summary>The hostile part of all that counts, from 0 to 1, whatever its volume; null when nothing counts.</summary>
    public double? ConflictShare => Conflict + Cooperation > 0 ? Conflict / (Conflict + Cooperation) : null;

    /// <summary>What is left of it on a later day, if nothing happens until then.</summary>
    public TensionPoint FadedTo(DateOnly later, double halfLife)
    {
        var left = Math.Pow(0.5, (later.DayNumber - On.DayNumber) / halfLife);
        return new TensionPoint(later, Conflict * left, Cooperation * left);
    }
}

/// <summary>
/// Tension of a record. An event counts when the analyst stands behind it, the text does not deny it, it is neither supposed nor of an earlier case, and it
/// is the first mention. Its score is its tone, or else that of its kind (<see cref="Modes.Score"/>), from -10 to 10, as
/// often as the row has events. A threat counts as a threat, once, on its day; what it threatens is no deed. O(rows × log rows).
/// </summary>
public static class Tension
{
    /// <summary>The usual half-life, in days.</summary>
    public const double UsualHalfLife = 14;

    /// <summary>The rows that count, by day.</summary>
    public static IReadOnlyList<EventRow> Counting(IEnumerable<EventRow> rows) =>
        [.. rows.Where(r => r.IsHeld && !r.Negated && r.SameAs.Length == 0 && r.Aspect is not (EventAspect.Supposed or EventAspect.PastCase)
            && Score(r) is not null).OrderBy(r => r.Date)];

    /// <summary>A point for each day on which something counts, and one for the last day asked for.</summary>
    /// <param name="rows">Rows of a record.</param>
    /// <param name="halfLife">After how many days an event counts half as much; above 0.</param>
    /// <param name="until">The last day; that of the last event when null. Later events do not count.</param>
    public static IReadOnlyList<TensionPoint> Of(IEnumerable<EventRow> rows, double halfLife, DateOnly? until = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return OfScores(Counting(rows).Where(r => until is null || r.Date <= until).Select(r => (r.Date, Score(r)!.Value * r.Count)), halfLife, until);
    }

    /// <summary>The same of scores by themselves, each on its day: below 0 hostile, above 0 friendly.</summary>
    /// <param name="scores">The scores, in any order.</param>
    /// <param name="halfLife">After how many days a score counts half as much; above 0.</param>
    /// <param name="until">A day for which there is a point besides; none where it is null or not after the last score.</param>
    public static IReadOnlyList<TensionPoint> OfScores(IEnumerable<(DateOnly On, double Score)> scores, double halfLife, DateOnly? until = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (!(halfLife > 0)) throw new ArgumentOutOfRangeException(nameof(halfLife), "A half-life is more than nothing.");
        var points = new List<TensionPoint>();
        foreach (var day in scores.GroupBy(s => s.On).OrderBy(d => d.Key))
        {
            var point = points.Count == 0 ? new TensionPoint(day.Key, 0, 0) : points[^1].FadedTo(day.Key, halfLife);
            foreach (var (_, score) in day)
                point = point with { Conflict = point.Conflict + Math.Max(0, -score), Cooperation = point.Cooperation + Math.Max(0, score) };
            points.Add(point);
        }

        if (until is { } end && points.Count > 0 && points[^1].On < end) points.Add(points[^1].FadedTo(end, halfLife));
        return points;
    }

    /// <summary>What an event adds, from -10, most hostile, to 10; null when neither a tone nor a kind is known.</summary>
    public static double? Score(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Tone ?? (row.Kind is { } kind ? Modes.Score(kind) : null);
    }
}

using Demarche.Record.Keeping;

namespace Demarche.Reports.Figures;

/// <summary>
/// Tension over time: the hostility of all that was said and done, each event counting half as much with every half-life that has passed
/// since. T(d) = Σ −tone · 2^(−(d − day of the event) / half-life) over the events up to d, with tones from −10 (most hostile) to +10;
/// above 0 hostility outweighs, below 0 goodwill does. It describes the record and forecasts nothing.
/// </summary>
public static class TensionCurve
{
    /// <summary>Days after which an event counts half.</summary>
    public const double HalfLife = 7;

    /// <summary>
    /// The tension at the end of each day from the first event with a tone to the last day; empty when no event has a tone. O(days + events × log events).
    /// </summary>
    /// <param name="events">What was said and done; need not be in order.</param>
    /// <param name="last">The last day; the last event's when that is later or none is given.</param>
    /// <param name="halfLife">After how many days an event counts half; above 0.</param>
    public static IReadOnlyList<(DateOnly On, double Tension)> Of(IReadOnlyList<TimelineEvent> events, DateOnly? last, double halfLife = HalfLife)
    {
        ArgumentNullException.ThrowIfNull(events);
        var points = Tension.OfScores(events.Where(e => e.Tone is not null).Select(e => (e.On, e.Tone!.Value * e.Events)), halfLife);
        if (points.Count == 0) return [];
        var end = last is { } asOf && asOf > points[^1].On ? asOf : points[^1].On;
        var curve = new List<(DateOnly, double)>();
        for (var (day, k) = (points[0].On, 0); day <= end; day = day.AddDays(1))
        {
            if (k + 1 < points.Count && points[k + 1].On == day) k++;
            var tension = points[k].FadedTo(day, halfLife);
            curve.Add((day, tension.Conflict - tension.Cooperation));
        }

        return curve;
    }
}

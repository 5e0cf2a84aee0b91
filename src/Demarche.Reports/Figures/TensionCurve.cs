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

    /// <summary>The tension at the end of each day from the first event with a tone to the last day; empty when no event has a tone. O(days + events).</summary>
    /// <param name="events">What was said and done; need not be in order.</param>
    /// <param name="last">The last day; the last event's when that is later or none is given.</param>
    /// <param name="halfLife">After how many days an event counts half; above 0.</param>
    public static IReadOnlyList<(DateOnly On, double Tension)> Of(IReadOnlyList<TimelineEvent> events, DateOnly? last, double halfLife = HalfLife)
    {
        ArgumentNullException.ThrowIfNull(events);
        var hostility = events.Where(e => e.Tone is not null).GroupBy(e => e.On).ToDictionary(g => g.Key, g => -g.Sum(e => e.Tone!.Value * e.Events));
        if (hostility.Count == 0) return [];
        var (first, end) = (hostility.Keys.Min(), hostility.Keys.Max());
        if (last is { } asOf && asOf > end) end = asOf;
        var fading = Math.Pow(2, -1 / halfLife);
        var curve = new List<(DateOnly, double)>();
        var tension = 0.0;
        for (var day = first; day <= end; day = day.AddDays(1))
        {
            tension = (tension * fading) + hostility.GetValueOrDefault(day);
            curve.Add((day, tension));
        }

        return curve;
    }
}

using System.Globalization;
namespace Demarche.Reports.Figures;

/// <summary>
/// A timeline in words: a sentence an event, in order of date, then the date of the analysis and what is to come. Of a long record the latest events and
/// those of the strongest tone, and how many are left out.
/// </summary>
internal static class TimelineWords
{
    /// <summary>More events than this are not all put into words, but so many of the latest and of the strongest tone.</summary>
    private const int MostChosen = 200;

    public static IReadOnlyList<string> Of(Timeline timeline)
    {
        TimelineEvent[] events = [.. timeline.Events.OrderBy(e => e.On)];
        var shown = Chosen(events);
        var words = shown.Select(k => Event(events[k])).ToList();
        if (shown.Count < events.Length)
            words.Insert(0,
            string.Create(CultureInfo.InvariantCulture,
            $"{events.Length:#,0} events; the latest {MostChosen / 2} and the {shown.Count - MostChosen / 2} others of the strongest tone follow, the rest "
            + $"is left out."));
        if (timeline.AsOf is { } date) words.Add($"{TimelineEntry.Date(date)}: the date of this analysis.");
        words.AddRange(timeline.Occasions.OrderBy(o => o.On).Select(Occasion));
        return words;
    }

    /// <summary>Which events are put into words, in order of date.</summary>
    private static IReadOnlyList<int> Chosen(TimelineEvent[] events)
    {
        if (events.Length <= MostChosen) return [.. Enumerable.Range(0, events.Length)];
        var early = events.Length - MostChosen / 2;
        return [.. Enumerable.Range(0, early).OrderByDescending(k => Math.Abs(events[k].Tone ?? 0)).Take(MostChosen / 2)
            .Concat(Enumerable.Range(early, MostChosen / 2)).Order()];
    }

    private static string Event(TimelineEvent e)
    {
        var aside = new List<string>();
        if (e.Tone is { } tone) aside.Add(string.Create(CultureInfo.InvariantCulture, $"{Tone(tone)}, {tone:+0.#;−0.#;0} on a scale from −10 to +10"));
        if (e.Source is { } source) aside.Add(source);
        return $"{TimelineEntry.Date(e.On)}{(e.Who.Length > 0 ? $", {e.Who}" : "")}: {e.What}{(aside.Count > 0 ? $" ({string.Join("; ", aside)})" : "")}.";
    }

    private static string Occasion(TimelineOccasion o) =>
        $"To come on {TimelineEntry.Date(o.On)}: {o.What}{(o.Parties.Count > 0 ? $" ({string.Join(", ", o.Parties)})" : "")}.";

    private static string Tone(double tone) => tone switch { < 0 => "hostile", > 0 => "friendly", _ => "neutral" };
}

namespace Demarche.Reports.Figures;

/// <summary>A timeline in words: a sentence an event, in order of date, then the date of the analysis and what is to come.</summary>
internal static class TimelineWords
{
    public static IReadOnlyList<string> Of(Timeline timeline)
    {
        var words = timeline.Events.OrderBy(e => e.On).Select(Event).ToList();
        if (timeline.AsOf is { } date) words.Add($"{TimelineEntry.Date(date)}: the date of this analysis.");
        words.AddRange(timeline.Occasions.OrderBy(o => o.On).Select(Occasion));
        return words;
    }

    private static string Event(TimelineEvent e)
    {
        var aside = new List<string>();
        if (e.Tone is { } tone) aside.Add($"{Tone(tone)}, {tone:+0.#;−0.#;0} on a scale from −10 to +10");
        if (e.Source is { } source) aside.Add(source);
        return $"{TimelineEntry.Date(e.On)}{(e.Who.Length > 0 ? $", {e.Who}" : "")}: {e.What}{(aside.Count > 0 ? $" ({string.Join("; ", aside)})" : "")}.";
    }

    private static string Occasion(TimelineOccasion o) =>
        $"To come on {TimelineEntry.Date(o.On)}: {o.What}{(o.Parties.Count > 0 ? $" ({string.Join(", ", o.Parties)})" : "")}.";

    private static string Tone(double tone) => tone switch { < 0 => "hostile", > 0 => "friendly", _ => "neutral" };
}

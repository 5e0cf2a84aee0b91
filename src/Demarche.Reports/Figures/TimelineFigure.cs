using System.Xml.Linq;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Figures;

/// <summary>
/// Draws the record and the calendar down the page: dates to scale on an axis, words beside it moved apart so that each can be read, a bar
/// for the tone of what was said or done.
/// </summary>
public static class TimelineFigure
{
    private const double Margin = 14;
    private const double Axis = 112;
    private const double ToneLeft = 172;
    private const double ToneWidth = 132;
    private const double RowGap = 4;

    /// <summary>More events than this are shown in groups of neighbours.</summary>
    private const int MostEvents = 20;

    /// <summary>The figure.</summary>
    /// <exception cref="ArgumentException">There is nothing on the timeline.</exception>
    public static Block.Figure Draw(string id, string caption, Timeline timeline)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(timeline);
        var entries = Entries(timeline);
        if (entries.Count == 0) throw new ArgumentException("A timeline needs a date.", nameof(timeline));
        var hasTones = entries.Any(e => e.Tone is not null);
        var left = hasTones ? ToneLeft + ToneWidth + 22 : ToneLeft;
        var width = FigureFrame.Width - Margin - left;
        var heights = entries.Select(e => e.Height(width)).ToArray();
        var scale = new TimeScale(entries.Select(e => e.First), heights.Sum() + (RowGap * heights.Length) - ((heights[0] + heights[^1]) / 2));
        var centres = Spread.Apart([.. entries.Select(e => scale.At(e.First))], heights, RowGap);
        var top = Margin + (hasTones ? 24 : 0) - Math.Min(-8, Enumerable.Range(0, entries.Count).Min(i => centres[i] - (heights[i] / 2)));
        var bottom = top + Math.Max(scale.Length + 8, Enumerable.Range(0, entries.Count).Max(i => centres[i] + (heights[i] / 2)));

        var parts = new List<XElement> { AxisLine(scale, top) };
        if (hasTones) parts.AddRange(ToneGround(top, entries, centres));
        for (var i = 0; i < entries.Count; i++) parts.Add(Row(entries[i], top + scale.At(entries[i].First), top + centres[i], heights[i], left, width));
        parts.AddRange(Ticks(scale, entries, top));
        return FigureFrame.Of(id, caption, FigureFrame.Width, bottom + Margin, parts, TimelineWords.Of(timeline));
    }

    private static List<TimelineEntry> Entries(Timeline timeline)
    {
        TimelineEvent[] events = [.. timeline.Events.OrderBy(e => e.On)];
        var entries = Neighbours.Grouped([.. events.Select(e => e.On.DayNumber)], MostEvents).Select(g => TimelineEntry.Of(events[g]))
            .Concat(timeline.Occasions.Select(TimelineEntry.Of));
        if (timeline.AsOf is { } date) entries = entries.Append(TimelineEntry.AsOf(date));
        return [.. entries.OrderBy(e => e.First).ThenBy(e => e.Mark switch { "dm-event" => 0, "dm-asof" => 1, _ => 2 })];
    }

    private static XElement AxisLine(TimeScale scale, double top)
    {
        var line = Svg.Group("dm-time", Svg.Line("dm-axis", Axis, top - 8, Axis, top + scale.Length + 8));
        foreach (var (at, words) in scale.Cuts)
        {
            var y = top + at;
            line.Add(Svg.Rectangle("dm-paper", Axis - 8, y - 5, 16, 10), Svg.Path("dm-axis", Svg.Data($"M{Axis - 8},{y - 2}l16,-6M{Axis - 8},{y + 8}l16,-6")),
                Svg.Text("dm-small dm-muted", Axis - 14, y + 4, words, "end"));
        }

        return line;
    }

    private static IEnumerable<XElement> ToneGround(double top, IReadOnlyList<TimelineEntry> entries, double[] centres)
    {
        var middle = ToneLeft + (ToneWidth / 2);
        var past = Enumerable.Range(0, entries.Count).Where(i => entries[i].Tone is not null).ToArray();
        yield return Svg.Text("dm-small dm-muted", middle - 8, Margin + 12, "hostile", "end");
        yield return Svg.Text("dm-small dm-muted", middle + 8, Margin + 12, "friendly");
        yield return Svg.Line("dm-axis", middle, top + centres[past[0]] - 16, middle, top + centres[past[^1]] + 16);
    }

    private static XElement Row(TimelineEntry entry, double at, double centre, double height, double left, double width)
    {
        var end = entry.Tone is null ? left - 8 : ToneLeft - 8;
        var row = Svg.Group("dm-entry", Svg.Path(entry.IsAsOf ? "dm-today" : "dm-leader", Svg.Data($"M{Axis},{at}h10L{Axis + 38},{centre}H{end}")));
        if (entry.Tone is { } tone) row.Add(ToneBar(tone, centre));
        row.Add(entry.Draw(left, centre - (height / 2), width), Mark(entry, at));
        if (entry.Number is not { } number) return row;
        var ground = Svg.Rectangle("", Axis, centre - (height / 2), left + width - Axis, height);
        ground.SetAttributeValue("fill", "none");
        ground.SetAttributeValue("pointer-events", "all");
        var chosen = Svg.Group("", ground, row);
        chosen.SetAttributeValue("data-state", number);
        return chosen;
    }

    private static XElement ToneBar(double tone, double centre)
    {
        var middle = ToneLeft + (ToneWidth / 2);
        var length = Math.Clamp(Math.Abs(tone), 0, 10) / 10 * (ToneWidth / 2);
        return length < 1
            ? Svg.Line("dm-tone dm-even", middle - 4, centre, middle + 4, centre)
            : Svg.Rectangle(tone < 0 ? "dm-tone dm-hostile" : "dm-tone dm-friendly", tone < 0 ? middle - length : middle, centre - 6, length, 12);
    }

    private static XElement Mark(TimelineEntry entry, double y) => entry.Mark switch
    {
        "dm-asof" => Svg.Rectangle("dm-pill dm-now", Axis - 12, y - 3, 24, 6, 3),
        "dm-occasion" => Svg.Path("dm-occasion", Svg.Data($"M{Axis},{y - 7}l7,7l-7,7l-7,-7z")),
        _ => Svg.Circle("dm-event", Axis, y, 5),
    };

    /// <summary>Short dates beside the axis, as many as have room.</summary>
    private static IEnumerable<XElement> Ticks(TimeScale scale, IReadOnlyList<TimelineEntry> entries, double top)
    {
        var free = double.NegativeInfinity;
        var year = 0;
        foreach (var date in entries.Select(e => e.First).Distinct())
        {
            var y = scale.At(date);
            if (y < free || scale.Cuts.Any(c => Math.Abs(c.At - y) < 15)) continue;
            yield return Svg.Text("dm-small dm-muted", Axis - 14, top + y + 4, date.ToString(date.Year == year ? "d MMM" : "d MMM yyyy"), "end");
            (free, year) = (y + 15, date.Year);
        }
    }
}

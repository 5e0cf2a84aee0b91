using System.Globalization;
using System.Xml.Linq;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>One row of a timeline: an event or several that stand close together, the date of the analysis, or an occasion.</summary>
internal sealed class TimelineEntry
{
    private const double Step = 16;
    private const double Pad = 6;

    /// <summary>How many events of a group are named.</summary>
    private const int MostNamed = 12;

    private readonly string head;
    private readonly string aside;
    private readonly string text;

    private TimelineEntry(DateOnly first, DateOnly last, string head, string aside, string text, double? tone, string mark)
    {
        (First, Last, Tone, Mark) = (first, last, tone, mark);
        (this.head, this.aside, this.text) = (PlainText.Of(head), PlainText.Of(aside), PlainText.Of(text));
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public double? Tone { get; }

    /// <summary>Class of the mark on the axis.</summary>
    public string Mark { get; }

    /// <summary>The number of its first event; null where nothing can be chosen.</summary>
    public int? Number { get; private init; }

    public bool IsAsOf => Mark == "dm-asof";

    public static TimelineEntry Of(IReadOnlyList<TimelineEvent> events)
    {
        var (first, last) = (events[0], events[^1]);
        if (events.Count == 1)
            return new(first.On, first.On, Joined(Date(first.On), first.Who), first.Source ?? "", first.What, first.Tone, "dm-event") { Number = first.Number };
        var tones = events.Select(e => e.Tone).OfType<double>().ToArray();
        var when = first.On == last.On ? Date(first.On) : $"{Date(first.On)} – {Date(last.On)}";
        var named = string.Join("; ", events.Take(MostNamed).Select(e => e.What))
            + (events.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {events.Count - MostNamed:#,0} more") : "");
        return new(first.On, last.On, Joined(when, string.Create(CultureInfo.InvariantCulture, $"{events.Count:#,0} events")), "", named,
            tones.Length > 0 ? tones.Average() : null, "dm-event") { Number = first.Number };
    }

    public static TimelineEntry Of(TimelineOccasion occasion) =>
        new(occasion.On, occasion.On, Joined(Date(occasion.On), "to come"), string.Join(", ", occasion.Parties), occasion.What, null, "dm-occasion");

    public static TimelineEntry AsOf(DateOnly date) => new(date, date, Joined(Date(date), "the date of this analysis"), "", "", null, "dm-asof");

    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Height of the row when its text may be so wide.</summary>
    public double Height(double width) => (2 * Pad) + (Step * (1 + Wrapped(width).Count));

    /// <summary>The words of the row, its upper edge at <paramref name="top"/>.</summary>
    public XElement Draw(double left, double top, double width)
    {
        var baseline = top + Pad + (IsAsOf ? 12 : 11);
        var beside = TextMeasure.Cut(aside, FigureStyle.Small, width * 0.4);
        var room = width - TextMeasure.Width(beside, FigureStyle.Small) - 14;
        var words = TextMeasure.Cut(head, FigureStyle.Small, room, bold: true);
        return Svg.Group("dm-row",
            Svg.Title(Joined(head, text)),
            Svg.Text($"dm-small dm-bold{(IsAsOf ? "" : " dm-muted")}", left, baseline, words),
            IsAsOf ? Svg.Line("dm-today", left + TextMeasure.Width(words, FigureStyle.Small, bold: true) + 8, baseline - 4, left + width, baseline - 4) : null,
            beside.Length > 0 ? Svg.Text("dm-small dm-muted", left + width, baseline, beside, "end") : null,
            Svg.Lines("", left, baseline + Step, Step, Wrapped(width)));
    }

    private static string Joined(string a, string b) => b.Length == 0 ? a : $"{a} · {b}";

    private IReadOnlyList<string> Wrapped(double width) => TextMeasure.Wrap(text, FigureStyle.Size, width, 3);
}

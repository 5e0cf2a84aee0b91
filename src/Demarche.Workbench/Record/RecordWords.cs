using Demarche.Language.Model;
using Demarche.Record.Events;
using Demarche.Reports.Documents;

namespace Demarche.Workbench.Record;

/// <summary>The record in words.</summary>
public static class RecordWords
{
    /// <summary>How much is recorded, from when to when, and how much of it waits to be looked at.</summary>
    public static string Summary(IReadOnlyList<EventRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        EventRow[] held = [.. rows.Where(r => r.IsHeld).OrderBy(r => r.Date)];
        var waiting = rows.Count(r => r.Status == RowStatus.Read);
        var unread = waiting == 0 ? ""
            : $" {(waiting == 1 ? "One row waits" : $"{waiting} rows wait")} to be looked at and {(waiting == 1 ? "counts" : "count")} for nothing yet.";
        return held switch
        {
            [] => $"The record is empty.{unread}",
            [var one] => $"One event is recorded, of {one.Date:d MMMM yyyy}.{unread}",
            _ => $"{held.Length} events are recorded, from {held[0].Date:d MMMM yyyy} to {held[^1].Date:d MMMM yyyy}; {Toned(held)}.{unread}",
        };
    }

    /// <summary>"one row", "12 rows".</summary>
    public static string Rows(int count) => count == 1 ? "one row" : $"{count:#,0} rows";

    /// <summary>Whether tension rises or falls.</summary>
    public static string Tension(IReadOnlyList<(DateOnly On, double Tension)> curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count == 0) return "";
        var peak = curve.MaxBy(p => p.Tension);
        var last = curve[^1];
        var sign = last.Tension switch
        {
            > 0.5 => "hostility outweighs goodwill",
            < -0.5 => "goodwill outweighs hostility",
            _ => "hostility and goodwill are about even",
        };
        var now = peak.On == last.On ? "It is highest at the end of the record"
            : $"It was highest on {peak.On:d MMMM yyyy} and has fallen by {(peak.Tension <= 0 ? 0 : (peak.Tension - last.Tension) / peak.Tension):0%} since";
        return $"{now}; as of {last.On:d MMMM yyyy} {sign}.";
    }

    /// <summary>Where a source comes from.</summary>
    public static string Origin(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string?[] parts = [source.Id, source.Publisher, source.Published?.ToString("d MMMM yyyy")];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>What something rests on.</summary>
    public static Prose Grounds(Grounds grounds)
    {
        ArgumentNullException.ThrowIfNull(grounds);
        var basis = grounds.Source is { } source ? new Run(source, Tone.Source) : new Run("judgement", Tone.Judgement);
        return new Prose([basis, new Run(grounds.Because is { } because ? $" {because}" : "", Tone.Quiet)]);
    }

    private static string Toned(IReadOnlyList<EventRow> rows)
    {
        var (hostile, friendly) = (rows.Count(e => e.Tone < 0), rows.Count(e => e.Tone > 0));
        return hostile + friendly == 0 ? "none has a tone" : $"{hostile} hostile and {friendly} friendly";
    }
}

using Demarche.Language.Model;
using Demarche.Reports.Documents;

namespace Demarche.Workbench.Record;

/// <summary>The record in words.</summary>
public static class RecordWords
{
    /// <summary>How much is recorded, and from when to when.</summary>
    public static string Summary(Crisis? crisis) => crisis switch
    {
        null => "The model has errors, so that its record cannot be read.",
        { Record.Count: 0 } => "The record is empty.",
        { Record: [var one] } => $"One event is recorded, of {one.On:d MMMM yyyy}.",
        _ => $"{crisis.Record.Count} events are recorded, from {crisis.Record[0].On:d MMMM yyyy} to {crisis.Record[^1].On:d MMMM yyyy}; {Toned(crisis)}.",
    };

    /// <summary>Whether tension rises or falls.</summary>
    public static string Tension(IReadOnlyList<(DateOnly On, double Tension)> curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count == 0) return "";
        var peak = curve.MaxBy(p => p.Tension);
        var last = curve[^1];
        var sign = last.Tension switch { > 0.5 => "hostility outweighs goodwill", < -0.5 => "goodwill outweighs hostility", _ => "hostility and goodwill are about even" };
        var now = peak.On == last.On ? "It is highest at the end of the record" : $"It was highest on {peak.On:d MMMM yyyy} and has fallen by {(peak.Tension <= 0 ? 0 : (peak.Tension - last.Tension) / peak.Tension):0%} since";
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

    private static string Toned(Crisis crisis)
    {
        var (hostile, friendly) = (crisis.Record.Count(e => e.Tone < 0), crisis.Record.Count(e => e.Tone > 0));
        return hostile + friendly == 0 ? "none has a tone" : $"{hostile} hostile and {friendly} friendly";
    }
}

using System.Globalization;
using System.Text;
using Demarche.Engine.Outside;

namespace Demarche.Analysis.Outside;

/// <summary>A class counted from data, to be written into a table of classes.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Kind">What kind of thing comes about.</param>
/// <param name="What">What comes about, as a clause.</param>
/// <param name="Of">The cases, in the plural.</param>
/// <param name="Trigger">What set them off, where they have that in common.</param>
/// <param name="LongWar">Whether they lie within a long war, where they have that in common.</param>
/// <param name="PartOf">The class of which they are some of the years.</param>
/// <param name="K">In how many it came about.</param>
/// <param name="N">How many there are.</param>
/// <param name="Days">How long they lasted on average; null where that is not known.</param>
/// <param name="AllDays">How long all of them lasted together.</param>
/// <param name="Years">Their years.</param>
/// <param name="Source">Where they are counted from.</param>
public sealed record CountedClass(
    string Id, string Kind, string What, string Of, string? Trigger, bool? LongWar, string? PartOf, int K, int N, double? Days, int AllDays, string Years,
        string Source)
{
    /// <summary>A table of classes in the spelling that <c>outside: { table: … }</c> reads.</summary>
    public static string Table(IEnumerable<CountedClass> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        var text = new StringBuilder("classes:\n");
        foreach (var c in classes) c.Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        void Line(string key, string? value)
        {
            if (value is not null) text.Append(CultureInfo.InvariantCulture, $"    {key}: {value}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  - id: {Id}\n");
        Line("kind", Kind);
        Line("what", What);
        Line("of", Of);
        Line("trigger", Trigger);
        Line("long-war", LongWar is null ? null : LongWar == true ? "yes" : "no");
        Line("part-of", PartOf);
        Line("k", $"{K}");
        Line("n", $"{N}");
        if (Days is { } days && AllDays > 0 && K > 0)
        {
            var hazard = new GammaDistribution(K + 0.5, 1.0 / AllDays);
            Line("per-day", string.Create(CultureInfo.InvariantCulture, $"{100.0 * K / AllDays:0.######}%"));
            Line("bounds", string.Create(CultureInfo.InvariantCulture, $"[{100 * hazard.At(0.025):0.######}%, {100 * hazard.At(0.975):0.######}%]"));
            Line("days", string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(days)):0}"));
        }

        Line("years", Years);
        Line("source", System.Text.Json.JsonSerializer.Serialize(Source));
    }
}

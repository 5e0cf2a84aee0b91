using System.Globalization;
using System.Text.RegularExpressions;
using Demarche.Events.Codes;
using Demarche.Events.Files;
using Demarche.Record.Codebook;

namespace Demarche.Events.Counting;

/// <summary>A kind of event with what it scores.</summary>
internal readonly record struct ScoredKind(EventType? Type, string Mode, string Cameo, decimal? Score);

/// <summary>What the cells of rows mean under a map: one answer for each text, the same whoever reads the file.</summary>
internal sealed partial class RowReader(EventMap map, EventScale scale)
{
    /// <summary>A whole number of events, as DuckDB is asked for it too.</summary>
    public const string CountForm = "[0-9]{1,9}";

    /// <summary>A tone, as DuckDB is asked for it too.</summary>
    public const string ToneForm = "-?[0-9]{1,2}(\\.[0-9]{1,17})?";

    /// <summary>The digits of a tone that count.</summary>
    public const int ToneDigits = 6;

    private const int Remembered = 20_000;
    private readonly Dictionary<string, DateOnly?> days = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), ScoredKind?> kinds = [];
    private readonly string[] dayForms = [.. map.Days];

    /// <summary>The day of a text; null for none. Of a day with a time of day the day counts.</summary>
    public DateOnly? Day(string text)
    {
        if (days.TryGetValue(text, out var known)) return known;
        var day = text.Length > 10 && text[10] is ' ' or 'T' ? text[..10] : text;
        DateOnly? found = DateOnly.TryParseExact(day, dayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null;
        if (days.Count < Remembered) days[text] = found;
        return found;
    }

    /// <summary>The kind of a text and its mode; null for none.</summary>
    public ScoredKind? Kind(string text, string mode)
    {
        if (kinds.TryGetValue((text, mode), out var known)) return known;
        var found = map.Kinds == KindScheme.Cameo ? OfCameo(text) : OfPlover(text, mode);
        if (kinds.Count < Remembered) kinds[(text, mode)] = found;
        return found;
    }

    /// <summary>How many events a text says; null for none.</summary>
    public static long? Count(string text) => Counts().IsMatch(text) ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    /// <summary>The tone of a text; null for none.</summary>
    public static decimal? Tone(string text)
    {
        if (!Tones().IsMatch(text)) return null;
        var tone = decimal.Round(decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), ToneDigits,
            MidpointRounding.AwayFromZero);
        return tone is >= -10 and <= 10 ? tone : null;
    }

    private ScoredKind? OfCameo(string text)
    {
        if (Cameo.Find(text, map.IsPadded) is not { } code) return null;
        decimal? score = scale == EventScale.Goldstein ? code.Goldstein : code.Kind is { } kind ? (decimal)Modes.Score(kind) : null;
        return new ScoredKind(code.Kind?.Type, code.Kind?.Mode ?? "", code.Code, score);
    }

    private static ScoredKind? OfPlover(string text, string mode)
    {
        var parts = text.Split([':', '/'], 2, StringSplitOptions.TrimEntries);
        var name = parts[0].ToUpperInvariant() is "CONCEDE" or "RETREAT" ? EventType.Yield.Name() : parts[0];
        if (!EventTypes.TryParse(name, out var type)) return null;
        var word = (parts.Length > 1 ? parts[1] : mode).Trim().ToLowerInvariant().Replace(' ', '-');
        var kind = new EventKind(type, Modes.Has(type, word) ? word : "");
        return new ScoredKind(type, kind.Mode, "", (decimal)Modes.Score(kind));
    }

    [GeneratedRegex($"^{CountForm}\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counts();

    [GeneratedRegex($"^{ToneForm}\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tones();
}

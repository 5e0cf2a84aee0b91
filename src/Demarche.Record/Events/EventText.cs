using System.Globalization;
using Demarche.Record.Codebook;

namespace Demarche.Record.Events;

/// <summary>The spelling of every column's value, the same in CSV and JSON.</summary>
internal static class EventText
{
    /// <summary>Long enough for a paragraph; what is longer was meant for another column or is an attack.</summary>
    public const int LongestCell = 10_000;

    /// <summary>The most events that one row stands for.</summary>
    public const long MostEvents = 1_000_000_000;

    /// <summary>The value of a column as it is written; empty where there is none.</summary>
    public static string Of(EventRow row, string column) => column switch
    {
        "date" => Day(row.Date),
        "by" => row.By,
        "toward" => row.Toward,
        "what" => row.What,
        "tone" => row.Tone is { } tone ? tone.ToString("0.0##", CultureInfo.InvariantCulture) : "",
        "source" => row.Source,
        "does" => row.Does,
        "before" => row.Before,
        "id" => row.Id,
        "until" => row.Until is { } until ? Day(until) : "",
        "date-words" => row.DateWords,
        "with" => row.With,
        "type" => row.Kind is { } kind ? kind.Type.Name() : "",
        "mode" => row.Kind?.Mode ?? "",
        "cameo" => row.Kind?.Cameo ?? "",
        "aspect" => row.Aspect?.Word() ?? "",
        "negated" => row.Negated ? "yes" : "",
        "if" => row.If,
        "if-by" => row.IfBy,
        "then" => row.Then,
        "said-by" => row.SaidBy,
        "place" => row.Place,
        "quote" => row.Quote,
        "at" => row.At,
        "same-as" => row.SameAs,
        "count" => row.Count == 1 ? "" : row.Count.ToString(CultureInfo.InvariantCulture),
        "confidence" => row.Confidence is { } confidence ? confidence.ToString("0.##", CultureInfo.InvariantCulture) : "",
        "reader" => row.Reader,
        "status" => row.Status.Word(),
        _ => throw new ArgumentException($"There is no column '{column}'.", nameof(column)),
    };

    /// <summary>
    /// Takes over the value of a column; the words say what should have stood there when it cannot be. Columns that belong together are
    /// judged by <see cref="EventCheck"/>.
    /// </summary>
    public static (EventRow Row, string? Expected) With(EventRow row, string column, string value)
    {
        if (value.Length > LongestCell) return (row, $"a text of up to {LongestCell} characters");
        if (value.Length == 0) return (row, null);
        switch (column)
        {
            case "date": return DayOf(value) is { } date ? (row with { Date = date }, null) : (row, "a day (yyyy-MM-dd)");
            case "until": return DayOf(value) is { } until ? (row with { Until = until }, null) : (row, "a day (yyyy-MM-dd)");
            case "tone": return NumberOf(value, -10, 10) is { } tone ? (row with { Tone = tone }, null) : (row, "a tone from -10 to 10");
            case "confidence": return NumberOf(value, 0, 1) is { } sure ? (row with { Confidence = sure }, null) : (row, "a number from 0 to 1");
            case "count": return CountOf(value) is { } count ? (row with { Count = count }, null) : (row, $"a whole number from 1 to {MostEvents}");
            case "aspect": return EventWords.Aspect(value) is { } aspect ? (row with { Aspect = aspect }, null) : (row, OneOf(EventWords.OfAspects));
            case "status": return EventWords.Status(value) is { } status ? (row with { Status = status }, null) : (row, OneOf(EventWords.OfStatuses));
            case "negated": return value is "yes" or "no" ? (row with { Negated = value == "yes" }, null) : (row, "yes or no");
            case "type": return EventTypes.TryParse(value, out var type) ? (row with { Kind = new EventKind(type) }, null)
                : (row, OneOf([.. EventTypes.All.Select(t => t.Name())]));
            default: return (WithText(row, column, value), null);
        }
    }

    private static EventRow WithText(EventRow row, string column, string value) => column switch
    {
        "by" => row with { By = value },
        "toward" => row with { Toward = value },
        "what" => row with { What = value },
        "source" => row with { Source = value },
        "does" => row with { Does = value },
        "before" => row with { Before = value },
        "id" => row with { Id = value },
        "date-words" => row with { DateWords = value },
        "with" => row with { With = value },
        "mode" or "cameo" => row,
        "if" => row with { If = value },
        "if-by" => row with { IfBy = value },
        "then" => row with { Then = value },
        "said-by" => row with { SaidBy = value },
        "place" => row with { Place = value },
        "quote" => row with { Quote = value },
        "at" => row with { At = value },
        "same-as" => row with { SameAs = value },
        "reader" => row with { Reader = value },
        _ => throw new ArgumentException($"There is no column '{column}'.", nameof(column)),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static double? NumberOf(string text, double least, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most ? number : null;

    private static long? CountOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostEvents ? count : null;

    private static string OneOf(IReadOnlyList<string> words) => $"one of {string.Join(", ", words.Where(w => w.Length > 0))}";
}

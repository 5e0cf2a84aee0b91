using System.Globalization;
using Demarche.Analysis.Play;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking.Meanings;

/// <summary>The numbers a game is played with, as a user writes them.</summary>
internal static class PlayMeaning
{
    /// <summary>What is wrong with a precision; null when nothing is.</summary>
    public static string? WhyNotPrecision(string text) =>
        Precision(text) is null ? $"'{text}' is not low, medium, high, a number from 0 to 1000, or two of them as in 4..16" : null;

    /// <summary>What is wrong with a day; null when nothing is.</summary>
    public static string? WhyNotDay(string text) => Day(text) is null ? $"'{text}' is not a day as in 2022-01-31" : null;

    /// <summary>Bounds of λ: low, medium, high, one number, or two.</summary>
    public static Interval? Precision(string text)
    {
        switch (text)
        {
            case "low": return new Interval(2, 4);
            case "medium": return new Interval(4, 8);
            case "high": return new Interval(8, 16);
        }

        var bounds = text.Split("..", 2)
            .Select(t => double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1000 ? value
            : double.NaN).ToArray();
        return bounds.Any(double.IsNaN) || bounds[0] > bounds[^1] ? null : new Interval(bounds[0], bounds[^1]);
    }

    /// <summary>A day, yyyy-MM-dd.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>drawn or midpoint; the model's own way when left out.</summary>
    public static UtilityReading? Utilities(string? text) => text switch
    {
        "drawn" => UtilityReading.Drawn,
        "midpoint" => UtilityReading.Midpoint,
        _ => null,
    };

    /// <summary>auto, exact or grid.</summary>
    public static PlayMode Mode(string? text) => text is null ? PlayMode.Auto : Enum.Parse<PlayMode>(text, ignoreCase: true);
}

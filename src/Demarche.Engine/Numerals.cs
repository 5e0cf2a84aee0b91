using System.Globalization;

namespace Demarche.Engine;

/// <summary>Numbers and days as people and scripts read them: the same on every machine, whatever its culture.</summary>
public static class Numerals
{
    /// <summary>A whole number, its digits in groups of three: 12,345.</summary>
    public static string Whole(IFormattable number) => Of(number, "#,0");

    /// <summary>A share in whole percent: 23%.</summary>
    public static string Percent(IFormattable share) => Of(share, "0%");

    /// <summary>A difference between shares in whole points: "1 point", "12 points".</summary>
    public static string Points(double difference) =>
        Math.Round(100 * difference) is var points && Math.Abs(points) == 1 ? $"{Of(points, "0")} point" : $"{Of(points, "0")} points";

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Exact(double number) => Of(number, "R");

    /// <summary>A day for scripts: 2022-01-09.</summary>
    public static string Day(IFormattable day) => Of(day, "yyyy-MM-dd");

    /// <summary>A day for people: 9 January 2022.</summary>
    public static string LongDay(IFormattable day) => Of(day, "d MMMM yyyy");

    /// <summary>Any other form.</summary>
    /// <param name="value">A number or a day.</param>
    /// <param name="format">As in .NET.</param>
    public static string Of(IFormattable value, string format)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}

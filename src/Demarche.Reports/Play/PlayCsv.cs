using System.Globalization;
using Demarche.Analysis.Forecasts;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Play;

/// <summary>
/// The probability of a break by each day as comma-separated values (RFC 4180): <c>date</c>, <c>occasion</c>, then, held to the outside view,
/// <c>probability</c>, <c>low50</c>, <c>high50</c>, <c>low80</c>, <c>high80</c>, <c>low95</c>, <c>high95</c>, and <c>outside</c>, the outside view alone
/// (all empty where
/// none is known); then of play itself, which is no forecast, <c>share</c> (of all breaks, those that come about that day) and <c>inside</c>,
/// <c>inside_low80</c>,
/// <c>inside_high80</c> (median and four fifths of the runs).
/// </summary>
internal static class PlayCsv
{
    /// <summary>A header and a line a day.</summary>
    public static string Render(PlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        CsvWriter.Line(output, "date", "occasion", "probability", "low50", "high50", "low80", "high80", "low95", "high95", "outside", "share", "inside",
            "inside_low80", "inside_high80");
        foreach (var d in findings.Dates)
        {
            var (joined, by) = (d.Joined, d.BreakBy);
            double?[] numbers = [joined?.Mean, joined?.Low50, joined?.High50, joined?.Low80, joined?.High80, joined?.Low95, joined?.High95, d.Outside, d.Share,
                by.Median, by.Low80, by.High80];
            CsvWriter.Line(output, [d.On, d.What, .. numbers.Select(n => n is { } known ? Number(known) : "")]);
        }

        return output.ToString();
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Demarche.Reports.Play;

/// <summary>
/// The probability of a break by each day as comma-separated values (RFC 4180): <c>date</c>, <c>occasion</c>, then <c>median</c>,
/// <c>mean</c>, <c>low50</c>, <c>high50</c>, <c>low80</c>, <c>high80</c>, <c>low95</c>, <c>high95</c> over the runs, <c>hazard</c> (its
/// median) and <c>share</c> (of all breaks, those that come about that day).
/// </summary>
public static class PlayCsv
{
    /// <summary>A header and a line a day.</summary>
    public static string Render(PlayFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var lines = findings.Dates.Select(d => string.Join(',',
            d.On, Quoted(d.What), Number(d.BreakBy.Median), Number(d.BreakBy.Mean), Number(d.BreakBy.Low50), Number(d.BreakBy.High50),
            Number(d.BreakBy.Low80), Number(d.BreakBy.High80), Number(d.BreakBy.Low95), Number(d.BreakBy.High95), Number(d.Hazard.Median), Number(d.Share)));
        return string.Concat(lines.Prepend("date,occasion,median,mean,low50,high50,low80,high80,low95,high95,hazard,share").Select(l => l + "\r\n"));
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

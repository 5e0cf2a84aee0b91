using System.Globalization;
using Demarche.Analysis.Play;
using Demarche.Reports.Rendering;

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
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        CsvWriter.Line(output, "date", "occasion", "median", "mean", "low50", "high50", "low80", "high80", "low95", "high95", "hazard", "share");
        foreach (var d in findings.Dates)
        {
            var by = d.BreakBy;
            double[] numbers = [by.Median, by.Mean, by.Low50, by.High50, by.Low80, by.High80, by.Low95, by.High95, d.Hazard.Median, d.Share];
            CsvWriter.Line(output, [d.On, d.What, .. numbers.Select(Number)]);
        }

        return output.ToString();
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

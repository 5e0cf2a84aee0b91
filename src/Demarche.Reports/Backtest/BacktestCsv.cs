using System.Globalization;
using Demarche.Analysis.Backtest;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Backtest;

/// <summary>Crises of the past with what each way of forecasting says of them, as comma-separated values (RFC 4180).</summary>
/// <remarks>Columns: <c>number</c>, <c>name</c>, <c>year</c>, <c>came</c> (1 or 0), <c>class</c>, <c>resolute-defender</c>,
/// <c>resolute-challenger</c>, and one for each way by its short name.</remarks>
public static class BacktestCsv
{
    /// <summary>Writes a header and a line for each crisis.</summary>
    public static void Write(BacktestAnswer answer, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(output);
        CsvWriter.Line(output, ["number", "name", "year", "came", "class", "resolute-defender", "resolute-challenger", .. answer.Scores.Select(s => s.Id)]);
        foreach (var row in answer.Cases)
            CsvWriter.Line(output, [Number(row.Number), row.Name, Number(row.Year), row.Came ? "1"
                : "0", row.Class, Number(row.ResoluteDefender), Number(row.ResoluteChallenger), .. row.Forecasts.Select(Number)]);
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

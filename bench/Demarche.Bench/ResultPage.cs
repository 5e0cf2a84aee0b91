using System.Globalization;
using System.Text;

namespace Demarche.Bench;

/// <summary>The results as a page: a table a suite, with ratios to the baseline where there is one and the time a state where that tells more.</summary>
internal static class ResultPage
{
    public static string Of(ResultSet results, string chart)
    {
        var page = new StringBuilder();
        page.Append("# Benchmarks\n\nMade by `dotnet run -c Release --project bench/Demarche.Bench -- all`, which runs everything below and writes this page, its\n")
            .Append("chart and [the figures themselves](../bench/results/benchmarks.json). What they mean, and what they leave out: [performance](performance.md).\n\n")
            .Append(CultureInfo.InvariantCulture, $"Measured on {results.Day:d MMMM yyyy}:\n\n```\n{string.Join('\n', results.Host)}\n```\n\n")
            .Append("A mean is told with half of its 99.9% confidence interval from three iterations, so that a figure on a busy machine shows it.\n\n")
            .Append(CultureInfo.InvariantCulture, $"![Time a state against the number of states, a line a concept, the matrix method beside them]({chart})\n\n");
        foreach (var suite in Suite.All) Table(page, suite, [.. results.Measurements.Where(m => m.Suite == suite.Type.Name)]);
        page.Append("## Whole processes\n\nEach from nothing, cold, once; the states stable for each party are counted so that runs can be compared.\n\n");
        foreach (var run in results.Processes) page.Append(CultureInfo.InvariantCulture, $"`{run.Command}`\n\n```\n{string.Join('\n', run.Lines)}\n```\n\n");
        return page.ToString().TrimEnd() + "\n";
    }

    private static void Table(StringBuilder page, Suite suite, IReadOnlyList<Measurement> measured)
    {
        if (measured.Count == 0) return;
        string[] parameters = [.. measured[0].Case.Keys];
        var methods = measured.Select(m => m.Method).Distinct(StringComparer.Ordinal).Count() > 1;
        var ratios = measured.Any(m => m.IsBaseline);
        string[] head = [.. parameters.Select(Spaced), .. methods ? ["Measured"] : Array.Empty<string>(), "Mean", "±", .. suite.PerState ? ["A state"] : Array.Empty<string>(), .. ratios ? ["Faster than the baseline"] : Array.Empty<string>(), "Allocated"];
        page.Append(CultureInfo.InvariantCulture, $"## {suite.Title}\n\n{suite.Says}\n\n| {string.Join(" | ", head)} |\n|{string.Concat(head.Select((_, i) => i < parameters.Length + (methods ? 1 : 0) ? "---|" : "--:|"))}\n");
        foreach (var m in measured)
        {
            var baseline = measured.FirstOrDefault(b => b.IsBaseline && parameters.All(p => b.Case[p] == m.Case[p]));
            string[] row =
            [
                .. parameters.Select(p => m.Case[p]),
                .. methods ? [Spaced(m.Method)] : Array.Empty<string>(),
                Time(m.Nanoseconds), Time(m.Error),
                .. suite.PerState ? [Time(PerState(m))] : Array.Empty<string>(),
                .. ratios ? [baseline is null ? "" : Ratio(baseline.Nanoseconds / m.Nanoseconds)] : Array.Empty<string>(),
                Size(m.Bytes),
            ];
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        }

        page.Append('\n');
    }

    /// <summary>Nanoseconds a state of a benchmark whose case tells its yes/no levers.</summary>
    public static double PerState(Measurement measured) => measured.Nanoseconds / Math.Pow(2, Levers(measured));

    public static int Levers(Measurement measured) => int.Parse(measured.Case["Levers"], CultureInfo.InvariantCulture);

    private static string Spaced(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        double.NaN => "failed",
        < 1e3 => Digits(nanoseconds) + " ns",
        < 1e6 => Digits(nanoseconds / 1e3) + " µs",
        < 1e9 => Digits(nanoseconds / 1e6) + " ms",
        _ => Digits(nanoseconds / 1e9) + " s",
    };

    private static string Size(double bytes) => bytes switch
    {
        < 1e3 => $"{bytes} B",
        < 1e6 => Digits(bytes / 1e3) + " kB",
        < 1e9 => Digits(bytes / 1e6) + " MB",
        _ => Digits(bytes / 1e9) + " GB",
    };

    private static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + " ×";

    private static string Digits(double value) => value.ToString(value switch { < 10 => "0.00", < 100 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);
}

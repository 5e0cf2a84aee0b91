using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;
using Demarche.Reports.Words;

namespace Demarche.Reports.Vary;

/// <summary>How the probability of a break varies, as comma-separated values (RFC 4180).</summary>
/// <remarks>
/// Columns: <c>model</c>, <c>kind</c> (<c>drawn</c>, <c>compared</c>, or what is open: <c>number</c>, <c>type</c>, <c>order</c>,
/// <c>optional</c>, <c>lever</c>), <c>question</c>, <c>answer</c>, <c>draws</c>, then the probability's <c>median</c>, <c>mean</c>, <c>low80</c> and
/// <c>high80</c>, then <c>more-median</c>, <c>more-low80</c> and <c>more-high80</c> of its difference, run by run, from everything drawn (of a
/// line <c>compared</c>, from the first model).
/// </remarks>
internal static class PlayVariationCsv
{
    /// <summary>Writes a header and all lines.</summary>
    public static void Write(VaryPlayFindings findings, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(output);
        CsvWriter.Line(output, "model", "kind", "question", "answer", "draws", "median", "mean", "low80", "high80", "more-median", "more-low80", "more-high80");
        foreach (var model in new[] { findings.First, findings.Second }.OfType<PlayVariationFinding>())
        {
            CsvWriter.Line(output, [model.Name, "drawn", "", "", $"{model.Draws}", .. Values(model.Breaks), "", "", ""]);
            foreach (var question in model.Questions)
            {
                foreach (var answer in question.Answers)
                    CsvWriter.Line(output,
                    [model.Name, question.Kind, question.Question.InWords(), answer.Answer.InWords(), $"{answer.Draws}", .. Values(answer.Breaks),
                    .. Differences(answer.More)]);
            }
        }

        if (findings.Comparison is not { } compared) return;
        foreach (var row in compared.Dates.Concat(compared.Outcomes))
            CsvWriter.Line(output, [compared.Second, "compared", row.What, "", $"{compared.Draws}", .. Values(row.Second), .. Differences(row.More)]);
    }

    private static string[] Values(Band band) => [Number(band.Median), Number(band.Mean), Number(band.Low80), Number(band.High80)];

    private static string[] Differences(Band band) => [Number(band.Median), Number(band.Low80), Number(band.High80)];

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

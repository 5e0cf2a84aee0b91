using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Reports.Rendering;
using Demarche.Reports.Words;

namespace Demarche.Reports.Vary;

/// <summary>Shares over completions as comma-separated values (RFC 4180).</summary>
/// <remarks>
/// Columns: <c>model</c>, <c>kind</c> (<c>result</c>, <c>state</c>, <c>answer</c> or <c>flip</c>), <c>question</c> and <c>answer</c> where the
/// line is about one, <c>what</c>, <c>share</c>, <c>low</c>, <c>high</c>, <c>by-priors</c>. States stand with <c>holds</c>, <c>reachable</c> and
/// <c>settles</c> before their number. A flip's share is that of cases in which another answer changes the result.
/// </remarks>
internal static class VaryCsv
{
    /// <summary>Writes a header and all lines.</summary>
    public static void Write(VaryFindings findings, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(output);
        CsvWriter.Line(output, "model", "kind", "question", "answer", "what", "share", "low", "high", "by-priors");
        Write(findings.Comparison?.First ?? findings.Model, findings.Robustness, output);
        if (findings.Other is { } other) Write(findings.Comparison!.Second, other, output);
    }

    private static void Write(string model, RobustnessFinding finding, TextWriter output)
    {
        foreach (var result in finding.Results)
            CsvWriter.Line(output, [model, "result", "", "", result.What, .. Share(result.Share), result.ByPriors is { } weighed ? Number(weighed) : ""]);
        foreach (var state in finding.States)
        {
            CsvWriter.Line(output, [model, "state", "", "", $"holds {state.State.Number}", .. Share(state.Holds), ""]);
            CsvWriter.Line(output, [model, "state", "", "", $"reachable {state.State.Number}", .. Share(state.Reachable), ""]);
            CsvWriter.Line(output, [model, "state", "", "", $"settles {state.State.Number}", .. Share(state.Settles), ""]);
        }

        foreach (var question in finding.Questions)
        {
            foreach (var answer in question.Answers)
            {
                for (var r = 0; r < finding.Results.Count; r++)
                    CsvWriter.Line(output,
                    [model, "answer", question.Question.InWords(), answer.Answer.InWords(), finding.Results[r].What, .. Share(answer.Shares[r]), ""]);
            }

            for (var r = 0; r < finding.Results.Count && question.Flips is not null; r++)
                CsvWriter.Line(output, model, "flip", question.Question.InWords(), "", finding.Results[r].What, Number(question.Flips[r]), "", "", "");
        }
    }

    private static string[] Share(ShareFinding share) => [Number(share.Value), Number(share.Low), Number(share.High)];

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}

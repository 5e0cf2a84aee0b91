using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Reports.Rendering;
using Demarche.Reports.Words;

namespace Demarche.Reports.Advice;

/// <summary>Advice as comma-separated values (RFC 4180): a line a change.</summary>
/// <remarks>
/// Columns: <c>proposal</c> from 1, its <c>cost</c>, <c>proved</c> (whether no cheaper set does), <c>state</c> that comes to hold, <c>pays</c>
/// (whether moves that each pay lead there), <c>step</c> from 1, <c>step-cost</c>, <c>change</c>. A proposal that changes nothing has one line without a
/// change.
/// </remarks>
internal static class AdviceCsv
{
    /// <summary>Writes a header and all lines.</summary>
    public static void Write(AdviceFinding finding, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(output);
        CsvWriter.Line(output, ["proposal", "cost", "proved", "state", "pays", "step", "step-cost", "change"]);
        for (var k = 0; k < finding.Proposals.Count; k++)
        {
            var proposal = finding.Proposals[k];
            var isProved = finding.NoneBelow == finding.Cost;
            string[] head = [Number(k + 1), Number(proposal.Cost), YesNo(isProved), Number(proposal.Settles.Number), YesNo(proposal.PayingWay is not null)];
            if (proposal.Steps.Count == 0) CsvWriter.Line(output, [.. head, "", "", ""]);
            for (var s = 0; s < proposal.Steps.Count; s++)
                CsvWriter.Line(output, [.. head, Number(s + 1), Number(proposal.Steps[s].Cost), proposal.Steps[s].Change.InWords()]);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "yes" : "no";
}

using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;
using Demarche.Reports.Documents;
using Demarche.Reports.Vary;
using Demarche.Workbench.Models;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Compare;

/// <summary>How robust an answer is over all that the model leaves open, and over how far the parties look ahead, as in the brief.</summary>
public static class RobustnessAnswer
{
    /// <summary>The report: what is open, how often each answer comes out, what decides it.</summary>
    public static Document Of(BriefAnswer answer, WorkContext work)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(work);
        var finding = BriefQuestion.Robustness(answer, work.Workforce, (looked, of) =>
            work.Report($"looked at {looked:N0} of {of:N0} completions"), work.Cancellation);
        work.Cancellation.ThrowIfCancellationRequested();
        return VaryDocument.Of(new VaryFindings(answer.Crisis.Name, finding, null, null));
    }
}

using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Reports.Advice;
using Demarche.Reports.Documents;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Compare;

/// <summary>What would make an outcome hold: advice to a mediator.</summary>
/// <param name="Outcome">The outcome's place in the model, from 0.</param>
/// <param name="ByImprovements">Whether moves that each pay must lead there from now.</param>
public sealed record AdviceAnswer(int Outcome, bool ByImprovements)
{
    /// <summary>The report: the cheapest sets of changes, what then holds, the way there.</summary>
    public Document Of(BriefAnswer answer, WorkContext work)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(work);
        var wanted = answer.Crisis.Outcomes[Outcome].Name;
        var request = new AdviceRequest(wanted, answer.Compiled.Outcomes[Outcome], Concepts.Find(BriefFindings.ReferenceConcept)!, ByImprovements);
        var finding = AdviceFinding.Of(answer.Compiled, request, (tried, waiting) =>
            work.Report($"tried {tried:N0} sets of changes, {waiting:N0} wait"), work.Cancellation);
        work.Cancellation.ThrowIfCancellationRequested();
        return AdviceDocument.Of(finding);
    }

    /// <summary>
    /// What is asked when the reader has not said: the last outcome that is neither the break nor aggravation nor there now, since authors tend to go from
    /// bad to good.
    /// </summary>
    public static int Usual(BriefAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var outcomes = answer.Crisis.Outcomes;
        return Enumerable.Range(0, outcomes.Count)
            .LastOrDefault(k => outcomes[k] != answer.Crisis.Break && outcomes[k] != answer.Crisis.Aggravation
            && !answer.Compiled.Outcomes[k][answer.Compiled.Now]);
    }
}

using Demarche.Analysis.Asking;
using Demarche.Analysis.Assessing;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Workbench.Models;

/// <summary>An opened model at one moment. Immutable; every change makes another.</summary>
/// <param name="Revision">Counts the texts this model has had, from 1; what a page passes back with a change of the whole text.</param>
/// <param name="Text">The text, as edited last.</param>
/// <param name="Crisis">The model as written; null while it has errors.</param>
/// <param name="Diagnostics">What is wrong or doubtful in the text.</param>
/// <param name="Answer">What was worked out of the last text that had no errors; null before the first.</param>
/// <param name="AnswerRevision">The revision that <paramref name="Answer"/> belongs to.</param>
/// <param name="Working">What is being worked on, in words; null when nothing is.</param>
/// <param name="Failure">Why no answer was worked out of a text without errors, in words with what to do; null when one was.</param>
public sealed record ModelState(
    long Revision, string Text, Crisis? Crisis, IReadOnlyList<Diagnostic> Diagnostics, BriefAnswer? Answer, long AnswerRevision, string? Working,
        string? Failure)
{
    /// <summary>Whether the answer is that of the present text.</summary>
    public bool IsCurrent => Answer is not null && AnswerRevision == Revision;

    /// <summary>What holds, of the last text of which that was worked out: known before the rest of the answer. Null before the first.</summary>
    public Assessment? Solved { get; init; }

    /// <summary>The answer played forward, once a page has asked for that; null until then.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>The answer with its forecast where there is one, else without.</summary>
    public BriefAnswer? Played => Forecast is { Played: { } shown } && ReferenceEquals(Forecast.Of, Answer) ? shown : Answer;
}

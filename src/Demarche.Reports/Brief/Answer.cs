using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;

namespace Demarche.Reports.Brief;

/// <summary>All that is worked out of a crisis for its brief, in up to three steps, each shown before the next is done: what holds, the findings, the forecast. Immutable.</summary>
/// <param name="Findings">What the brief says.</param>
/// <param name="Assessment">Every concept solved, and the ways from now.</param>
public sealed record Answer(BriefFindings Findings, Assessment Assessment)
{
    /// <summary>The brief in words and figures.</summary>
    public Document Brief { get; } = BriefDocument.Of(Findings, Assessment);

    /// <summary>The model made ready for the engine.</summary>
    public CompiledCrisis Compiled => Assessment.Compiled;

    /// <summary>The model as written.</summary>
    public Crisis Crisis => Compiled.Crisis;

    /// <summary>Draws the findings from what holds; no forecast yet.</summary>
    /// <param name="assessment">What holds, by <see cref="BriefFindings.Assess"/>.</param>
    /// <param name="progress">Told what is being worked on.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Answer Of(Assessment assessment, IProgress<string>? progress = null, CancellationToken cancellation = default) =>
        new(BriefFindings.Of(assessment, progress, cancellation), assessment);

    /// <summary>The same answer with the crisis played forward, or with the reason why it is not.</summary>
    /// <param name="request">How it is played; no runs for no forecast.</param>
    /// <param name="progress">Told how far it has come, from any thread.</param>
    /// <param name="cancellation">Stops the work; a forecast half done is none.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Answer PlayedForward(PlayRequest request, Action<PlayProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Draws == 0) return new Answer(Findings with { WhyNotPlayed = "No runs were asked for" }, Assessment);
        var (forecast, whyNot) = PlayForecast.Of(Compiled, request, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new Answer(Findings with { Play = forecast?.Findings, WhyNotPlayed = whyNot }, Assessment);
    }
}

using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Workbench.Models;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Compare;

/// <summary>Works out the answer of a variant that is in no file yet.</summary>
public sealed class Variants(Session session)
{
    /// <summary>The answer; or, without one, why.</summary>
    /// <param name="model">The model that it is a variant of.</param>
    /// <param name="text">The variant's text.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<(BriefAnswer? Answer, string? WhyNot)> Answer(OpenedModel model, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var key = ModelKey.Of(text, Path.GetFileName(model.File), Path.GetDirectoryName(model.File));
        var done = await session.Do($"variant {key}", work => Work(model, text, work), null, cancellation);
        return (done.Value?.Answer, done.Value?.WhyNot ?? done.Why);
    }

    /// <summary>The answer as it is played forward, with the runs of a brief; or, without one, why.</summary>
    /// <param name="model">The model that it is a variant of.</param>
    /// <param name="text">The variant's text.</param>
    /// <param name="progress">Called with how far it has come.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<(BriefAnswer? Played, string? WhyNot)> Played(OpenedModel model, string text, IProgress<string> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var key = ModelKey.Of(text, Path.GetFileName(model.File), Path.GetDirectoryName(model.File));
        var done = await session.Do($"variant played {key}", work =>
        {
            var found = Work(model, text, work);
            return found.Answer is null ? found : found with { Answer = found.Answer.PlayedForward(BriefQuestion.Shared(null, null) with { Threads = 1 },
                at => work.Report($"{at.What}: {at.Done} of {at.Of} runs done"), work.Cancellation) };
        }, progress, cancellation);
        return (done.Value?.Answer, done.Value?.WhyNot ?? done.Why);
    }

    /// <summary>The variant reads no file that the model itself might not read.</summary>
    private static Found Work(OpenedModel model, string text, WorkContext work)
    {
        var loaded = ModelLoader.Parse(text, Path.GetFileName(model.File), Path.GetDirectoryName(model.File), model.Within, work.Cancellation);
        if (loaded.Crisis is not { } crisis)
            return new Found(null, loaded.Diagnostics.FirstOrDefault(d => d.Severity == Demarche.Diagnostics.Severity.Error)?.Message
            ?? "The variant has errors.");
        work.Expect(crisis);
        return new Found(BriefAnswer.Of(BriefFindings.Assess(Compiler.Compile(crisis, cancellation: work.Cancellation), work.Cancellation), work,
            work.Cancellation), null);
    }

    private sealed record Found(BriefAnswer? Answer, string? WhyNot);
}

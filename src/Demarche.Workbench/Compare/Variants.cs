using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
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
    public Task<(BriefAnswer? Answer, string? WhyNot)> Answer(OpenedModel model, string text, CancellationToken cancellation) =>
        Ask("variant", model, text, (compiled, work) =>
            BriefAnswer.Of(BriefFindings.Assess(compiled, work.Cancellation), work, work.Cancellation), null, cancellation);

    /// <summary>How it goes when it is played forward, with the runs of a brief; or, when it cannot be asked, why.</summary>
    /// <param name="model">The model that it is a variant of.</param>
    /// <param name="text">The variant's text.</param>
    /// <param name="progress">Called with how far it has come.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<(VariantForecast? Forecast, string? WhyNot)> Played(OpenedModel model, string text, IProgress<string> progress,
        CancellationToken cancellation) =>
        Ask("variant played", model, text, (compiled, work) =>
        {
            var request = BriefQuestion.Shared(null, null) with { Threads = 1 };
            var (forecast, whyNot) = PlayForecast.Of(compiled, request, at => work.Report($"{at.What}: {at.Done} of {at.Of} runs done"), work.Cancellation);
            return new VariantForecast(forecast?.Findings, whyNot);
        }, progress, cancellation);

    private async Task<(T? Answer, string? WhyNot)> Ask<T>(string what, OpenedModel model, string text, Func<CompiledCrisis, WorkContext, T> ask,
        IProgress<string>? progress, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(model);
        var key = ModelKey.Of(text, Path.GetFileName(model.File), Path.GetDirectoryName(model.File));
        var done = await session.Do($"{what} {key}", work =>
        {
            var (crisis, problem) = Loaded(model, text, work);
            return crisis is null ? new Found<T>(null, problem) : new Found<T>(ask(Compiler.Compile(crisis, cancellation: work.Cancellation), work), null);
        }, progress, cancellation);
        return (done.Value?.Answer, done.Value?.WhyNot ?? done.Why);
    }

    /// <summary>The variant reads no file that the model itself might not read.</summary>
    private static (Crisis? Crisis, string? Problem) Loaded(OpenedModel model, string text, WorkContext work)
    {
        var loaded = ModelLoader.Parse(text, Path.GetFileName(model.File), Path.GetDirectoryName(model.File), model.Within, work.Cancellation);
        if (loaded.Crisis is { } crisis)
        {
            work.Expect(crisis);
            return (crisis, null);
        }

        return (null, loaded.Diagnostics.FirstOrDefault(d => d.Severity == Demarche.Diagnostics.Severity.Error)?.Message ?? "The variant has errors.");
    }

    private sealed record Found<T>(T? Answer, string? WhyNot)
        where T : class;
}

/// <summary>How a variant goes when it is played forward.</summary>
/// <param name="Play">What was found; null when it is not played.</param>
/// <param name="WhyNot">Why it is not; null when it is.</param>
public sealed record VariantForecast(PlayFindings? Play, string? WhyNot);

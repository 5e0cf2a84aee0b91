using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking;

/// <summary>All that is worked out of a crisis for its brief, in up to three steps, each of which can be shown before the next is done: what holds, the findings, the forecast. Immutable.</summary>
/// <param name="Findings">What the brief says.</param>
/// <param name="Assessment">Every concept solved, and the ways from now.</param>
public sealed record BriefAnswer(BriefFindings Findings, Assessment Assessment)
{
    /// <summary>The model made ready for the engine.</summary>
    public CompiledCrisis Compiled => Assessment.Compiled;

    /// <summary>The model as written.</summary>
    public Crisis Crisis => Compiled.Crisis;

    /// <summary>Draws the findings from what holds; no forecast yet.</summary>
    /// <param name="assessment">What holds, by <see cref="BriefFindings.Assess"/>.</param>
    /// <param name="progress">Told what is being worked on.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static BriefAnswer Of(Assessment assessment, IProgress<string>? progress = null, CancellationToken cancellation = default) =>
        new(BriefFindings.Of(assessment, progress, cancellation), assessment);

    /// <summary>The same answer with the crisis played forward, or with the reason why it is not.</summary>
    /// <param name="request">How it is played; no runs for no forecast.</param>
    /// <param name="progress">Told how far it has come, from any thread.</param>
    /// <param name="cancellation">Stops the work; a forecast half done is none.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public BriefAnswer PlayedForward(PlayRequest request, Action<PlayProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Draws == 0) return this with { Findings = Findings with { WhyNotPlayed = "No runs were asked for" } };
        var (forecast, whyNot) = PlayForecast.Of(Compiled, request, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return this with { Findings = Findings with { Play = forecast?.Findings, WhyNotPlayed = whyNot } };
    }
}

/// <summary>The answer in sentences, then its grounds.</summary>
public sealed record BriefQuestion : Question<BriefAnswer>
{
    private static readonly OptionInfo DrawsOption = CommonOptions.Number("draws", $"How many runs stand behind the forecast (when left out {PlayRequest.UsualRuns}; 0 for no forecast)", 0, 1_000_000);

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "brief",
        "The answer in sentences, then its grounds",
        "Answer the question in sentences, then show the grounds",
        [CommonOptions.Types, DrawsOption, CommonOptions.Seed],
        (model, given) => new BriefQuestion { Model = model, Types = given.Text(CommonOptions.Types), Draws = (int?)given.Number(DrawsOption), Seed = (int)given.Number(CommonOptions.Seed)! });

    /// <summary>Hidden types taken as given; null for the likeliest.</summary>
    public string? Types { get; init; }

    /// <summary>How many runs stand behind the forecast; 0 for no forecast; null for as many as it takes.</summary>
    public int? Draws { get; init; }

    /// <summary>The seed of the runs.</summary>
    public int Seed { get; init; } = 1;

    private protected override BriefAnswer? Answer(Inquiry inquiry)
    {
        if (inquiry.Compile(Types) is not { } compiled) return null;
        inquiry.Say("Weighing what holds");
        var request = new PlayRequest { Seed = Seed, WhatIf = false }.Exactly(Draws);
        return BriefAnswer.Of(BriefFindings.Assess(compiled, inquiry.Cancellation), new Saying(inquiry), inquiry.Cancellation)
            .PlayedForward(request, at => inquiry.Say(new Progress(at.What, at.Done, at.Of)), inquiry.Cancellation);
    }

    private sealed class Saying(Inquiry inquiry) : IProgress<string>
    {
        public void Report(string value) => inquiry.Say($"Weighing {value}");
    }
}

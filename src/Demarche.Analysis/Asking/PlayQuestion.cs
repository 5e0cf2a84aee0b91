using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Language;

namespace Demarche.Analysis.Asking;

/// <summary>The crisis played forward through its calendar: how likely a break is by each date, through which steps, and what decides it.</summary>
public sealed record PlayQuestion : Question<PlayFindings>
{
    private static readonly OptionInfo DrawsOption = CommonOptions.Number("draws", $"How many runs (when left out {PlayRequest.UsualRuns})", 1, 1_000_000);

    private static readonly OptionInfo ThreadsOption =
        CommonOptions.Number("threads", "On how many threads; the answer is the same whatever the number", 1, 1024) with { IsLocal = true };
    private static readonly OptionInfo QuickOption =
        CommonOptions.Flag("quick", "Leave out what would change the answer, which takes the most time") with { ServiceDefault = true };

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "play",
        "How likely the break is over the calendar",
        "Play the crisis forward: how likely a break is by each date, through which steps, and what decides it",
        [CommonOptions.Seed, CommonOptions.Lambda, CommonOptions.Utilities, CommonOptions.Horizon, CommonOptions.Mode, CommonOptions.Inside,
            CommonOptions.Diary, DrawsOption, ThreadsOption, QuickOption],
        (model, given) => new PlayQuestion
        {
            Model = model,
            Seed = (int)given.Number(CommonOptions.Seed)!,
            Lambda = given.Text(CommonOptions.Lambda),
            Utilities = given.Text(CommonOptions.Utilities),
            Horizon = given.Text(CommonOptions.Horizon),
            Mode = given.Text(CommonOptions.Mode),
            Inside = given.IsSet(CommonOptions.Inside),
            Diary = given.Text(CommonOptions.Diary),
            Draws = (int?)given.Number(DrawsOption),
            Threads = (int?)given.Number(ThreadsOption),
            Quick = given.IsSet(QuickOption),
        });

    /// <summary>The seed of all that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How exactly parties choose; null for what the model says.</summary>
    public string? Lambda { get; init; }

    /// <summary>drawn or midpoint; null for what the model says.</summary>
    public string? Utilities { get; init; }

    /// <summary>The day to end on, yyyy-MM-dd; null for the model's.</summary>
    public string? Horizon { get; init; }

    /// <summary>auto, exact or grid; null for auto.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether the game's own figure is asked for, held to no outside view.</summary>
    public bool Inside { get; init; }

    /// <summary>The diary from which the trust in models is learnt; null for none.</summary>
    public string? Diary { get; init; }

    /// <summary>How many runs; null for as many as it takes.</summary>
    public int? Draws { get; init; }

    /// <summary>On how many threads; null for one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether what would change the answer is left out.</summary>
    public bool Quick { get; init; }

    /// <summary>How play is asked.</summary>
    public PlayRequest Request =>
        (CommonOptions.Play(Lambda, Utilities, Horizon, Mode, Seed) with { Threads = Threads ?? Parallelism.Usual, WhatIf = !Quick, Inside = Inside })
            .Exactly(Draws);

    /// <summary>Play as it is usually asked, worked on by others as far as it can be shared out.</summary>
    /// <param name="workforce">Who; nobody when null.</param>
    /// <param name="model">What the model was read from; it is all worked out here when that is null.</param>
    public static PlayRequest Shared(Workforce? workforce, ModelContent? model) =>
        new() { Elsewhere = Crews.Of(workforce, model, Info, new PlayQuestion { Model = null! }.Given) };

    /// <summary>The options that games and draws hang on.</summary>
    private OptionValues Given =>
        new OptionValues().With(CommonOptions.Seed, (long)Seed).With(CommonOptions.Lambda, Lambda).With(CommonOptions.Utilities, Utilities)
        .With(CommonOptions.Horizon, Horizon).With(CommonOptions.Mode, Mode);

    /// <inheritdoc/>
    internal override Workshop? LayOut(Inquiry inquiry) =>
        inquiry.Compile(types: null) is { } compiled ? GamesWorkshop.Of(compiled, Request, null, inquiry) : null;

    private protected override PlayFindings? Answer(Inquiry inquiry)
    {
        if (!inquiry.Trusting(Diary, out var trust) || inquiry.Compile(types: null) is not { } compiled) return null;
        var request = Request with { Elsewhere = inquiry.CrewFor(Model, Info, Given), Trust = trust };
        inquiry.Say(new Progress("Playing it forward") { IsKept = true });
        var (forecast, whyNot) =
            PlayForecast.Of(compiled, request, at => inquiry.Say(new Progress(at.What, at.Done, at.Of) { IsKept = true }), inquiry.Cancellation);
        if (forecast is null)
        {
            inquiry.CannotAnswer(whyNot!.TrimEnd('.'));
            return null;
        }

        var basis = forecast.Findings.Basis;
        if (basis.Draws < basis.Asked || inquiry.Cancellation.IsCancellationRequested)
            inquiry.Stopped = $"stopped; {basis.Draws} of {basis.Asked} runs are done and "
                + $"shown{(request.WhatIf ? ", what would change the answer in part or not at all" : "")}";
        return forecast.Findings;
    }
}

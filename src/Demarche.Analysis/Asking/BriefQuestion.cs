using Demarche.Analysis.Assessing;
using Demarche.Analysis.Assumptions;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Engine.Robustness;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking;

/// <summary>
/// All that is worked out of a crisis for its brief, in up to three steps, each of which can be shown before the next is done: what holds, the findings,
/// the forecast. Immutable.
/// </summary>
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
    /// <param name="progress">Called with what is being worked on.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static BriefAnswer Of(Assessment assessment, IProgress<string>? progress = null, CancellationToken cancellation = default) =>
        new(BriefFindings.Of(assessment, progress, cancellation), assessment);

    /// <summary>The same, but what is done when it is stopped is kept, and what is left out is said.</summary>
    /// <param name="assessment">What holds, by <see cref="BriefFindings.Assess"/>.</param>
    /// <param name="progress">Called with what is being worked on.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static BriefAnswer AsFarAsDone(Assessment assessment, IProgress<string>? progress = null, CancellationToken cancellation = default) =>
        new(BriefFindings.AsFarAsDone(assessment, progress, cancellation), assessment);

    /// <summary>What the model was read from, for others to work on parts of it; null where nobody is to.</summary>
    public ModelContent? Content { get; init; }

    /// <summary>Which part is shown; the findings are the whole whatever it is.</summary>
    public string Part { get; init; } = BriefPart.Full;

    private PlayForecast? Forecast { get; init; }

    /// <summary>The same answer with the crisis played forward, or with the reason why it is not.</summary>
    /// <param name="request">How it is played; no runs for no forecast.</param>
    /// <param name="progress">Called with how far it has come, from any thread.</param>
    /// <param name="cancellation">Ends the work early; the runs that are done are kept, and counted.</param>
    /// <exception cref="OperationCanceledException">It was stopped before a run was done.</exception>
    public BriefAnswer PlayedForward(PlayRequest request, Action<PlayProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Draws == 0) return this with { Findings = Findings with { WhyNotPlayed = "No runs were asked for" } };
        var (forecast, whyNot) = PlayForecast.Of(Compiled, request, progress, cancellation);
        return this with { Forecast = forecast, Findings = Findings with { Play = forecast?.Findings, WhyNotPlayed = whyNot } };
    }

    /// <summary>The same answer with its key assumptions checked.</summary>
    /// <param name="budget">How much the check may take.</param>
    /// <param name="progress">Called with what has been found so far, and how many of how many judgements are done.</param>
    /// <param name="cancellation">Ends the check early; what was found is kept.</param>
    public BriefAnswer Checked(AssumptionBudget budget, Action<AssumptionsFinding, int, int>? progress = null, CancellationToken cancellation = default) =>
        this with { Findings = Findings with { Assumptions = KeyAssumptions.Check(Compiled, Findings.Profiles, Forecast, budget, progress, cancellation) } };
}

/// <summary>The answer on one page, or with all its grounds.</summary>
public sealed record BriefQuestion : Question<BriefAnswer>
{
    private static readonly OptionInfo DrawsOption =
        CommonOptions.Number("draws", $"How many runs stand behind the forecast (when left out {PlayRequest.UsualRuns}; 0 for no forecast)", 0, 1_000_000);

    private static readonly OptionInfo FullOption = CommonOptions.Flag("full", "The whole brief, with all its grounds, and not one page");

    private static readonly OptionInfo SectionOption = new("section", OptionKind.Text, $"One part of the whole brief: {string.Join(", ", BriefPart.Sections)}")
    {
        ValueName = "NAME",
        Example = "road",
        Words = BriefPart.Sections,
    };

    private static readonly OptionInfo CheckTimeOption =
        CommonOptions.Number("check-time", "How many seconds the check of key assumptions may take (when left out a fixed amount of work, a second or two)", 0,
        86_400, "SECONDS") with { IsLocal = true };

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "brief",
        "The answer on one page, or with all its grounds",
        "Answer the question on one page; --full shows all the grounds, --section one part of them",
        [FullOption, SectionOption, CommonOptions.Types, DrawsOption, CommonOptions.Seed, CommonOptions.Diary, CheckTimeOption],
        (model, given) => new BriefQuestion
        {
            Model = model,
            IsFull = given.IsSet(FullOption),
            Section = given.Text(SectionOption),
            Types = given.Text(CommonOptions.Types),
            Draws = (int?)given.Number(DrawsOption),
            Seed = (int)given.Number(CommonOptions.Seed)!,
            Diary = given.Text(CommonOptions.Diary),
            CheckTime = given.Number(CheckTimeOption) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        });

    /// <summary>Whether the whole brief is shown, and not one page.</summary>
    public bool IsFull { get; init; }

    /// <summary>The one part of the whole that is shown, of <see cref="BriefPart.Sections"/>; null for all.</summary>
    public string? Section { get; init; }

    /// <summary>How long the check of key assumptions may take; null for a fixed amount of work.</summary>
    public TimeSpan? CheckTime { get; init; }

    /// <summary>Hidden types taken as given; null for the likeliest.</summary>
    public string? Types { get; init; }

    /// <summary>How many runs stand behind the forecast; 0 for no forecast; null for as many as it takes.</summary>
    public int? Draws { get; init; }

    /// <summary>The seed of the runs.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The diary from which the trust in models is learnt; null for none.</summary>
    public string? Diary { get; init; }

    /// <summary>A brief's forecast as it is usually asked, worked on by others as far as it can be shared out.</summary>
    /// <param name="workforce">Who; nobody when null.</param>
    /// <param name="model">What the model was read from; it is all worked out here when that is null.</param>
    public static PlayRequest Shared(Workforce? workforce, ModelContent? model) =>
        new() { WhatIf = false, Elsewhere = Crews.Of(workforce, model, Info, new BriefQuestion { Model = null! }.Given) };

    /// <summary>How robust the answer of a brief is, worked on by others as far as it can be shared out.</summary>
    /// <param name="answer">The answer; where it does not say what the model was read from, all is worked out here.</param>
    /// <param name="workforce">Who; nobody when null.</param>
    /// <param name="looked">Called with how many completions have been looked at, of how many.</param>
    /// <param name="cancellation">Ends it early; what was found is kept.</param>
    public static RobustnessFinding Robustness(BriefAnswer answer, Workforce? workforce, Action<long, long>? looked = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var usual = new BriefQuestion { Model = null! };
        return RobustnessFinding.Of(BriefWorkshop.Open(answer.Compiled), new RobustnessOptions(), usual.Seed, looked,
            Crews.Of(workforce, answer.Content, Info, usual.Given), cancellation);
    }

    private PlayRequest Request => new() { WhatIf = false, Seed = Seed };

    /// <summary>The options that games, draws and completions hang on.</summary>
    private OptionValues Given => new OptionValues().With(CommonOptions.Types, Types).With(CommonOptions.Seed, (long)Seed);

    /// <inheritdoc/>
    internal override Workshop? LayOut(Inquiry inquiry) => inquiry.Compile(Types) is { } compiled ? new BriefWorkshop(compiled, Request, inquiry) : null;

    private protected override BriefAnswer? Answer(Inquiry inquiry)
    {
        if (IsFull && Section is not null)
        {
            inquiry.Refuse("section", "it is a part of what --full shows: ask for one or the other");
            return null;
        }

        if (!inquiry.Trusting(Diary, out var trust) || inquiry.Compile(Types) is not { } compiled) return null;
        inquiry.Say("Weighing what holds");
        var answer = BriefAnswer.AsFarAsDone(BriefFindings.Assess(compiled, inquiry.Cancellation), new Saying(inquiry), inquiry.Cancellation)
            with { Part = Section ?? (IsFull ? BriefPart.Full : BriefPart.Page) };
        if (answer.Findings.Stopped is { } missing)
        {
            inquiry.Stopped = missing[..1].ToLowerInvariant() + missing[1..];
            return answer with { Findings = answer.Findings with { WhyNotPlayed = missing } };
        }

        inquiry.Say(new Progress("Playing it forward") { IsKept = true });
        try
        {
            var request = Request with { Trust = trust, Elsewhere = inquiry.CrewFor(Model, Info, Given) };
            answer = answer.PlayedForward(request.Exactly(Draws), at =>
                inquiry.Say(new Progress(at.What, at.Done, at.Of) { IsKept = true }), inquiry.Cancellation);
        }
        catch (OperationCanceledException)
        {
            inquiry.Stopped = "stopped before the crisis had been played forward; the rest of the brief is whole";
            return answer with { Findings = answer.Findings with { WhyNotPlayed = "It was stopped before it had been" } };
        }

        answer = answer.Checked(new AssumptionBudget(CheckTime, inquiry.Options.Time), (found, done, of) =>
            inquiry.Say(new Progress(Checking(found), done, of) { IsKept = true }), inquiry.Cancellation);
        if (inquiry.Cancellation.IsCancellationRequested) inquiry.Stopped = "stopped while key assumptions were checked; those that were are shown";
        return answer;
    }

    private static string Checking(AssumptionsFinding found) =>
        found.Ranked.Count == 0 ? "Changing one judgement at a time" : $"Changing one judgement at a time; {found.Ranked.Count} matter so far";

    private sealed class Saying(Inquiry inquiry) : IProgress<string>
    {
        public void Report(string value) => inquiry.Say(new Progress($"Weighing {value}") { IsKept = value != BriefFindings.FirstStep });
    }
}

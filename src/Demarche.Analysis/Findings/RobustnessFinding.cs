using Demarche.Analysis.Assessing;
using Demarche.Analysis.Play;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>A share of completions; not a probability.</summary>
/// <param name="Value">From 0 to 1.</param>
/// <param name="Low">Lower end of the 95 % interval; the value itself when every completion was looked at.</param>
/// <param name="High">Upper end of the 95 % interval; the value itself when every completion was looked at.</param>
public sealed record ShareFinding(double Value, double Low, double High)
{
    /// <summary>From the engine.</summary>
    public static ShareFinding Of(Share share) => new(share.Value, share.Low, share.High);
}

/// <summary>In what share of completions something is the case.</summary>
/// <param name="What">What, as a clause.</param>
/// <param name="Share">The share.</param>
/// <param name="ByPriors">The share when types weigh by their priors; null when no party's type is open.</param>
/// <param name="IsHeadline">Whether a change of it counts as a change of the answer.</param>
public sealed record ResultFinding(string What, ShareFinding Share, double? ByPriors, bool IsHeadline);

/// <summary>In what share of completions a state holds.</summary>
/// <param name="State">The state.</param>
/// <param name="Holds">The share in which it holds.</param>
/// <param name="Reachable">The share in which it holds and can be reached from now.</param>
/// <param name="Settles">The share in which it holds and moves that pay lead to it from now.</param>
public sealed record StateShareFinding(StateRef State, ShareFinding Holds, ShareFinding Reachable, ShareFinding Settles);

/// <summary>What comes out where a question is answered in one way; shares in the order of the results.</summary>
public sealed record AnswerFinding(SettledAs Answer, long Looked, IReadOnlyList<ShareFinding> Shares);

/// <summary>What hangs on one open question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Kind">concept, type, order, optional or strength.</param>
/// <param name="Answers">What comes out under each answer.</param>
/// <param name="Flips">In the order of the results: the share of cases in which another answer to this question alone changes the result; null when it was
/// not worked out.</param>
/// <param name="FlipsAny">The same for any headline result.</param>
public sealed record OpenQuestionFinding(OpenThing Question, string Kind, IReadOnlyList<AnswerFinding> Answers, IReadOnlyList<double>? Flips, double? FlipsAny)
{
    /// <summary>A question with what comes out under its answers.</summary>
    internal static OpenQuestionFinding Of(OpenCrisis open, QuestionAnswer found) => new(
        new OpenThing.Question(open, found.Question), found.Question.Kind.ToString().ToLowerInvariant(),
        [.. found.Answers.Select(a =>
            new AnswerFinding(new SettledAs.Answer(open, found.Question, a.Answer), a.Looked, [.. a.Shares.Select(ShareFinding.Of)]))], found.Flips,
            found.FlipsAny);

    /// <summary>How far apart a result's shares lie under the answers.</summary>
    public double Swing(int result) => Answers.Count == 0 ? 0 : Answers.Max(a => a.Shares[result].Value) - Answers.Min(a => a.Shares[result].Value);
}

/// <summary>What comes out over everything left open.</summary>
/// <param name="Completions">How many completions there are, as a whole number in digits.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="IsExact">Whether that is all.</param>
/// <param name="WasStopped">Whether it was stopped early.</param>
/// <param name="Seed">The seed of the draws; null when nothing was drawn.</param>
/// <param name="Concepts">Short names of the concepts held possible.</param>
/// <param name="Results">What was counted.</param>
/// <param name="States">The states that hold in some completion looked at, most often first, and the present state.</param>
/// <param name="Questions">The open questions, the one that decides most first.</param>
/// <param name="FlipCases">In how many cases it was tried what another answer changes; 0 when that was not worked out.</param>
/// <param name="UnaskedStrengths">How many strengths are left open that none of the concepts goes by, and which were therefore not asked.</param>
public sealed record RobustnessFinding(
    string Completions,
    long Looked,
    bool IsExact,
    bool WasStopped,
    int? Seed,
    IReadOnlyList<string> Concepts,
    IReadOnlyList<ResultFinding> Results,
    IReadOnlyList<StateShareFinding> States,
    IReadOnlyList<OpenQuestionFinding> Questions,
    long FlipCases,
    int UnaskedStrengths)
{
    /// <summary>How many states hold in some completion looked at, or are the present one; the list has the first of them.</summary>
    public int StatesInAll { get; init; }

    /// <summary>How many named outcomes were not counted, there being too many.</summary>
    public int OutcomesLeftOut { get; init; }

    /// <summary>
    /// The question that decides most; null when no other answer to any single one changes a headline result, or when that was not worked out.
    /// </summary>
    public OpenQuestionFinding? Deciding => Questions.Count > 0 && Questions[0].FlipsAny > 0 ? Questions[0] : null;

    /// <summary>Works it out.</summary>
    /// <param name="open">What is open.</param>
    /// <param name="options">How far to go.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="looked">Called with how many of how many completions have been looked at.</param>
    /// <param name="stop">Ends it early, keeping what is done.</param>
    public static RobustnessFinding Of(OpenCrisis open, RobustnessOptions options, int seed, Action<long, long>? looked = null,
        CancellationToken stop = default) => Of(open, options, seed, looked, null, stop);

    /// <summary>The same with the completions looked at elsewhere, where somebody does that.</summary>
    internal static RobustnessFinding Of(OpenCrisis open, RobustnessOptions options, int seed, Action<long, long>? looked, Crew? crew, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(open);
        var results = VariedResult.Of(open.Compiled);
        var analysis = Analysis(open, options, stop);
        Action<long>? shown = looked is null ? null : done => looked(done, analysis.ToLookAt);
        var answer = crew is null ? analysis.Answer(open.Priors, new Random(seed), shown, stop)
            : analysis.Gather(open.Priors, crew.Completions(analysis.Ranges, stop), shown, stop);
        return new RobustnessFinding(
            answer.Completions.ToString(),
            answer.Looked,
            answer.IsExact,
            answer.WasStopped,
            analysis.IsExact ? null : seed,
            [.. open.Conflict.Concepts.Select(c => c.Id)],
            [.. results.Select((r, k) => new ResultFinding(r.Words, ShareFinding.Of(answer.Results[k]), answer.ByPriors?[k], r.Tracked.IsHeadline))],
            StatesOf(open.Compiled, answer),
            [.. answer.Questions.Select(q => OpenQuestionFinding.Of(open, q)).OrderByDescending(q => q.FlipsAny ?? HeadlineSwing(q, results))],
            answer.FlipCases,
            open.UnaskedStrengths)
        {
            StatesInAll = Held(open.Compiled, answer).Count(),
            OutcomesLeftOut = VariedResult.LeftOut(open.Compiled),
        };
    }

    /// <summary>The analysis that it comes of.</summary>
    internal static RobustnessAnalysis Analysis(OpenCrisis open, RobustnessOptions options, CancellationToken stop) =>
        new(open.Conflict, [.. VariedResult.Of(open.Compiled).Select(r => r.Tracked)], options, stop);

    private static double HeadlineSwing(OpenQuestionFinding question, IReadOnlyList<VariedResult> results) =>
        Enumerable.Range(0, results.Count).Where(k => results[k].Tracked.IsHeadline).Max(question.Swing);

    private static IEnumerable<int> Held(CompiledCrisis compiled, RobustnessAnswer answer) =>
        Enumerable.Range(0, answer.States.Count).Where(s => answer.States[s].Holds.Value > 0 || s == compiled.Now);

    private static IReadOnlyList<StateShareFinding> StatesOf(CompiledCrisis compiled, RobustnessAnswer answer)
    {
        var words = new StateWords(compiled);
        return [.. Held(compiled, answer)
            .OrderByDescending(s => answer.States[s].Settles.Value).ThenByDescending(s => answer.States[s].Reachable.Value)
                .ThenByDescending(s => answer.States[s].Holds.Value)
            .Take(MaximumStates)
            .Select(s => new StateShareFinding(
                new StateRef(s + 1, words.Short(s), words.Full(s), words.Outcomes(s)),
                ShareFinding.Of(answer.States[s].Holds), ShareFinding.Of(answer.States[s].Reachable), ShareFinding.Of(answer.States[s].Settles)))];
    }

    private const int MaximumStates = 1000;
}

using System.Diagnostics;
using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Solve;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>How long the steps of an answer took and what it took of memory.</summary>
/// <param name="Compile">Reading, checking and laying out states and moves.</param>
/// <param name="Preferences">Ranking the states for every party.</param>
/// <param name="Total">From the start of the question to the last concept.</param>
/// <param name="PeakMemory">The most memory the process has held, in bytes.</param>
public sealed record SolveTimings(TimeSpan Compile, TimeSpan Preferences, TimeSpan Total, long PeakMemory);

/// <summary>Which states hold, for whom, and what of it to list.</summary>
/// <param name="Solution">What every concept says of every state.</param>
/// <param name="Limit">The most states in a list, 0 for all; null where it is for the format to say.</param>
/// <param name="All">Whether every state is listed in a table, not only equilibria and the present one.</param>
/// <param name="Timings">How long it took; null where that was not asked.</param>
public sealed record SolveAnswer(Solution Solution, int? Limit, bool All, SolveTimings? Timings);

/// <summary>Which states hold, for whom, under which assumption about foresight.</summary>
public sealed record SolveQuestion : Question<SolveAnswer>
{
    /// <summary>The most states in a list of a table, when nothing is said.</summary>
    public const int TableLimit = 20;

    /// <summary>The most states in a list of JSON and CSV, when nothing is said.</summary>
    public const int MachineLimit = 1000;

    private static readonly OptionInfo ConceptsOption = CommonOptions.ConceptList("concepts");
    private static readonly OptionInfo LimitOption =
        CommonOptions.Number("limit", $"The most states in a list; 0 for all ({TableLimit} in a table, {MachineLimit} in JSON and CSV, when left out)", 0,
        int.MaxValue);
    private static readonly OptionInfo AllOption =
        CommonOptions.Flag("all", "List every state in a table or CSV, not only equilibria and the present one") with { IsLocal = true };
    private static readonly OptionInfo TimingsOption =
        CommonOptions.Flag("timings", "Say how long each step took and how much memory was held") with { IsLocal = true };

    /// <summary>The table of its options.</summary>
    public static QuestionInfo Info { get; } = new(
        "solve",
        "Which states hold, and under which assumption about the parties' foresight",
        "Show which states hold, and under which assumption about the parties' foresight",
        [CommonOptions.Types, CommonOptions.Foresight, CommonOptions.Threshold, CommonOptions.Chances, CommonOptions.Coalitions, CommonOptions.Partition,
            ConceptsOption, LimitOption, AllOption, TimingsOption],
        (model, given) => new SolveQuestion
        {
            Model = model,
            Types = given.Text(CommonOptions.Types),
            Concepts = given.Text(ConceptsOption),
            Foresight = given.Text(CommonOptions.Foresight),
            Threshold = given.Text(CommonOptions.Threshold),
            Chances = given.Text(CommonOptions.Chances),
            Coalitions = given.Text(CommonOptions.Coalitions),
            Partition = given.Text(CommonOptions.Partition),
            Limit = (int?)given.Number(LimitOption),
            All = given.IsSet(AllOption),
            Timings = given.IsSet(TimingsOption),
        });

    /// <summary>Hidden types taken as given, as in <c>Russia=bluffing</c>; null for the likeliest.</summary>
    public string? Types { get; init; }

    /// <summary>Concepts separated by commas; null for those usually asked.</summary>
    public string? Concepts { get; init; }

    /// <summary>A concept for each party, as in <c>Russia=seq,USA=nash</c>.</summary>
    public string? Foresight { get; init; }

    /// <summary>The threshold of fuzzy preferences.</summary>
    public string? Threshold { get; init; }

    /// <summary>The three thresholds of probabilistic preferences.</summary>
    public string? Chances { get; init; }

    /// <summary>Coalitions to ask about, as in <c>Russia+USA</c>; null for those the model names.</summary>
    public string? Coalitions { get; init; }

    /// <summary>Blocks of parties that act as one.</summary>
    public string? Partition { get; init; }

    /// <summary>The most states in a list, 0 for all; null to leave it to the format.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether every state is listed.</summary>
    public bool All { get; init; }

    /// <summary>Whether to tell how long it took.</summary>
    public bool Timings { get; init; }

    private protected override SolveAnswer? Answer(Inquiry inquiry)
    {
        var clock = new Clock(inquiry.Options.Time);
        if (inquiry.Compile(Types, clock.Begins) is not { } compiled) return null;
        var (crisis, cancellation) = (compiled.Crisis, inquiry.Cancellation);
        if (!inquiry.Take("concepts", ConceptChoice.Of(Concepts), out var named)
            || !inquiry.Take("foresight", ForesightMeaning.Of(Foresight, crisis), out var mixed)
            || !inquiry.Take("coalitions", CoalitionMeaning.Of(Coalitions, Partition, crisis), out var question)
            || !inquiry.Take("threshold", ThresholdMeaning.Of(Threshold, Chances, crisis), out var richer)) return null;
        var asked = named.Beside(Concepts is not null, mixed, crisis.Parties.Count).With(richer, crisis.Parties.Count);
        var begun = 0;
        var solution = Solution.Of(compiled, asked.Concepts, c => inquiry.Say(new Progress($"Solving: {c.Name}") { IsKept = begun++ > 0 }), cancellation);
        if (solution.LeftOut.Count > 0) inquiry.Stopped = $"stopped; left out: {string.Join(", ", solution.LeftOut.Select(c => c.Id))}";
        else
        {
            try
            {
                solution = solution.WithPerceptions(cancellation).WithPower(cancellation).WithThirdParties(cancellation);
                if (question is not null)
                    solution = solution.WithCoalitions(question, c => inquiry.Say(new Progress($"Solving: {c.Name}") { IsKept = true }), cancellation);
            }
            catch (OperationCanceledException)
            {
                inquiry.Stopped = "stopped after the concepts; what they say of the parties by themselves is whole, the rest is left out";
            }
        }

        inquiry.Remark(asked.Inapplicable(solution.NotApplying.Select(r => (r.Concept, r.WhyNot!))));
        return new SolveAnswer(solution, Limit, All, Timings ? clock.Measured() : null);
    }

    /// <summary>Measures the steps of an answer.</summary>
    private sealed class Clock(TimeProvider time)
    {
        private readonly long start = time.GetTimestamp();
        private long preferences, outcomes;

        public void Begins(CompileStage stage)
        {
            if (stage == CompileStage.Preferences) preferences = time.GetTimestamp();
            if (stage == CompileStage.Outcomes) outcomes = time.GetTimestamp();
        }

        public SolveTimings Measured()
        {
            using var process = Process.GetCurrentProcess();
            return new(time.GetElapsedTime(start, preferences), time.GetElapsedTime(preferences, outcomes), time.GetElapsedTime(start),
                process.PeakWorkingSet64);
        }
    }
}

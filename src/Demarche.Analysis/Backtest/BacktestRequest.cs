using Demarche.Analysis.Asking;
using Demarche.Analysis.Asking.Meanings;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Engine.Scores;
using Demarche.Language;
using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Backtest;

/// <summary>
/// How would the program have done? Every crisis of the files of International Crisis Behavior is made a model by rule
/// (<see cref="TemplateZero"/>), played, and scored against
/// the base rate, a table of classes and a plain regression, each crisis by what the other decades teach. Immutable; asked about data, and not about a model.
/// </summary>
public sealed record BacktestRequest
{
    private const string System = "icb1v14.csv";
    private const string Actors = "icb2v14.csv";
    private const int UsualDraws = 100;

    private static readonly OptionInfo DataOption = new("data", OptionKind.Text,
        $"The folder with {System} and {Actors}, the files of International Crisis Behavior (version 14)")
    {
        ValueName = "FOLDER",
        Example = "icb",
        IsRequired = true,
        IsLocal = true,
    };

    private static readonly OptionInfo KeepOption = new("keep", OptionKind.Text,
        "A file in which what is worked out is kept, so that the same run goes on from there after it was stopped")
    {
        ValueName = "FILE",
        Example = "backtest.jsonl",
        IsLocal = true,
    };

    private static readonly OptionInfo DrawsOption = CommonOptions.Number("draws", $"How many runs of each model ({UsualDraws} when left out)", 1,
        1000) with { Default = (long)UsualDraws };
    private static readonly OptionInfo ThreadsOption = CommonOptions.Number("threads", "On how many threads; the answer is the same whatever the number", 1,
        1024) with { IsLocal = true };

    /// <summary>The table of its options.</summary>
    public static IReadOnlyList<OptionInfo> Options { get; } = [DataOption, CommonOptions.Seed, CommonOptions.Lambda, DrawsOption, ThreadsOption, KeepOption];

    /// <summary>The folder with the files.</summary>
    public required string Data { get; init; }

    /// <summary>The seed of all that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How exactly parties choose; null for the usual.</summary>
    public string? Lambda { get; init; }

    /// <summary>How many runs of each model, 1 to 1000.</summary>
    public int Draws { get; init; } = UsualDraws;

    /// <summary>On how many threads; null for one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>The file in which what is worked out is kept; null for none.</summary>
    public string? Keep { get; init; }

    /// <summary>The request with these options.</summary>
    public static BacktestRequest Of(OptionValues given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return new BacktestRequest
        {
            Data = given.Text(DataOption) ?? "",
            Seed = (int)given.Number(CommonOptions.Seed)!,
            Lambda = given.Text(CommonOptions.Lambda),
            Draws = (int)given.Number(DrawsOption)!,
            Threads = (int?)given.Number(ThreadsOption),
            Keep = given.Text(KeepOption),
        };
    }

    /// <summary>Reads the files, has all models played and scores them. What is wrong with a file or an option is in the result and never thrown.</summary>
    /// <param name="options">What it may take and who hears; null for the usual. When it is stopped the crises whose models have been played are
    /// scored.</param>
    /// <exception cref="OperationCanceledException">It was stopped, and nothing is there to be shown.</exception>
    public Answered<BacktestAnswer> Ask(AskOptions? options = null)
    {
        options ??= new AskOptions();
        var problems = new List<Problem>();
        if (Lambda is not null && PlayMeaning.WhyNotPrecision(Lambda) is { } wrong)
            problems.Add(new Problem(ProblemKind.Option, wrong) { Option = CommonOptions.Lambda.Name });
        var cases = Read(options, problems, out var leftOut);
        if (cases is null || problems.Any(p => p.Kind == ProblemKind.Option)) return new Answered<BacktestAnswer>(null, problems);
        var (kept, whyNot) = Keep is null ? (KeptPlays.Nowhere, null) : KeptPlays.At(Keep);
        if (kept is null) return new Answered<BacktestAnswer>(null, [.. problems, new Problem(ProblemKind.Option, whyNot!) { Option = KeepOption.Name }]);
        try
        {
            using (kept) return Played(cases, leftOut, kept, options, problems);
        }
        catch (Exception failure) when (failure.GetBaseException() is UnitRefusedException or IOException)
        {
            return new Answered<BacktestAnswer>(null, [.. problems, new Problem(ProblemKind.Unanswerable, failure.GetBaseException().Message.TrimEnd('.'))]);
        }
    }

    private Answered<BacktestAnswer> Played(IReadOnlyList<BacktestCase> cases, int leftOut, KeptPlays kept, AskOptions options, List<Problem> problems)
    {
        TemplateZero[] models = [.. cases.SelectMany(c => new[] { c.Model, c.WithoutGravity }).Distinct()];
        void Say(int done) => options.Progress?.Invoke(new Progress("Playing the crises of the past", done, models.Length) { IsKept = true });
        Say(0);
        var plays = new BacktestPlays(Given, Draws, Threads ?? Parallelism.Usual, options.Workforce, kept).Of(models, Say, options.Cancellation);
        BacktestCase[] played = [.. cases.Where(c => plays.ContainsKey(c.Model) && plays.ContainsKey(c.WithoutGravity))];
        if (played.Length == 0) throw new OperationCanceledException(options.Cancellation);
        options.Progress?.Invoke(new Progress("Scoring them") { IsKept = true });
        var answer = BacktestScoring.Of(this, played, leftOut, plays);
        return new Answered<BacktestAnswer>(answer, problems)
        {
            Stopped = played.Length == cases.Count ? null
                : $"stopped; {played.Length} of {cases.Count} crises have been played and are scored{(Keep is null ? "" : $", and kept in {Keep}")}",
        };
    }

    private IReadOnlyList<GivenOption> Given =>
        new OptionValues().With(CommonOptions.Seed, (long)Seed).With(CommonOptions.Lambda, Lambda).Given(PlayQuestion.Info);

    private IReadOnlyList<BacktestCase>? Read(AskOptions options, List<Problem> problems, out int leftOut)
    {
        leftOut = 0;
        options.Progress?.Invoke(new Progress("Reading the crises"));
        var diagnostics = new DiagnosticBag();
        var crises = Read(System, diagnostics, options, IcbCrises.Read);
        var actors = Read(Actors, diagnostics, options, IcbActor.Read);
        problems.AddRange(diagnostics.InOrder().Select(Problem.Of));
        if (diagnostics.HasErrors) return null;
        var cases = BacktestCase.Of(crises, actors);
        leftOut = actors.Select(a => a.Crisis).Union(crises.Select(c => c.Number)).Count() - cases.Count;
        if (cases.Select(c => c.Decade).Distinct().Count() > 1 && cases.Select(c => c.Came).Distinct().Count() > 1) return cases;
        problems.Add(new Problem(ProblemKind.Unanswerable, cases.Count == 0
            ? $"the files in '{Data}' have no crisis in common whose violence and year are coded"
            : $"the {cases.Count} crises in '{Data}' are too few to be scored: it takes those of two decades, some that came to violence and some that "
                + $"did not"));
        return null;
    }

    private IReadOnlyList<T> Read<T>(string name, DiagnosticBag diagnostics, AskOptions options, Func<string, string, DiagnosticBag, IReadOnlyList<T>> read)
    {
        var path = Path.Combine(Data, name);
        var (text, file, unread) = ModelLoader.ReadText(path);
        diagnostics.AddRange(unread);
        if (text is null) return [];
        options.Opened?.Invoke(Path.GetFullPath(path));
        return read(text, file, diagnostics);
    }
}

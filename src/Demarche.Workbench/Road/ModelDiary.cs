using System.Globalization;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Diary;
using Demarche.Diagnostics;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Workbench.Road;

/// <summary>The diary of forecasts that lies beside a model: what was said of this crisis and what came of it. Nothing in it is ever edited.</summary>
/// <param name="folder">The folder of the model.</param>
/// <param name="time">The clock.</param>
public sealed class ModelDiary(string folder, TimeProvider time)
{
    /// <summary>Its name, which is the one that <c>demarche freeze</c> takes too.</summary>
    public const string FileName = "diary.jsonl";

    private const int LongestText = 500;

    private readonly string path = Path.Combine(folder, FileName);

    /// <summary>The diary; null where there is none yet, or, and said why, where it cannot be read or has been changed.</summary>
    public (ForecastDiary? Diary, string? WhyNot) Read()
    {
        if (!File.Exists(path)) return (null, null);
        var diagnostics = new DiagnosticBag();
        var diary = ForecastDiary.Read(path, diagnostics);
        return (diary, diary is null ? InWords(diagnostics) : null);
    }

    /// <summary>Writes a forecast down as it stands; why not, in words, where it cannot be.</summary>
    /// <param name="played">The answer with its forecast.</param>
    /// <param name="text">The model's text.</param>
    /// <param name="analyst">Who makes it; nobody is named when blank.</param>
    public string? Freeze(BriefAnswer played, string text, string? analyst)
    {
        ArgumentNullException.ThrowIfNull(played);
        if (analyst?.Length > LongestText) return "the name is too long";
        var line = played.Findings.Play is { } found ? Freezing.Line(played.Compiled, found, text, Given(analyst), time.GetUtcNow()) : null;
        return line is null ? "what is held to no outside view is no forecast" : Append(_ => (line, null));
    }

    /// <summary>Writes down what came of a forecast; why not, in words, where that cannot be.</summary>
    /// <param name="id">The forecast's name.</param>
    /// <param name="outcome">yes, no or void.</param>
    /// <param name="on">The day on which it was settled, yyyy-MM-dd.</param>
    /// <param name="source">From where it is known; not said when blank.</param>
    public string? Resolve(string? id, string? outcome, string? on, string? source)
    {
        if (!Resolution.IsOutcome(outcome)) return "say whether it came about: yes, no or void";
        if (!DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return "say on which day it was settled";
        return source?.Length > LongestText ? "the source is too long"
            : Append(diary => diary.Resolving(id ?? "", outcome, day, Given(source), time.GetUtcNow()));
    }

    /// <summary>The forecasts of a crisis that are not resolved yet.</summary>
    public static IReadOnlyList<FrozenForecast> Open(ForecastDiary? diary, string crisis)
    {
        var done = Outcomes(diary);
        return [.. Of(diary, crisis).Where(f => !done.ContainsKey(f.Id))];
    }

    /// <summary>The forecasts of a crisis as a table, the latest first; null where there are none.</summary>
    public static Block.Table? Table(ForecastDiary? diary, string crisis)
    {
        var done = Outcomes(diary);
        FrozenForecast[] frozen = [.. Of(diary, crisis).Reverse()];
        return frozen.Length == 0 ? null : new Block.Table("Forecasts of this crisis that were written down",
            [new("Made"), new("Whether"), new("By"), new("Outside view", true), new("Forecast", true), new("Who"), new("What came of it")],
            [
                .. frozen.Select(f => (IReadOnlyList<Prose>)
                [
                    f.AsOf, f.Statement, f.Horizon, ProbabilityWords.Percent(f.Rate), ProbabilityWords.Percent(f.Joined), f.Analyst ?? "–",
                    done.TryGetValue(f.Id, out var came) ? $"{came.Outcome} ({came.On})" : "open",
                ]),
            ]);
    }

    private static IEnumerable<FrozenForecast> Of(ForecastDiary? diary, string crisis) => diary?.Frozen.Where(f => f.Crisis == crisis) ?? [];

    private static Dictionary<string, Resolution> Outcomes(ForecastDiary? diary) =>
        diary?.Lines.OfType<Resolution>().ToDictionary(r => r.Id, StringComparer.Ordinal) ?? [];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private string? Append(Func<ForecastDiary, (DiaryLine? Line, string? WhyNot)> make)
    {
        var diagnostics = new DiagnosticBag();
        return ForecastDiary.Append(path, make, diagnostics) is null ? InWords(diagnostics) : null;
    }

    private static string InWords(DiagnosticBag diagnostics) => string.Join("; ", diagnostics.InOrder().Select(d => d.Message)).TrimEnd('.');
}

using Demarche.Engine.Outside;
using Demarche.Engine.Scores;

namespace Demarche.Analysis.Diary;

/// <summary>How the forecasts of a diary have done.</summary>
public sealed record DiaryScores
{
    /// <summary>How many forecasts are frozen.</summary>
    public required int Frozen { get; init; }

    /// <summary>How many of them are resolved, void ones left aside.</summary>
    public required int Resolved { get; init; }

    /// <summary>How many of those came about.</summary>
    public required int Came { get; init; }

    /// <summary>Of how many crises they are.</summary>
    public required int Crises { get; init; }

    /// <summary>The Brier score; null where nothing is resolved, as all that follows.</summary>
    public double? Brier { get; init; }

    /// <summary>The Brier score of the classes' rates alone.</summary>
    public double? BrierOfClass { get; init; }

    /// <summary>The log score.</summary>
    public double? Log { get; init; }

    /// <summary>The log score of the classes' rates alone.</summary>
    public double? LogOfClass { get; init; }

    /// <summary>How often what came about was given more than what did not; null where all came out alike.</summary>
    public double? Auc { get; init; }

    /// <summary>The share of the class rates' Brier score that is saved.</summary>
    public double? Skill { get; init; }

    /// <summary>The lower end of its band of 95%, crises drawn again whole.</summary>
    public double? SkillLow { get; init; }

    /// <summary>Its upper end.</summary>
    public double? SkillHigh { get; init; }

    /// <summary>How many resolved forecasts it takes to tell a skill of that size from luck; null where there is none to tell.</summary>
    public double? Needed { get; init; }

    /// <summary>Whether there are too few to tell.</summary>
    public required bool TooFew { get; init; }

    /// <summary>The line of calibration; null where there is none.</summary>
    public CalibrationLine? Calibration { get; init; }

    /// <summary>The Brier score taken apart.</summary>
    public MurphyTerms? Murphy { get; init; }

    /// <summary>What was said against what came about.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>The mean of the trust that the diary has taught.</summary>
    public required double Trust { get; init; }

    /// <summary>The lower end of its band of four fifths.</summary>
    public required double TrustLow { get; init; }

    /// <summary>Its upper end.</summary>
    public required double TrustHigh { get; init; }

    /// <summary>The Brier score of each kind of forecast beside that of its classes' rates, where there is more than one kind.</summary>
    public IReadOnlyList<MethodScore> Methods { get; init; } = [];

    /// <summary>All forecasts, in the order frozen.</summary>
    public required IReadOnlyList<DiaryEntry> Entries { get; init; }

    /// <summary>Scores a diary.</summary>
    /// <param name="diary">The diary.</param>
    /// <param name="random">The seeded generator of the bootstrap.</param>
    public static DiaryScores Of(ForecastDiary diary, Random random)
    {
        ArgumentNullException.ThrowIfNull(diary);
        var scored = diary.Scored();
        ScoredForecast[] joined = [.. scored.Select(s => s.Joined)], byClass = [.. scored.Select(s => s.Class)];
        var outcomes = diary.Lines.OfType<Resolution>().ToDictionary(r => r.Id, StringComparer.Ordinal);
        var trust = diary.Trust;
        var scores = new DiaryScores
        {
            Frozen = diary.Frozen.Count(),
            Resolved = joined.Length,
            Came = joined.Count(f => f.Came),
            Crises = joined.Select(f => f.Cluster).Distinct().Count(),
            TooFew = true,
            Bins = ReliabilityBins.Of(joined),
            Trust = trust.Mean,
            TrustLow = trust.Quantile(0.1),
            TrustHigh = trust.Quantile(0.9),
            Methods = MethodScore.Of(diary),
            Entries = [.. diary.Frozen
                .Select(f =>
                new DiaryEntry(f.Id, f.Crisis, f.AsOf, f.Horizon, f.Statement, f.Rate, f.Inside, f.Joined, f.Analyst, outcomes.GetValueOrDefault(f.Id)?.Outcome,
                outcomes.GetValueOrDefault(f.Id)?.On) { Method = f.Method })],
        };
        return joined.Length == 0 ? scores : scores.With(joined, byClass, random);
    }

    private DiaryScores With(ScoredForecast[] joined, ScoredForecast[] byClass, Random random)
    {
        double SkillOf(IReadOnlyList<int> some) =>
            ForecastScores.Skill(ForecastScores.Brier([.. some.Select(k => joined[k])]), ForecastScores.Brier([.. some.Select(k => byClass[k])]));
        var skill = SkillOf([.. Enumerable.Range(0, joined.Length)]);
        var (low, high) = ClusterBootstrap.Band(joined.Length, k => joined[k].Cluster, SkillOf, random);
        return this with
        {
            Brier = ForecastScores.Brier(joined),
            BrierOfClass = ForecastScores.Brier(byClass),
            Log = ForecastScores.Log(joined),
            LogOfClass = ForecastScores.Log(byClass),
            Auc = Known(ForecastScores.Auc(joined)),
            Skill = Known(skill),
            SkillLow = Known(low),
            SkillHigh = Known(high),
            Needed = Known(EnoughCases.For(Math.Abs(skill))),
            TooFew = !EnoughCases.Tell(joined.Length, skill),
            Calibration = CalibrationLine.Of(joined),
            Murphy = MurphyTerms.Of(joined),
        };
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A forecast of a diary with what came of it.</summary>
/// <param name="Id">Its name in the diary.</param>
/// <param name="Crisis">The crisis.</param>
/// <param name="AsOf">When it was made.</param>
/// <param name="Horizon">By when.</param>
/// <param name="Statement">What is forecast.</param>
/// <param name="Rate">The class's rate.</param>
/// <param name="Inside">What the model says.</param>
/// <param name="Joined">The probability.</param>
/// <param name="Analyst">Who made it; null where nobody is named.</param>
/// <param name="Outcome">yes, no or void; null while it is open.</param>
/// <param name="On">The day it was settled; null while it is open.</param>
public sealed record DiaryEntry(string Id, string Crisis, string AsOf, string Horizon, string Statement, double Rate, double Inside, double Joined,
    string? Analyst, string? Outcome, string? On)
{
    /// <summary>How it was come by, where it is not the model played forward; null otherwise.</summary>
    public string? Method { get; init; }
}

/// <summary>How the forecasts of one kind have done.</summary>
/// <param name="Method">How they were come by: <c>play</c> or <c>table</c>.</param>
/// <param name="Resolved">How many of them are resolved.</param>
/// <param name="Brier">Their Brier score.</param>
/// <param name="BrierOfClass">That of the rates of their classes.</param>
public sealed record MethodScore(string Method, int Resolved, double Brier, double BrierOfClass)
{
    internal static IReadOnlyList<MethodScore> Of(ForecastDiary diary)
    {
        var groups = diary.Resolved.GroupBy(r => r.Forecast.Method ?? "play", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        static double Brier(IEnumerable<(double P, bool Came)> some) => ForecastScores.Brier([.. some.Select(x => new ScoredForecast(x.P, x.Came, 0))]);
        return groups.Length < 2
            ? [] : [.. groups
            .Select(g =>
            new MethodScore(g.Key, g.Count(), Brier(g.Select(r => (r.Forecast.Joined, r.Came))), Brier(g.Select(r => (r.Forecast.Rate, r.Came)))))];
    }
}

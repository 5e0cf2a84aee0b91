using Demarche.Engine.Scores;

namespace Demarche.Analysis.Backtest;

/// <summary>Scores what was said of the crises of the past.</summary>
internal static class BacktestScoring
{
    /// <summary>The answer over crises whose models have been played.</summary>
    public static BacktestAnswer Of(BacktestRequest request, IReadOnlyList<BacktestCase> cases, int leftOut, IReadOnlyDictionary<TemplateZero, double> plays)
    {
        var forecasts = new BacktestForecasts(cases, [.. cases.Select(c => plays[c.Model])], [.. cases.Select(c => plays[c.WithoutGravity])]);
        (string Id, string What, IReadOnlyList<double> Said)[] ways =
        [
            ("base", "how often it came about", forecasts.Base),
            ("table", "how often in crises alike: what set it off, and whether within a long war", forecasts.Table),
            ("regression", "a plain regression of what the models are made from", forecasts.Regression),
            ("play", "play as it is, every party ready on every day", forecasts.Play),
            ("joined", "the table moved by play, at the trust that the other decades teach", forecasts.Moved),
            ("play-without-gravity", "play without the gravity of the threat, which may be coded with hindsight", forecasts.PlayWithoutGravity),
            ("joined-without-gravity", "the table moved by that", forecasts.MovedWithoutGravity),
        ];
        var came = cases.Select(c => c.Came).ToArray();
        var reference = Scored(forecasts.Base, came);
        return new BacktestAnswer(
            cases.Count, came.Count(c => c), $"{cases.Min(c => c.Year)}–{cases.Max(c => c.Year)}", leftOut, plays.Count, request.Draws, request.Seed,
                request.Lambda,
            [.. ways.Select(w => Score(w.Id, w.What, Scored(w.Said, came), reference, request.Seed))],
            [.. cases.Select((c, k) =>
                new BacktestRow(c.Number, c.Name, c.Year, c.Came, Words(c), c.Model.ResoluteDefender / 100.0, c.Model.ResoluteChallenger / 100.0,
                [.. ways.Select(w => w.Said[k])]))]);
    }

    private static BacktestScore Score(string id, string what, ScoredForecast[] said, ScoredForecast[] reference, int seed)
    {
        double Skill(IReadOnlyList<int> some) =>
            ForecastScores.Skill(ForecastScores.Brier([.. some.Select(k => said[k])]), ForecastScores.Brier([.. some.Select(k => reference[k])]));
        var isBase = id == "base";
        var (low, high) = isBase ? (double.NaN, double.NaN) : ClusterBootstrap.Band(said.Length, k => k, Skill, new Random(seed));
        return new BacktestScore(id, what, ForecastScores.Brier(said), ForecastScores.Log(said), isBase ? null : Known(ForecastScores.Auc(said)),
            Skill([.. Enumerable.Range(0, said.Length)]), Known(low), Known(high))
        {
            Bins = ReliabilityBins.Of(said),
            Calibration = isBase ? null : CalibrationLine.Of(said),
        };
    }

    private static ScoredForecast[] Scored(IReadOnlyList<double> said, bool[] came) => [.. said.Select((p, k) => new ScoredForecast(p, came[k], k))];

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static string Words(BacktestCase about) => $"{about.Trigger ?? "trigger not coded"}{(about.LongWar ? ", long war" : "")}";
}

namespace Demarche.Engine.Scores;

/// <summary>Scores of probabilities against outcomes. All take at least one forecast, else the answer is NaN.</summary>
public static class ForecastScores
{
    /// <summary>A probability of 0 or 1 that turns out wrong costs the logarithm of this, not infinity.</summary>
    private const double Least = 1e-9;

    /// <summary>The mean squared distance from the outcome (Brier 1950): 0 is perfect, .25 is always saying one half.</summary>
    public static double Brier(IReadOnlyCollection<ScoredForecast> forecasts) =>
        Mean(forecasts, f => (f.Probability - f.Outcome) * (f.Probability - f.Outcome));

    /// <summary>The mean of −ln of the probability given to what came about: 0 is perfect, .693 is always saying one half.</summary>
    public static double Log(IReadOnlyCollection<ScoredForecast> forecasts) =>
        Mean(forecasts, f => -Math.Log(Math.Max(f.Came ? f.Probability : 1 - f.Probability, Least)));

    /// <summary>How much of a reference's Brier score is saved: 1 is perfect, 0 as good as the reference, negative worse.</summary>
    public static double Skill(double score, double reference) => 1 - score / reference;

    /// <summary>
    /// The area under the receiver's operating curve: how often a case that came about was given more than one that did not, ties for a half. NaN when all
    /// came out alike. O(n log n).
    /// </summary>
    public static double Auc(IReadOnlyCollection<ScoredForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        double below = 0, won = 0, came = 0;
        foreach (var level in forecasts.GroupBy(f => f.Probability).OrderBy(g => g.Key))
        {
            double yes = level.Count(f => f.Came), no = level.Count() - yes;
            won += yes * (below + no / 2);
            below += no;
            came += yes;
        }

        return won / (came * below);
    }

    private static double Mean(IReadOnlyCollection<ScoredForecast> forecasts, Func<ScoredForecast, double> score)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        return forecasts.Count == 0 ? double.NaN : forecasts.Sum(score) / forecasts.Count;
    }
}

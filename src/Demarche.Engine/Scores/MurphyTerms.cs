namespace Demarche.Engine.Scores;

/// <summary>
/// The Brier score taken apart: uncertainty − resolution + reliability (Murphy 1973), and, since forecasts in a bin differ, + their variance within bins −
/// twice their covariance with the outcomes there (Stephenson, Coelho and Jolliffe 2008). The five add up to the score exactly.
/// </summary>
/// <param name="Uncertainty">o(1 − o) of the share o that came about: how hard the cases are.</param>
/// <param name="Resolution">How far the bins' shares differ from the overall share; more is better.</param>
/// <param name="Reliability">How far the bins' shares are from what was said; less is better.</param>
/// <param name="WithinVariance">The mean variance of what was said within bins.</param>
/// <param name="WithinCovariance">Twice the mean covariance of what was said with what came about within bins.</param>
public sealed record MurphyTerms(double Uncertainty, double Resolution, double Reliability, double WithinVariance, double WithinCovariance)
{
    /// <summary>The Brier score that they add up to.</summary>
    public double Brier => Uncertainty - Resolution + Reliability + WithinVariance - WithinCovariance;

    /// <summary>Over bins of equal width; at least one forecast.</summary>
    public static MurphyTerms Of(IReadOnlyCollection<ScoredForecast> forecasts, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        if (forecasts.Count == 0) throw new ArgumentException("There is at least one forecast.", nameof(forecasts));
        double n = forecasts.Count, overall = forecasts.Sum(f => f.Outcome) / n;
        double resolution = 0, reliability = 0, variance = 0, covariance = 0;
        foreach (var bin in forecasts.GroupBy(f => ReliabilityBins.Bin(f.Probability, bins)))
        {
            ScoredForecast[] members = [.. bin];
            double count = members.Length, said = members.Sum(f => f.Probability) / count, came = members.Sum(f => f.Outcome) / count;
            resolution += count * (came - overall) * (came - overall);
            reliability += count * (said - came) * (said - came);
            foreach (var f in members)
            {
                variance += (f.Probability - said) * (f.Probability - said);
                covariance += 2 * (f.Probability - said) * (f.Outcome - came);
            }
        }

        return new MurphyTerms(overall * (1 - overall), resolution / n, reliability / n, variance / n, covariance / n);
    }
}

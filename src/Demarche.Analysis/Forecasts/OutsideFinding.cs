using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Engine.Outside;

namespace Demarche.Analysis.Forecasts;

/// <summary>How often crises like this one went the way of the break.</summary>
/// <param name="Class">The class's short name; null for counts of the model's own.</param>
/// <param name="IsNamed">Whether the model names or counts it; otherwise it fits by what the model says.</param>
/// <param name="Counts">The counts as a clause: "21 of 170 pairs of states in an international crisis, 1950–2000".</param>
/// <param name="What">What came about in them, as a clause; null where that is not said.</param>
/// <param name="K">In how many it did.</param>
/// <param name="N">How many there were; 0 where only a share is given.</param>
/// <param name="PerDay">The hazard of an average day; null where it is not known.</param>
/// <param name="Rate">The rate over the horizon.</param>
/// <param name="Low">Its lower bound with 95%.</param>
/// <param name="High">Its upper bound.</param>
/// <param name="Days">How many days the horizon is ahead.</param>
/// <param name="Source">Who counted; null where that is not said.</param>
/// <param name="Caveat">What to bear in mind; null where nothing is said.</param>
public sealed record OutsideFinding(
    string? Class, bool IsNamed, string Counts, string? What, double K, double N, double? PerDay, double Rate, double Low, double High, double Days,
        string? Source, string? Caveat)
{
    /// <summary>The outside view as a finding.</summary>
    public static OutsideFinding Of(OutsideForecast outside)
    {
        ArgumentNullException.ThrowIfNull(outside);
        var (about, rate) = (outside.Class, outside.Rate);
        return new OutsideFinding(about.Id, outside.IsNamed, about.Counts, about.What, about.Rate.K, about.Rate.N, about.Rate.PerDay, rate.Mean, rate.At(0.025),
            rate.At(0.975), outside.Days, about.Source, about.Caveat);
    }
}

/// <summary>The answer: the outside view joined with what the model adds to it or takes from it.</summary>
/// <param name="Probability">The probability of a break by the horizon.</param>
/// <param name="Spread">Its spread over all that is not known: the class's rate, how far models are to be trusted, the model's own draws. Its mean and
/// middle are those of the spread, not the answer.</param>
/// <param name="Word">The word for it.</param>
/// <param name="Outside">The outside view's own number.</param>
/// <param name="Inside">What the model says, its parties being as ready to decide as in typical models: the mean of its draws.</param>
/// <param name="TypicalLow">The lower quartile of what typical models say.</param>
/// <param name="TypicalHigh">The upper quartile.</param>
/// <param name="Typical">How many typical models were asked.</param>
/// <param name="Readiness">How likely a party is to be ready to decide on a given day.</param>
/// <param name="Trust">The mean of the trust in models of this kind: 0 is none, 1 is as much as in the class itself.</param>
/// <param name="LogOdds">z, the model's figure in log-odds, as a diary keeps it.</param>
/// <param name="TypicalLogOdds">The same of each typical model.</param>
public sealed record JoinedFinding(
    double Probability, Band Spread, string Word, double Outside, double Inside, double TypicalLow, double TypicalHigh, int Typical, double Readiness,
        double Trust, double LogOdds, IReadOnlyList<double> TypicalLogOdds)
{
    /// <summary>Whether resolved forecasts stand behind the trust.</summary>
    public bool IsTested { get; init; }

    /// <summary>The outside view joined with the runs of a model.</summary>
    public static JoinedFinding Of(OutsideForecast outside, IReadOnlyCollection<double> breaks)
    {
        ArgumentNullException.ThrowIfNull(outside);
        var joined = outside.Join(breaks);
        double[] sorted = [.. outside.Calibration.Breaks.Order()];
        return new JoinedFinding(joined.Probability, SpreadOf(joined, p => p), Likelihood.Word(joined.Probability), outside.Rate.Mean, breaks.Average(),
            sorted[sorted.Length / 4], sorted[3 * sorted.Length / 4], sorted.Length, outside.Calibration.Readiness, outside.Trust.Mean, joined.LogOdds,
                joined.Anchor.Typical)
        {
            IsTested = !ReferenceEquals(outside.Trust, Engine.Outside.Trust.Prior),
        };
    }

    /// <summary>The spread by a day of the horizon.</summary>
    public static Band By(OutsideForecast outside, JoinedForecast joined, double day)
    {
        ArgumentNullException.ThrowIfNull(outside);
        ArgumentNullException.ThrowIfNull(joined);
        return SpreadOf(joined, p => outside.Rate.By(p, day)) with { Mean = joined.By(day) };
    }

    private static Band SpreadOf(JoinedForecast joined, Func<double, double> of)
    {
        double At(double share) => of(joined.Quantile(share));
        return new Band(At(0.5), of(joined.Probability), At(0.25), At(0.75), At(0.1), At(0.9), At(0.025), At(0.975));
    }
}

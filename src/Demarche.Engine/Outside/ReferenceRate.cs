namespace Demarche.Engine.Outside;

/// <summary>What a class of past cases says: k of n came to it, and perhaps how likely it was on a day.</summary>
/// <param name="K">In how many cases it came about.</param>
/// <param name="N">How many cases there were.</param>
/// <remarks>
/// With a hazard or a span of days, the cumulative hazard of a case's first t days is H(t) = h · D · (t/D)^shape, D the span, so that h is the mean over
/// the span. A class without either gives its rate for any horizon.
/// </remarks>
public sealed record ReferenceRate(double K, double N)
{
    /// <summary>The mean hazard a day over <see cref="Days"/>; null where only counts are known.</summary>
    public double? PerDay { get; init; }

    /// <summary>The lower end of the band of 95% around <see cref="PerDay"/>.</summary>
    public double? PerDayLow { get; init; }

    /// <summary>Its upper end.</summary>
    public double? PerDayHigh { get; init; }

    /// <summary>Weibull's shape: 1 where the hazard does not change with age, less where it falls.</summary>
    public double Shape { get; init; } = 1;

    /// <summary>Over how many days cases were watched (on average); null where that is not known.</summary>
    public double? Days { get; init; }

    /// <summary>The rate over any horizon, or over <see cref="Days"/>, taken as known without error; null where it follows from the counts.</summary>
    public double? Sure { get; init; }

    /// <summary>What the counts leave to believe of the share of cases.</summary>
    public BetaDistribution Share => BetaDistribution.Of(K, N);

    /// <summary>Whether the rate depends on how long one looks ahead.</summary>
    public bool HasDays => PerDay is not null || Days is not null;

    /// <summary>The rate over a stretch of days of a case that has an age.</summary>
    /// <param name="days">How far ahead, in days; at least 0.</param>
    /// <param name="age">How many days old the case is; at least 0.</param>
    public HorizonRate Over(double days, double age = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        return new HorizonRate(this, days, age);
    }

    /// <summary>H(t) / h: how many days at the mean hazard the first t days are worth.</summary>
    internal double Worth(double t) => Shape == 1 || Days is not { } span ? t : span * Math.Pow(t / span, Shape);
}

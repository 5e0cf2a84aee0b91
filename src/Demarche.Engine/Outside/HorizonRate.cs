namespace Demarche.Engine.Outside;

/// <summary>How likely it is, by a class of cases, that it comes about within a horizon: a rate, how sure it is, and how it grows with the days.</summary>
public sealed class HorizonRate
{
    private readonly ReferenceRate rate;
    private readonly double days;
    private readonly double age;
    private readonly double exposure;
    private readonly GammaDistribution? hazard;

    internal HorizonRate(ReferenceRate rate, double days, double age)
    {
        (this.rate, this.days, this.age) = (rate, days, age);
        exposure = rate.Worth(age + days) - rate.Worth(age);
        hazard = Hazard();
        Mean = Math.Clamp(hazard is not null ? hazard.Happens(exposure) : rate.Sure is { } sure ? Within(sure) : rate.Days is null ? rate.Share.Mean
            : MeanOfShare(), 0, 1);
    }

    /// <summary>The rate over the horizon: its mean over what is not known of it.</summary>
    public double Mean { get; }

    /// <summary>The rate that is not exceeded with a probability from 0 to less than 1.</summary>
    public double At(double share) => Math.Clamp(
        hazard is not null ? 1 - Math.Exp(-hazard.At(share) * exposure) : Within(rate.Sure ?? rate.Share.At(share)), 0, 1);

    /// <summary>
    /// Which share of the horizon's cumulative hazard has passed after some days of it, 0 to 1: p over the horizon makes 1 − (1 − p)^share by then.
    /// </summary>
    public double ShareBy(double day)
    {
        if (day <= 0) return 0;
        if (day >= days) return 1;
        return Math.Clamp((rate.Worth(age + day) - rate.Worth(age)) / exposure, 0, 1);
    }

    /// <summary>What a probability over the horizon makes by a day of it.</summary>
    public double By(double overall, double day) => overall >= 1 ? (day > 0 ? 1 : 0) : 1 - Math.Exp(ShareBy(day) * Math.Log(1 - overall));

    private GammaDistribution? Hazard()
    {
        if (rate.PerDay is not (> 0 and { } perDay)) return null;
        if (rate is { PerDayLow: { } low, PerDayHigh: { } high } && high > low) return GammaDistribution.Around(perDay, low, high);
        var shape = rate.K + 0.5;
        return new GammaDistribution(shape, perDay / shape);
    }

    /// <summary>Of a class that tells its span and no hazard: its share over the span, spread over the days.</summary>
    private double Within(double share) =>
        rate.Days is null ? share : share >= 1 ? 1 : 1 - Math.Exp(exposure / rate.Worth(rate.Days!.Value) * Math.Log(1 - share));

    /// <summary>E[(1 − x)^q] of a beta distribution is B(a, b + q) / B(a, b).</summary>
    private double MeanOfShare()
    {
        var (q, share) = (exposure / rate.Worth(rate.Days!.Value), rate.Share);
        return 1 - Math.Exp(LogGamma.Of(share.B + q) + LogGamma.Of(share.A + share.B) - LogGamma.Of(share.A + share.B + q) - LogGamma.Of(share.B));
    }
}

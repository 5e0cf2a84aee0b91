using CsCheck;
using Demarche.Engine.Outside;
using Xunit;

namespace Demarche.Engine.Tests.Outside;

public class RateTests
{
    private static readonly Gen<(double K, double N)> Counts = Gen.Int[0, 60].SelectMany(k => Gen.Int[k, k + 200].Select(n => ((double)k, (double)n)));

    [Fact]
    public void The_log_gamma_function_is_that_of_factorials_and_of_the_half()
    {
        var log = 0.0;
        for (var n = 1; n < 150; n++)
        {
            Assert.Equal(log, LogGamma.Of(n), 1e-12 * Math.Max(1, log));
            log += Math.Log(n);
        }

        Assert.Equal(Math.Log(Math.PI) / 2, LogGamma.Of(0.5), 1e-13);
        Gen.Double[1e-3, 50].Sample(x => Assert.Equal(LogGamma.Of(x) + Math.Log(x), LogGamma.Of(x + 1), 1e-12 * Math.Max(1, Math.Abs(LogGamma.Of(x)))));
    }

    [Fact]
    public void The_beta_distribution_is_its_integral() => Gen.Select(Counts, Gen.Double[0.001, 0.999]).Sample((count, x) =>
    {
        var beta = BetaDistribution.Of(count.K, count.N);
        Assert.Equal(BruteForce.OverBeta(beta.A, beta.B, _ => 1, x), beta.Cdf(x), 1e-7);
        Assert.Equal(BruteForce.OverBeta(beta.A, beta.B, t => t), beta.Mean, 1e-7);
    }, Samples.Tenth);

    [Fact]
    public void A_quantile_of_the_beta_distribution_is_reached_just_there() => Gen.Select(Counts, Gen.Double[1e-4, 1 - 1e-4]).Sample((count, share) =>
    {
        var beta = BetaDistribution.Of(count.K, count.N);
        Assert.Equal(share, beta.Cdf(beta.At(share)), 1e-9);
    });

    [Fact]
    public void The_gamma_distribution_is_its_integral() => Gen.Select(Gen.Double[0.5, 60], Gen.Double[0.01, 100], Gen.Double[0.01, 0.99]).Sample((shape, scale, share) =>
    {
        var gamma = new GammaDistribution(shape, scale);
        var x = gamma.At(share);
        Assert.Equal(share, gamma.Cdf(x), 1e-9);
        Assert.Equal(BruteForce.OverGamma(shape, _ => 1, x / scale), share, 1e-6);
        Assert.Equal(BruteForce.OverGamma(shape, y => 1 - Math.Exp(-scale * y * 0.01)), gamma.Happens(0.01), 1e-6);
    }, Samples.Tenth);

    [Fact]
    public void No_case_in_none_is_Jeffreys_prior() => Assert.Equal(0.5, new ReferenceRate(0, 0).Over(9).Mean);

    [Fact]
    public void The_share_of_a_class_without_days_holds_for_any_horizon() => Gen.Select(Counts, Gen.Double[0, 1000]).Sample((count, days) =>
        Assert.Equal((count.K + 0.5) / (count.N + 1), new ReferenceRate(count.K, count.N).Over(days).Mean, 1e-12));

    [Fact]
    public void A_Weibull_hazard_is_that_of_many_small_steps() => Gen.Select(Gen.Double[0.0005, 0.02], Gen.Double[0.6, 1.2], Gen.Double[0, 60], Gen.Double[1, 200]).Sample((h, shape, age, days) =>
    {
        var rate = new ReferenceRate(1e9, 2e9) { PerDay = h, PerDayLow = h * (1 - 1e-7), PerDayHigh = h * (1 + 1e-7), Shape = shape, Days = 162 };
        double Hazard(double root) => 2 * root * h * shape * Math.Pow(root * root / 162, shape - 1);
        var cumulative = BruteForce.Integral(Hazard, Math.Max(1e-9, Math.Sqrt(age)), Math.Sqrt(age + days));
        Assert.Equal(1 - Math.Exp(-cumulative), rate.Over(days, age).Mean, 1e-4);
    }, Samples.Tenth);

    [Fact]
    public void A_class_that_tells_its_span_gives_its_share_over_the_span() => Gen.Select(Counts, Gen.Double[1, 400], Gen.Double[0.6, 1]).Sample((count, span, shape) =>
    {
        var rate = new ReferenceRate(count.K, count.N) { Days = span, Shape = shape };
        Assert.Equal(rate.Share.Mean, rate.Over(span).Mean, 1e-9);
        Assert.Equal(rate.Share.At(0.3), rate.Over(span).At(0.3), 1e-9);
    });

    [Fact]
    public void Over_another_span_the_mean_is_over_all_shares() => Gen.Select(Counts, Gen.Double[1, 400], Gen.Double[1, 400]).Sample((count, span, days) =>
    {
        var rate = new ReferenceRate(count.K, count.N) { Days = span };
        var brute = BruteForce.OverBeta(rate.Share.A, rate.Share.B, x => 1 - Math.Pow(1 - x, days / span));
        Assert.Equal(brute, rate.Over(days).Mean, 1e-6);
    }, Samples.Tenth);

    [Fact]
    public void Days_of_a_horizon_do_not_add_up_to_more_than_the_horizon() =>
        Gen.Select(Gen.Double[0.0005, 0.02], Gen.Double[0.6, 1.2], Gen.Double[1, 200], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((h, shape, days, a, b) =>
        {
            var rate = new ReferenceRate(20, 100) { PerDay = h, Shape = shape, Days = 162 }.Over(days, 10);
            var (early, late) = (Math.Min(a, b) * days, Math.Max(a, b) * days);
            Assert.InRange(rate.By(0.3, early), 0, rate.By(0.3, late) + 1e-15);
            Assert.Equal(0.3, rate.By(0.3, days), 1e-12);
            Assert.Equal(0, rate.By(0.3, 0));
        });

    [Fact]
    public void Nine_days_of_the_class_of_pairs_in_a_crisis_are_about_half_a_percent()
    {
        var rate = new ReferenceRate(21, 170) { PerDay = 0.00068, PerDayLow = 0.00039, PerDayHigh = 0.00106, Days = 124 }.Over(9);
        Assert.Equal(0.0061, rate.Mean, 1e-4);
        Assert.InRange(rate.At(0.025), 0.003, 0.0045);
        Assert.InRange(rate.At(0.975), 0.008, 0.011);
    }
}

using CsCheck;
using Demarche.Engine.Outside;
using Xunit;

namespace Demarche.Engine.Tests.Outside;

public class TrustTests
{
    private static readonly Gen<double[]> Typical = Gen.Double[-8, 4].Array[1, 40];

    [Fact]
    public void Typical_models_average_the_rate() => Gen.Select(Gen.Double[1e-6, 0.999], Typical, Gen.Double[0, 2.5]).Sample((rate, typical, w) =>
    {
        var anchor = new Anchor(rate, typical);
        Assert.Equal(rate, typical.Average(z => anchor.Joined(w, z)), 1e-9 + 1e-7 * rate);
    });

    [Fact]
    public void Without_trust_there_is_the_rate_to_the_last_digit() => Gen.Select(Gen.Double[0, 1], Typical, Gen.Double[-20, 20]).Sample((rate, typical, z) =>
        Assert.Equal(rate, new Anchor(rate, typical).Joined(0, z)));

    [Fact]
    public void A_model_that_is_like_the_only_typical_one_gives_the_rate() => Gen.Select(Gen.Double[1e-4, 0.99], Gen.Double[-8, 4]).Sample((rate, z) =>
        Assert.Equal(rate, Trust.Prior.Joined(new Anchor(rate, [z]), z), 1e-9));

    [Fact]
    public void The_joined_probability_rises_with_the_models_figure() => Gen.Select(Gen.Double[1e-4, 0.99], Typical, Gen.Double[-10, 10], Gen.Double[0.01, 5]).Sample((rate, typical, z, more) =>
        Assert.True(Trust.Prior.Joined(new Anchor(rate, typical), z + more) > Trust.Prior.Joined(new Anchor(rate, typical), z)));

    [Fact]
    public void Trust_is_its_integrals() => Gen.Select(Gen.Double[0.01, 0.9], Gen.Double[-4, 3].Array[1, 8], Gen.Double[-4, 4], Gen.Select(Gen.Double[-4, 4], Gen.Bool).Array[0, 6]).Sample((rate, typical, z, resolved) =>
    {
        double Joined(double w, double own)
        {
            var c = BruteForce.Root(x => typical.Average(g => BruteForce.Sigma(x + w * g)) - rate, -60, 60);
            return BruteForce.Sigma(c + w * own);
        }

        double Density(double w) => resolved.Aggregate(Math.Exp(-0.5 * Math.Pow((w - 0.2) / 0.25, 2)), (d, f) => d * (f.Item2 ? Joined(w, f.Item1) : 1 - Joined(w, f.Item1)));
        var total = BruteForce.Integral(Density, 0, 2.4, 800);
        var trust = Trust.After(resolved.Select(f => new ResolvedForecast(new Anchor(rate, typical), f.Item1, f.Item2)));
        Assert.Equal(BruteForce.Integral(w => w * Density(w), 0, 2.4, 800) / total, trust.Mean, 1e-6);
        Assert.Equal(BruteForce.Integral(w => Joined(w, z) * Density(w), 0, 2.4, 800) / total, trust.Joined(new Anchor(rate, typical), z), 1e-6);
        Assert.Equal(0.4, BruteForce.Integral(Density, 0, trust.Quantile(0.4), 800) / total, 1e-4);
    }, iter: Math.Min(20, Samples.Tenth));

    [Fact]
    public void The_prior_is_the_normal_distribution_cut_at_nothing()
    {
        // The mean of N(m, s²) above 0 is m + s φ(m/s)/Φ(m/s), here with Φ(.8) = .7881446014.
        var density = Math.Exp(-0.32) / Math.Sqrt(2 * Math.PI);
        Assert.Equal(0.2 + 0.25 * density / 0.7881446014, Trust.Prior.Mean, 1e-7);
    }

    [Fact]
    public void The_order_of_resolved_forecasts_does_not_matter()
    {
        var anchor = new Anchor(0.3, [-1, 0, 1]);
        ResolvedForecast[] some = [new(anchor, 1, true), new(anchor, -1, true), new(anchor, 2, false)];
        Assert.Equal(Trust.After(some).Mean, Trust.After(some.Reverse()).Mean, 1e-12);
    }

    [Theory]
    [InlineData(0.0, 0, 0.1)]
    [InlineData(1.0, 0.4, 2.5)]
    public void A_diary_teaches_what_models_are_worth(double skill, double least, double most)
    {
        var random = new Random(Samples.Seed);
        Assert.InRange(Enumerable.Range(0, 8).Average(_ => Trust.After(Diary()).Mean), least, most);

        ResolvedForecast[] Diary() => [.. Enumerable.Range(0, 300).Select(_ =>
        {
            var anchor = new Anchor(0.05 + 0.5 * random.NextDouble(), [.. Enumerable.Range(0, 20).Select(_ => 1.5 * Normal())]);
            var z = 1.5 * Normal();
            return new ResolvedForecast(anchor, z, random.NextDouble() < anchor.Joined(skill, z));
        })];

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    [Fact]
    public void The_spread_is_that_of_many_random_draws()
    {
        var random = new Random(Samples.Seed);
        double[] typical = [-6, -5, -4.5, -4, -3, -2], draws = [-4, -3.5, -2.5, -1];
        var rate = new ReferenceRate(21, 170) { PerDay = 0.00068, PerDayLow = 0.00039, PerDayHigh = 0.00106, Days = 124 }.Over(9);
        var joined = new JoinedForecast(rate, typical, -2.6, draws, Trust.Prior);
        var anchor = new Anchor(rate.Mean, typical);
        double[] many = [.. Enumerable.Range(0, 40_000).Select(_ => anchor.At(rate.At(random.NextDouble())).Joined(Trust.Prior.Quantile(random.NextDouble()), draws[random.Next(4)])).Order()];
        foreach (var share in (double[])[0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]) Assert.Equal(many[(int)(share * many.Length)], joined.Quantile(share), 0.05 * many[(int)(share * many.Length)]);
        Assert.Equal(Trust.Prior.Joined(anchor, -2.6), joined.Probability);
        Assert.Equal(joined.Probability, joined.By(9), 1e-12);
    }

    [Fact]
    public void Readiness_is_found_where_typical_models_average_the_rate() => Gen.Select(Gen.Double[0.0005, 0.5], Gen.Double[0.5, 4], Gen.Double[0.6, 1]).Sample((rate, power, top) =>
    {
        var asked = 0;
        double Mean(double rho)
        {
            asked++;
            return top * Math.Pow(rho, power);
        }

        var rho = ReadinessSearch.For(Mean, rate);
        Assert.Equal(rate, top * Math.Pow(rho, power), 0.021 * rate);
        Assert.InRange(asked, 1, 9);
    });

    [Fact]
    public void Where_even_readiness_is_not_enough_all_are_ready() => Assert.Equal(1, ReadinessSearch.For(rho => 0.1 * rho, 0.2));
}

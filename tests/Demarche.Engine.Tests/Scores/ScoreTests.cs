using System.Globalization;
using CsCheck;
using Demarche.Engine.Scores;
using Xunit;

namespace Demarche.Engine.Tests.Scores;

public class ScoreTests
{
    private static readonly Gen<ScoredForecast[]> Forecasts =
        Gen.Select(Gen.OneOf(Gen.Double[0, 1], Gen.Int[0, 10].Select(k => k / 10.0)), Gen.Bool, Gen.Int[0, 9]).Select((p, came, crisis) => new ScoredForecast(p, came, crisis)).Array[1, 60];

    [Fact]
    public void Murphys_terms_add_up_to_the_score() => Gen.Select(Forecasts, Gen.Int[1, 20]).Sample((forecasts, bins) =>
        Assert.Equal(ForecastScores.Brier(forecasts), MurphyTerms.Of(forecasts, bins).Brier, 1e-12));

    [Fact]
    public void With_one_forecast_value_a_bin_nothing_is_left_within_bins() => Gen.Select(Gen.Int[0, 9], Gen.Bool).Array[1, 40].Sample(all =>
    {
        var terms = MurphyTerms.Of([.. all.Select(f => new ScoredForecast((f.Item1 + 0.5) / 10, f.Item2))]);
        Assert.Equal(0, terms.WithinVariance, 1e-15);
        Assert.Equal(0, terms.WithinCovariance, 1e-15);
    });

    [Fact]
    public void The_area_counts_the_pairs_in_the_right_order() => Forecasts.Sample(forecasts =>
    {
        double won = 0, pairs = 0;
        foreach (var yes in forecasts.Where(f => f.Came))
        {
            foreach (var no in forecasts.Where(f => !f.Came))
            {
                pairs++;
                won += yes.Probability > no.Probability ? 1 : yes.Probability == no.Probability ? 0.5 : 0;
            }
        }

        if (pairs == 0) Assert.True(double.IsNaN(ForecastScores.Auc(forecasts)));
        else Assert.Equal(won / pairs, ForecastScores.Auc(forecasts), 1e-12);
    });

    [Fact]
    public void Scores_of_a_table_by_hand()
    {
        ScoredForecast[] table = [new(0.1, false), new(0.4, false), new(0.35, true), new(0.8, true)];
        Assert.Equal((0.01 + 0.16 + 0.4225 + 0.04) / 4, ForecastScores.Brier(table), 1e-15);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.6) + Math.Log(0.35) + Math.Log(0.8)) / 4, ForecastScores.Log(table), 1e-15);
        Assert.Equal(0.75, ForecastScores.Auc(table));
        Assert.Equal(0.2, ForecastScores.Skill(0.2, 0.25), 1e-12);
    }

    /// <summary>forecasts.csv was scored by a program of its own, written in another language from the formulas: nothing is shared with what is tested.</summary>
    [Fact]
    public void Scores_of_a_file_are_those_of_another_program()
    {
        ScoredForecast[] file =
        [
            .. File.ReadLines(Repository.PathOf("tests", "Demarche.Engine.Tests", "Scores", "forecasts.csv")).Skip(1).Select(line => line.Split(','))
                .Select(f => new ScoredForecast(double.Parse(f[0], CultureInfo.InvariantCulture), f[1] == "1", int.Parse(f[2], CultureInfo.InvariantCulture))),
        ];
        Assert.Equal(40, file.Length);
        Assert.Equal(0.201825, ForecastScores.Brier(file), 1e-12);
        Assert.Equal(0.6612445374900233, ForecastScores.Log(file), 1e-12);
        Assert.Equal(0.7644110275689223, ForecastScores.Auc(file), 1e-12);
        var murphy = MurphyTerms.Of(file);
        Assert.Equal(0.249375, murphy.Uncertainty, 1e-12);
        Assert.Equal(0.08395833333333333, murphy.Resolution, 1e-12);
        Assert.Equal(0.035456375, murphy.Reliability, 1e-12);
        Assert.Equal(0.201825, murphy.Brier, 1e-12);
        var line = CalibrationLine.Of(file)!;
        Assert.Equal(0.49592863543370763, line.Slope, 1e-4);
        Assert.Equal(0.12995182989540796, line.Intercept, 1e-4);
    }

    [Fact]
    public void Bins_hold_every_forecast_once() => Gen.Select(Forecasts, Gen.Int[1, 20]).Sample((forecasts, count) =>
    {
        var bins = ReliabilityBins.Of(forecasts, count);
        Assert.Equal(forecasts.Length, bins.Sum(b => b.Count));
        Assert.All(bins, b => Assert.True(b.Low <= b.Share && b.Share <= b.High && b.From <= b.Said + 1e-12 && b.Said <= b.To + 1e-12));
        Assert.All(bins, b => Assert.Equal(forecasts.Count(f => f.Came && Math.Min(count - 1, (int)(f.Probability * count)) == (int)Math.Round(b.From * count)), b.Came));
    });

    [Fact]
    public void A_fit_is_where_the_likelihood_is_flat() => Gen.Select(Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Int[0, 1_000_000]).Sample((b0, b1, b2, seed) =>
    {
        var random = new Random(seed);
        double[][] x = [.. Enumerable.Range(0, 400).Select(_ => (double[])[random.NextDouble() * 4 - 2, 100 + 30 * random.NextDouble()])];
        double[] offset = [.. x.Select(_ => random.NextDouble() - 0.5)];
        bool[] came = [.. x.Select((r, k) => random.NextDouble() < 1 / (1 + Math.Exp(-(offset[k] + b0 + b1 * r[0] + b2 * (r[1] - 115) / 9))))];
        if (came.Distinct().Count() < 2) return;
        var fit = LogitFit.Of(x, came, offset);
        double[] gap = [.. x.Select((r, k) => (came[k] ? 1 : 0) - fit.Probability(r, offset[k]))];
        Assert.Equal(0, gap.Average(), 1e-6);
        Assert.Equal(0, gap.Select((g, k) => g * x[k][0]).Average(), 1e-3);
        Assert.InRange(fit.Coefficients[1], b1 - 6 * fit.Errors[1] - 0.1, b1 + 6 * fit.Errors[1] + 0.1);
    }, Samples.Tenth);

    [Fact]
    public void Cases_that_can_be_told_apart_without_error_leave_a_finite_fit()
    {
        var fit = LogitFit.Of([.. Enumerable.Range(0, 20).Select(k => (double[])[k])], [.. Enumerable.Range(0, 20).Select(k => k >= 10)]);
        Assert.All(fit.Coefficients, b => Assert.True(double.IsFinite(b)));
        Assert.True(fit.Probability([9]) < 0.5 && fit.Probability([10]) > 0.5);
    }

    [Fact]
    public void Forecasts_drawn_as_they_say_lie_on_the_line()
    {
        var random = new Random(Samples.Seed);
        ScoredForecast[] forecasts = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble()).Select(p => new ScoredForecast(p, random.NextDouble() < p))];
        var line = CalibrationLine.Of(forecasts)!;
        Assert.Equal(1, line.Slope, 4 * line.SlopeError);
        Assert.Equal(0, line.Intercept, 4 * line.InterceptError);
        Assert.Null(CalibrationLine.Of([new ScoredForecast(0.3, true), new ScoredForecast(0.4, true)]));
    }

    [Fact]
    public void The_band_of_a_mean_over_single_crises_is_that_of_its_standard_error()
    {
        var random = new Random(Samples.Seed);
        double[] x = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        var mean = x.Average();
        var error = Math.Sqrt(x.Average(v => (v - mean) * (v - mean)) / x.Length);
        var (low, high) = ClusterBootstrap.Band(x.Length, k => k, sample => sample.Average(k => x[k]), new Random(1));
        Assert.Equal(mean - 1.96 * error, low, 0.2 * error);
        Assert.Equal(mean + 1.96 * error, high, 0.2 * error);
    }

    [Fact]
    public void Crises_are_drawn_whole()
    {
        ClusterBootstrap.Band(30, k => k / 10, sample =>
        {
            Assert.Equal(0, sample.Count % 10);
            Assert.All(sample.GroupBy(k => k), g => Assert.Equal(sample.Count(k => k / 10 == g.Key / 10) / 10, g.Count()));
            return 0;
        }, new Random(1), 50);
    }

    [Fact]
    public void Ten_percent_of_skill_show_in_some_three_hundred_cases()
    {
        Assert.Equal(310, EnoughCases.For(0.1), 1e-9);
        Assert.False(EnoughCases.Tell(300, 0.1));
        Assert.True(EnoughCases.Tell(311, 0.1));
        Assert.False(EnoughCases.Tell(1_000_000, 0));
    }

    [Fact]
    public void Analysts_who_agree_are_one_analyst()
    {
        var anchor = new Demarche.Engine.Outside.Anchor(0.1, [-2, -1, 0]);
        var trust = Demarche.Engine.Outside.Trust.Prior;
        Assert.Equal(trust.Joined(anchor, 0.7), Pooled.Probability([(anchor, 0.7), (anchor, 0.7)], trust), 1e-12);
        var pool = Pooled.Probability([(anchor, 0.7), (anchor, -2)], trust);
        Assert.InRange(pool, trust.Joined(anchor, -2), trust.Joined(anchor, 0.7));
    }
}

using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Tests.Play;

/// <summary>Words and bands for probabilities.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "almost no chance")]
    [InlineData(0.049, "almost no chance")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0.199, "very unlikely")]
    [InlineData(0.2, "unlikely")]
    [InlineData(0.449, "unlikely")]
    [InlineData(0.45, "roughly even chance")]
    [InlineData(0.5, "roughly even chance")]
    [InlineData(0.55, "roughly even chance")]
    [InlineData(0.551, "likely")]
    [InlineData(0.8, "likely")]
    [InlineData(0.801, "very likely")]
    [InlineData(0.95, "very likely")]
    [InlineData(0.951, "almost certain")]
    [InlineData(1, "almost certain")]
    public void Likelihood_words_have_fixed_bands(double probability, string word) => Assert.Equal(word, Likelihood.Word(probability));

    [Fact]
    public void Words_are_symmetric_about_even()
    {
        string[] words = ["almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"];
        for (var k = 0; k <= 1000; k++)
        {
            Assert.Equal(6, Array.IndexOf(words, Likelihood.Word(k / 1000.0)) + Array.IndexOf(words, Likelihood.Word(1 - (k / 1000.0))));
        }
    }

    [Fact]
    public void Bands_are_quantiles()
    {
        var band = Band.Of(Enumerable.Range(0, 1001).Select(k => k / 1000.0).Reverse());
        Assert.Equal([0.5, 0.5, 0.25, 0.75, 0.1, 0.9, 0.025, 0.975], new[] { band.Median, band.Mean, band.Low50, band.High50, band.Low80, band.High80, band.Low95, band.High95 }.Select(v => Math.Round(v, 12)));
        Assert.Equal(new Band(3, 3, 3, 3, 3, 3, 3, 3), Band.Of([3]));
        Assert.Throws<ArgumentException>(() => Band.Of([]));
    }

    [Theory]
    [InlineData(0.1, 0.3, 0.05, "high")]
    [InlineData(0.1, 0.3, 0.25, "moderate")]
    [InlineData(0.1, 0.3, 0.46, "low")]
    [InlineData(0.1, 0.3, null, "moderate")]
    [InlineData(0.25, 0.3, 0.05, "moderate")]
    [InlineData(0.25, 0.3, null, "moderate")]
    [InlineData(0.35, 0.3, 0.05, "low")]
    [InlineData(0.6, 0.3, 0.05, "low")]
    [InlineData(0.1, 0.7, 0.05, "moderate")]
    [InlineData(0.1, 0.7, null, "low")]
    [InlineData(0.3, 0.7, 0.05, "low")]
    public void Confidence_comes_from_spread_calendar_and_judgement(double width, double judged, double? moved, string level)
    {
        RefinementFinding[] cuts = moved is { } by ? [new("as it is", 4, 0.4, null), new("finer", 8, 0.4 + by, null), new("finer still", 16, null, "too large")] : [];

        Assert.Equal(level, Confidence.Of(new Band(0.4, 0.4, 0.3, 0.5, 0.2, 0.2 + width, 0.1, 0.9), 20, judged, cuts, 0.4).Level);
    }

    /// <summary>A found bug: half the occasions down and twice up were added.</summary>
    [Fact]
    public void How_far_the_calendar_moves_the_answer_is_counted_from_the_answer()
    {
        RefinementFinding[] cuts = [new("fewer", 2, 0.23, null), new("as it is", 3, 0.5, null), new("more", 6, 0.98, null)];
        Assert.Contains("moves the answer by up to 48 points,", Confidence.Of(new Band(0.4, 0.4, 0.3, 0.5, 0.2, 0.6, 0.1, 0.9), 20, 0, cuts, 0.5).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_run_has_no_spread_to_be_confident_of()
    {
        var confidence = Confidence.Of(Band.Of([0.4]), 1, 0, [], 0.4);

        Assert.Equal("low", confidence.Level);
        Assert.StartsWith("one run has no spread", confidence.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0004, "under 0.1%")]
    [InlineData(0.001, "0.1%")]
    [InlineData(0.0061, "0.6%")]
    [InlineData(0.0194, "1.9%")]
    [InlineData(0.0196, "2%")]
    [InlineData(0.99, "99%")]
    [InlineData(0.999, "99.9%")]
    [InlineData(0.9996, "over 99.9%")]
    [InlineData(1, "100%")]
    [InlineData(0.42, "42%")]
    public void Percentages_do_not_round_to_nothing_or_all(double probability, string words) => Assert.Equal(words, ProbabilityWords.Percent(probability));

    [Theory]
    [InlineData(0, "never")]
    [InlineData(0.000001, "less than 1 in 100,000")]
    [InlineData(0.0042, "about 1 in 240")]
    [InlineData(0.0061, "about 1 in 160")]
    [InlineData(0.08, "about 1 in 13")]
    [InlineData(0.14, "about 1 in 7")]
    [InlineData(0.41, "about 4 in 10")]
    [InlineData(0.98, "all but about 1 in 50")]
    [InlineData(1, "always")]
    public void Frequencies_are_natural(double probability, string words) => Assert.Equal(words, OutsideSentences.Frequency(probability));

    [Fact]
    public void A_natural_frequency_is_within_a_twentieth_of_the_probability()
    {
        for (var k = 1; k < 1500; k++)
        {
            var p = k / 10_000.0;
            var told = 1 / double.Parse(OutsideSentences.Frequency(p)["about 1 in ".Length..].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(told / p, 0.92, 1.09);
        }
    }
}

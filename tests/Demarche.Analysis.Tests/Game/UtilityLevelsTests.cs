using Demarche.Analysis.Game;

namespace Demarche.Analysis.Tests.Game;

/// <summary>Numbers behind an order.</summary>
public sealed class UtilityLevelsTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(13)]
    public void Drawn_levels_have_the_moments_of_uniform_order_statistics(int levels)
    {
        const int Draws = 40_000;
        var random = new Random(20220105);
        var (sum, squares, products) = (new double[levels], new double[levels], 0.0);
        for (var d = 0; d < Draws; d++)
        {
            var values = UtilityLevels.Drawn(levels, random);
            Assert.Equal(values.Order(), values);
            Assert.Equal((0.0, 1.0), (values[0], values[^1]));
            for (var k = 0; k < levels; k++) (sum[k], squares[k]) = (sum[k] + values[k], squares[k] + values[k] * values[k]);
            products += values[1] * values[^2];
        }

        // Of n = L - 2 uniform numbers the k-th smallest has mean k/(n+1), variance k(n+1-k)/((n+1)²(n+2)); two of them covariance j(n+1-k)/((n+1)²(n+2)).
        double n = levels - 2;
        for (var k = 1; k < levels - 1; k++)
        {
            var (mean, variance) = (k / (n + 1), k * (n + 1 - k) / ((n + 1) * (n + 1) * (n + 2)));
            var error = Math.Sqrt(variance / Draws);
            Assert.InRange(sum[k] / Draws, mean - 4.5 * error, mean + 4.5 * error);
            var found = squares[k] / Draws - sum[k] / Draws * (sum[k] / Draws);
            Assert.InRange(found / variance, 0.95, 1.05);
        }

        var covariance = 1 / ((n + 1) * (n + 1) * (n + 2));
        Assert.InRange((products / Draws - sum[1] / Draws * (sum[^2] / Draws)) / covariance, n < 2 ? 0.9 : 0.75, n < 2 ? 1.1 : 1.25);
    }

    [Fact]
    public void The_centre_is_the_mean_of_the_draws() => Assert.Equal([0, 0.25, 0.5, 0.75, 1], UtilityLevels.Midpoint(5));

    [Fact]
    public void One_level_alone_is_worth_nothing()
    {
        Assert.Equal([0.0], UtilityLevels.Drawn(1, new Random(1)));
        Assert.Equal([0.0], UtilityLevels.Midpoint(1));
    }

    [Fact]
    public void States_that_are_tied_are_worth_the_same_and_the_best_is_worth_one()
    {
        var compiled = Played.Compile("""
            parties:
              A: { levers: { a: [no, yes], b: [no, yes], c: [no, yes] }, priorities: [[a, b], a iff b] }
            """);
        var order = new TypeOrder(compiled, compiled.Crisis.Parties[0].Preference, [.. Enumerable.Range(0, 8)]);
        var random = new Random(3);
        var firstIsHigher = 0;
        for (var d = 0; d < 400; d++)
        {
            var worth = order.Draw(random);
            Assert.Equal(worth[..4], worth[4..]);
            Assert.Equal((0.0, 1.0), (worth.Min(), worth.Max()));
            if (worth[1] > worth[2]) firstIsHigher++;
        }

        Assert.InRange(firstIsHigher, 150, 250);
        Assert.Equal(order.Middle()[1], order.Middle()[2], 12);
    }
}

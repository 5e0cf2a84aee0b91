using CsCheck;
using Demarche.Analysis.Game;

namespace Demarche.Analysis.Tests.Game;

/// <summary>Numbers for steps of several strengths: even over all that agree with order and strengths, by comparison with numbers of which those that do not agree are thrown away.</summary>
public sealed class GradedStepsTests
{
    private static Gen<(int[] Degrees, double Worth)> Cases => Gen.Select(Gen.Int[0, 2].Array[1, 6], Gen.Double[1, 4]);

    [Fact]
    public void A_strong_step_is_worth_at_least_so_many_mild_ones() => Gen.Select(Cases, Gen.Int).Sample((about, seed) =>
    {
        var (degrees, worth) = about;
        var values = GradedSteps.Drawn(degrees, worth, new Random(seed));
        var steps = values.Zip(values.Skip(1), (a, b) => b - a).ToArray();
        Assert.Equal((0.0, 1.0), (values[0], values[^1]));
        for (var a = 0; a < steps.Length; a++)
        {
            Assert.True(steps[a] >= 0);
            for (var b = 0; b < steps.Length; b++)
            {
                if (degrees[a] > degrees[b]) Assert.True(steps[a] >= (Math.Pow(worth, degrees[a] - degrees[b]) * steps[b]) - 1e-12, $"{steps[a]} is less than {worth} times {steps[b]}");
            }
        }
    });

    [Theory]
    [InlineData(2.0, 0, 1)]
    [InlineData(3.0, 0, 0, 1)]
    [InlineData(2.0, 1, 0, 1, 0)]
    [InlineData(1.5, 2, 0, 1)]
    [InlineData(2.0, 2, 0, 0)]
    public void They_are_even_over_all_that_agree(double worth, params int[] degrees)
    {
        const int Draws = 40_000;
        var random = new Random(7);
        var (sum, square) = (new double[degrees.Length], new double[degrees.Length]);
        for (var n = 0; n < Draws; n++) Count(GradedSteps.Drawn(degrees, worth, random), sum, square);
        var (naiveSum, naiveSquare, kept) = (new double[degrees.Length], new double[degrees.Length], 0);
        while (kept < Draws)
        {
            var values = UtilityLevels.Drawn(degrees.Length + 1, random);
            var steps = values.Zip(values.Skip(1), (a, b) => b - a).ToArray();
            var agrees = Enumerable.Range(0, steps.Length).All(a => Enumerable.Range(0, steps.Length).All(b => degrees[a] <= degrees[b] || steps[a] >= Math.Pow(worth, degrees[a] - degrees[b]) * steps[b]));
            if (!agrees) continue;
            kept++;
            Count(values, naiveSum, naiveSquare);
        }

        var means = GradedSteps.Means(degrees, worth);
        for (var k = 0; k < degrees.Length; k++)
        {
            Assert.Equal(naiveSum[k] / Draws, sum[k] / Draws, 0.01);
            Assert.Equal(naiveSquare[k] / Draws, square[k] / Draws, 0.01);
            Assert.Equal(naiveSum[k] / Draws, means[k + 1] - means[k], 0.01);
        }
    }

    [Fact]
    public void Of_one_strength_they_are_spaced_evenly() => Gen.Select(Gen.Int[1, 9], Gen.Double[1, 5]).Sample((steps, worth) =>
    {
        var means = GradedSteps.Means(new int[steps], worth);
        Assert.All(means.Zip(UtilityLevels.Midpoint(steps + 1)), p => Assert.Equal(p.Second, p.First, 1e-12));
    });

    [Fact]
    public void In_play_the_statement_that_decides_a_step_says_how_strong_it_is()
    {
        const string Model = """
            asof: 2022-01-01
            parties:
              A: { levers: { x: [no, yes], y: [no, yes] }, priorities: [{ say: x, strength: strong }, y] }
            calendar: [{ on: 2022-01-02, what: Talks }]
            play: { strong-step: 5 }
            """;
        var played = Played.Of(Model);
        var order = new TypeOrder(played.Game.Compiled, played.Game.Compiled.PreferenceOf(0), [0, 1, 2, 3]);

        for (var n = 0; n < 200; n++)
        {
            var worth = order.Draw(new Random(n));
            Assert.True(worth[1] - worth[2] >= 5 * Math.Max(worth[2] - worth[0], worth[3] - worth[1]) - 1e-12);
        }
    }

    private static void Count(double[] values, double[] sum, double[] square)
    {
        for (var k = 0; k < sum.Length; k++)
        {
            var step = values[k + 1] - values[k];
            sum[k] += step;
            square[k] += step * step;
        }
    }
}

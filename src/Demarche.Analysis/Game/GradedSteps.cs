namespace Demarche.Analysis.Game;

/// <summary>
/// Numbers for the levels of an order whose steps are of several strengths: each step of a degree is worth at least so many times any step of the degree
/// below. Drawn evenly from all such numbers, scaled to end at 1.
/// </summary>
/// <remarks>
/// Steps drawn independently from an exponential distribution and divided by their sum are even over all that add up to 1; so are those that keep the
/// strengths, if the others are thrown away. Nothing has to be thrown away: let n_d be the number of steps of degree d, w how much stronger each degree is, and
/// c_d = w (n_{d+1} + c_{d+1}), 0 for the highest. By the memorylessness of the exponential, the steps of degree d begin at w times the longest of
/// degree d−1, and what is beyond that has density proportional to exp(−sum − c_d · longest): sorted, the j-th exceeds the one before it by an exponential
/// amount of rate n_d − j + 1 + c_d (Rényi 1953, spacings of exponential order statistics). O(steps) for a draw.
/// </remarks>
internal static class GradedSteps
{
    /// <summary>A number for each level, worst to best, from 0 to 1.</summary>
    /// <param name="degrees">The degree of each step, from the worst level upwards, 0 and up.</param>
    /// <param name="worth">How many steps of one degree a step of the next is worth at least, 1 or more.</param>
    /// <param name="random">The generator.</param>
    public static double[] Drawn(IReadOnlyList<int> degrees, double worth, Random random)
    {
        ArgumentNullException.ThrowIfNull(degrees);
        ArgumentNullException.ThrowIfNull(random);
        var steps = new double[degrees.Count];
        var longest = 0.0;
        foreach (var (places, pull) in ByDegree(degrees, worth))
        {
            longest *= worth;
            for (var k = places.Length - 1; k > 0; k--)
            {
                var other = (int)(random.NextDouble() * (k + 1));
                (places[k], places[other]) = (places[other], places[k]);
            }

            for (var k = 0; k < places.Length; k++)
            {
                longest -= Math.Log(1 - random.NextDouble()) / (places.Length - k + pull);
                steps[places[k]] = longest;
            }
        }

        return Added(steps, steps.Sum());
    }

    /// <summary>The means of the numbers drawn.</summary>
    /// <param name="degrees">The degree of each step, from the worst level upwards.</param>
    /// <param name="worth">How many steps of one degree a step of the next is worth at least.</param>
    public static double[] Means(IReadOnlyList<int> degrees, double worth)
    {
        ArgumentNullException.ThrowIfNull(degrees);
        var steps = new double[degrees.Count];
        var longest = 0.0;
        foreach (var (places, pull) in ByDegree(degrees, worth))
        {
            longest *= worth;
            var (mean, n) = (longest, places.Length);
            for (var k = 0; k < n; k++)
            {
                var beyond = 1 / (n - k + pull);
                longest += beyond;
                mean += (n - k) * beyond / n;
            }

            foreach (var place in places) steps[place] = mean;
        }

        return Added(steps, degrees.Count);
    }

    /// <summary>For each degree from 0 the places of its steps, and how strongly the stronger steps pull its longest one down.</summary>
    private static (int[] Places, double Pull)[] ByDegree(IReadOnlyList<int> degrees, double worth)
    {
        var highest = degrees.DefaultIfEmpty().Max();
        var by = new (int[] Places, double Pull)[highest + 1];
        var pull = 0.0;
        for (var degree = highest; degree >= 0; degree--)
        {
            by[degree] = ([.. Enumerable.Range(0, degrees.Count).Where(k => degrees[k] == degree)], pull);
            pull = worth * (by[degree].Places.Length + pull);
        }

        return by;
    }

    private static double[] Added(double[] steps, double whole)
    {
        var values = new double[steps.Length + 1];
        for (var k = 0; k < steps.Length; k++) values[k + 1] = values[k] + (steps[k] / whole);
        if (steps.Length > 0) values[^1] = 1;
        return values;
    }
}

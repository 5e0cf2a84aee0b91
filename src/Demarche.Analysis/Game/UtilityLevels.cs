namespace Demarche.Analysis.Game;

/// <summary>Numbers for the levels of an order, worst to best: 0 for the worst, 1 for the best.</summary>
internal static class UtilityLevels
{
    /// <summary>
    /// Drawn evenly from all numbers that agree with the order: those between worst and best are the order statistics of independent
    /// uniform numbers, so that with L levels level k has mean k/(L−1) and variance k(L−1−k)/((L−1)²L). One level alone is worth 0. O(L log L).
    /// </summary>
    public static double[] Drawn(int levels, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(levels);
        ArgumentNullException.ThrowIfNull(random);
        var values = new double[levels];
        if (levels < 2) return values;
        for (var k = 1; k < levels - 1; k++) values[k] = random.NextDouble();
        Array.Sort(values, 1, levels - 2);
        values[^1] = 1;
        return values;
    }

    /// <summary>The means of the numbers drawn: levels evenly spaced.</summary>
    public static double[] Midpoint(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(levels);
        return [.. Enumerable.Range(0, levels).Select(k => levels < 2 ? 0.0 : (double)k / (levels - 1))];
    }
}

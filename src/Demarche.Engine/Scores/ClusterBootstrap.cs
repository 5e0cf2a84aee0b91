namespace Demarche.Engine.Scores;

/// <summary>
/// How sure a score is: its spread when whole crises are drawn again with replacement (Efron 1979), since forecasts of one crisis hang together.
/// </summary>
public static class ClusterBootstrap
{
    /// <summary>The band of a statistic.</summary>
    /// <param name="count">How many forecasts.</param>
    /// <param name="cluster">The crisis of each.</param>
    /// <param name="statistic">The statistic of a sample: which forecasts it holds, some several times.</param>
    /// <param name="random">The seeded generator.</param>
    /// <param name="draws">How many samples.</param>
    /// <param name="share">How much of the spread the band holds.</param>
    /// <returns>The band; samples whose statistic is no number are left out; NaN where none is left.</returns>
    public static (double Low, double High) Band(int count, Func<int, int> cluster, Func<IReadOnlyList<int>, double> statistic, Random random,
        int draws = 2000, double share = 0.95)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(random);
        int[][] crises = [.. Enumerable.Range(0, count).GroupBy(cluster).OrderBy(g => g.Key).Select(g => g.ToArray())];
        var found = new List<double>(draws);
        var sample = new List<int>(count);
        for (var d = 0; d < draws && crises.Length > 0; d++)
        {
            sample.Clear();
            for (var k = 0; k < crises.Length; k++) sample.AddRange(crises[random.Next(crises.Length)]);
            if (statistic(sample) is var value && double.IsFinite(value)) found.Add(value);
        }

        if (found.Count == 0) return (double.NaN, double.NaN);
        found.Sort();
        return (At((1 - share) / 2), At((1 + share) / 2));

        double At(double q)
        {
            var x = q * (found.Count - 1);
            var k = Math.Min((int)x, found.Count - 2);
            return k < 0 ? found[0] : found[k] + (x - k) * (found[k + 1] - found[k]);
        }
    }
}

namespace Demarche.Reports.Figures;

/// <summary>Moves things on a line apart until none overlaps, each as little as possible.</summary>
internal static class Spread
{
    /// <summary>
    /// Centres in the given order with room between them, with the least sum of squared moves from the wished-for ones: isotonic regression by
    /// pooling adjacent violators, linear time. Between 0 and <paramref name="within"/>, if given, which must have room for all.
    /// </summary>
    public static double[] Apart(IReadOnlyList<double> wished, IReadOnlyList<double> sizes, double gap, double? within = null)
    {
        var offsets = new double[wished.Count];
        for (var i = 1; i < offsets.Length; i++) offsets[i] = offsets[i - 1] + ((sizes[i - 1] + sizes[i]) / 2) + gap;
        var pools = new Stack<(double Sum, int Count)>();
        for (var i = 0; i < wished.Count; i++)
        {
            var pool = (Sum: wished[i] - offsets[i], Count: 1);
            while (pools.TryPeek(out var before) && before.Sum / before.Count >= pool.Sum / pool.Count)
            {
                pools.Pop();
                pool = (before.Sum + pool.Sum, before.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var means = pools.Reverse().SelectMany(p => Enumerable.Repeat(p.Sum / p.Count, p.Count));
        if (within is not { } end || sizes.Count == 0) return [.. means.Select((mean, i) => mean + offsets[i])];
        var (lowest, highest) = (sizes[0] / 2, end - (sizes[^1] / 2) - offsets[^1]);
        return [.. means.Select((mean, i) => Math.Max(lowest, Math.Min(mean, highest)) + offsets[i])];
    }
}

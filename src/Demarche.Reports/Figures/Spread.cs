namespace Demarche.Reports.Figures;

/// <summary>Moves things on a line apart until none overlaps, each as little as possible.</summary>
internal static class Spread
{
    /// <summary>
    /// Centres in the given order with room between them, with the least sum of squared moves from the wished-for ones: isotonic regression by
    /// pooling adjacent violators, linear time.
    /// </summary>
    public static double[] Apart(IReadOnlyList<double> wished, IReadOnlyList<double> sizes, double gap)
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
        return [.. means.Select((mean, i) => mean + offsets[i])];
    }
}

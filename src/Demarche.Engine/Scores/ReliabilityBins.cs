using Demarche.Engine.Outside;

namespace Demarche.Engine.Scores;

/// <summary>Forecasts of about the same probability, and how often it came about.</summary>
/// <param name="From">The lower end of the bin.</param>
/// <param name="To">The upper end.</param>
/// <param name="Count">How many forecasts.</param>
/// <param name="Came">How many of them came about.</param>
/// <param name="Said">The mean of what was said.</param>
/// <param name="Low">The lower end of 95% for the share that would come about (Jeffreys).</param>
/// <param name="High">The upper end.</param>
public sealed record ReliabilityBin(double From, double To, int Count, int Came, double Said, double Low, double High)
{
    /// <summary>The share that came about.</summary>
    public double Share => (double)Came / Count;
}

/// <summary>What was said against what came about, bin by bin.</summary>
public static class ReliabilityBins
{
    /// <summary>
    /// Bins of equal width over 0 to 1; those without a forecast are left out. A probability on an edge belongs to the bin above, 1 to the last.
    /// </summary>
    public static IReadOnlyList<ReliabilityBin> Of(IReadOnlyCollection<ScoredForecast> forecasts, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        return [.. forecasts.GroupBy(f => Bin(f.Probability, bins)).OrderBy(g => g.Key).Select(g => Bin([.. g], (double)g.Key / bins, (g.Key + 1.0) / bins))];
    }

    internal static int Bin(double p, int bins) => Math.Clamp((int)(p * bins), 0, bins - 1);

    private static ReliabilityBin Bin(ScoredForecast[] members, double from, double to)
    {
        var came = members.Count(f => f.Came);
        var share = BetaDistribution.Of(came, members.Length);
        return new ReliabilityBin(from, to, members.Length, came, members.Average(f => f.Probability), came == 0 ? 0 : share.At(0.025), came == members.Length
            ? 1 : share.At(0.975));
    }
}

namespace Demarche.Engine.Outside;

/// <summary>A forecast whose outcome is known: what it was held to, what the model said, and whether it came about.</summary>
/// <param name="Anchor">The class's rate over the horizon and the typical models.</param>
/// <param name="LogOdds">The model's own figure, in log-odds.</param>
/// <param name="Came">Whether it came about.</param>
public readonly record struct ResolvedForecast(Anchor Anchor, double LogOdds, bool Came);

/// <summary>
/// How much a model's figure counts beside the outside view: a distribution over w ≥ 0. Before any forecast has been resolved N(.2, .25²) cut at 0; each
/// resolved one multiplies it by the probability σ(c(w) + w·z) that it gave to what came about.
/// </summary>
/// <remarks>By Simpson's rule on a grid of w up to 2.5, dense enough for 1e-7; O(points × typical models) an anchor, O(points) a resolved forecast.</remarks>
public sealed class Trust
{
    private const double PriorMean = 0.2;
    private const double PriorDeviation = 0.25;
    private const double Most = 2.5;
    private const int Steps = 250;

    private readonly double[] weight;
    private readonly double[] below;

    private Trust(double[] log)
    {
        var top = log.Max();
        double[] density = [.. log.Select(l => Math.Exp(l - top))];
        weight = [.. density.Select((d, k) => d * (k is 0 or Steps ? 1 : k % 2 == 1 ? 4 : 2))];
        var sum = weight.Sum();
        for (var k = 0; k < weight.Length; k++) weight[k] /= sum;
        for (var k = 0; k < weight.Length; k++) Mean += weight[k] * At(k);
        below = new double[density.Length];
        for (var k = 1; k < below.Length; k++) below[k] = below[k - 1] + (density[k - 1] + density[k]) / 2;
    }

    /// <summary>Before anything has been resolved.</summary>
    public static Trust Prior { get; } = new(LogPrior());

    /// <summary>What resolved forecasts leave to believe of w. Their order does not matter.</summary>
    public static Trust After(IEnumerable<ResolvedForecast> resolved)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        var log = LogPrior();
        foreach (var alike in resolved.GroupBy(r => r.Anchor))
        {
            // c(w) is found once for all that are held to the same anchor.
            double[] shifts = [.. log.Select((_, k) => alike.Key.ShiftWhereNeeded(At(k)))];
            foreach (var (anchor, z, came) in alike)
            {
                for (var k = 0; k <= Steps; k++)
                {
                    var p = anchor.Joined(At(k), shifts[k], z);
                    log[k] += Math.Log(Math.Max(came ? p : 1 - p, 1e-300));
                }
            }
        }

        return new Trust(log);
    }

    /// <summary>The mean of w.</summary>
    public double Mean { get; }

    /// <summary>The points w at which it is kept, and their weights, which sum to 1.</summary>
    public IEnumerable<(double Trust, double Weight)> Points => weight.Select((p, k) => (At(k), p));

    /// <summary>The w that is not exceeded with a probability from 0 to 1.</summary>
    public double Quantile(double share)
    {
        var at = Math.Clamp(share, 0, 1) * below[^1];
        var k = Array.BinarySearch(below, at);
        if (k >= 0) return At(k);
        var (from, to) = (~k - 1, ~k);
        return to >= below.Length ? Most : At(from) + (at - below[from]) / (below[to] - below[from]) * (Most / Steps);
    }

    /// <summary>p = ∫ σ(c(w) + w·z) π(w) dw.</summary>
    public double Joined(Anchor anchor, double logOdds)
    {
        return new TrustedAnchor(anchor, this).Joined(logOdds);
    }

    private static double At(int k) => k * (Most / Steps);

    private static double[] LogPrior() =>
        [.. Enumerable.Range(0, Steps + 1).Select(k => -0.5 * Math.Pow((At(k) - PriorMean) / PriorDeviation, 2))];
}

namespace Demarche.Engine.Outside;

/// <summary>Finds the readiness at which typical models average a rate.</summary>
public static class ReadinessSearch
{
    /// <summary>Below this nobody would ever move.</summary>
    public const double Least = 1e-6;

    /// <summary>
    /// The ρ in [<see cref="Least"/>, 1] at which a mean that rises with ρ comes to a rate, to a share of it; 1 where even that is not enough, and
    /// <see cref="Least"/> where even that is too much. In few evaluations, since each plays many games: by secants on logarithms, where the mean of a break
    /// that takes k moves is near to a line of slope k, halving the bracket where a secant leaves it.
    /// </summary>
    /// <param name="mean">The mean probability of typical models at a readiness.</param>
    /// <param name="rate">What it should be.</param>
    /// <param name="guess">Where to begin.</param>
    /// <param name="slope">The slope that the first step goes by: how fast the logarithm of the mean is thought to rise with that of ρ.</param>
    /// <param name="within">How near, as a share of the rate.</param>
    /// <param name="most">How many evaluations at most.</param>
    public static double For(Func<double, double> mean, double rate, double guess = 0.01, double slope = 1, double within = 0.02, int most = 12)
    {
        ArgumentNullException.ThrowIfNull(mean);
        var (low, high) = (Math.Log(Least), 0.0);
        var x = Math.Clamp(Math.Log(guess), low, high);
        var (last, gapLast) = (double.NaN, double.NaN);
        for (var k = 0; k < most; k++)
        {
            var gap = Gap(mean(Math.Exp(x)), rate);
            if (Math.Abs(gap) <= within || (x == 0 && gap < 0)) break;
            if (gap > 0) high = x;
            else low = x;
            if (high - low < within / 10) break;
            var next = double.IsNaN(last) || gap == gapLast ? x - gap / slope : x - gap * (x - last) / (gap - gapLast);
            (last, gapLast) = (x, gap);
            x = next > low && next < high ? next : next >= high && high == 0 ? 0 : double.IsFinite(next) && next <= low && low == Math.Log(Least) ? low
                : (low + high) / 2;
            if (x == last) break;
        }

        return Math.Exp(x);
    }

    private static double Gap(double mean, double rate) => Math.Log(Math.Max(mean, 1e-15)) - Math.Log(Math.Max(rate, 1e-15));
}

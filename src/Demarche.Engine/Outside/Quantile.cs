namespace Demarche.Engine.Outside;

/// <summary>Where a distribution function reaches a share.</summary>
internal static class Quantile
{
    /// <summary>The x between two bounds at which a rising function comes to <paramref name="share"/>, to the last digit: by halving.</summary>
    public static double Of(Func<double, double> cdf, double share, double low, double high)
    {
        for (var k = 0; k < 200; k++)
        {
            var middle = Math.Abs(low) < high * 1e-3 && low > 0 ? Math.Sqrt(low * high) : low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            if (cdf(middle) < share) low = middle;
            else high = middle;
        }

        return low + (high - low) / 2;
    }
}

namespace Demarche.Engine.Outside;

/// <summary>The logarithm of the gamma function.</summary>
internal static class LogGamma
{
    private static readonly double HalfLogTau = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>ln Γ(x) for x > 0, to 1e-14 relative to the larger of 1 and the result: x is moved up to 10, where Stirling's series takes over.</summary>
    public static double Of(double x)
    {
        var moved = 1.0;
        for (; x < 10; x++) moved *= x;
        var (r, s) = (1 / x, 1 / (x * x));
        var series = r * (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * 691.0 / 360360)))));
        return (x - 0.5) * Math.Log(x) - x + HalfLogTau + series - Math.Log(moved);
    }
}

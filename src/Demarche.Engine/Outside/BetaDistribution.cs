namespace Demarche.Engine.Outside;

/// <summary>The beta distribution: what k cases in n leave to believe of a rate.</summary>
/// <remarks>The distribution function is Lentz's continued fraction of the incomplete beta function, to some 1e-13; a quantile halves it, some 60
/// evaluations.</remarks>
public sealed class BetaDistribution
{
    private readonly double logScale;

    /// <param name="a">The first shape, above 0.</param>
    /// <param name="b">The second shape, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not a positive number.</exception>
    public BetaDistribution(double a, double b)
    {
        if (!(a > 0) || !double.IsFinite(a)) throw new ArgumentOutOfRangeException(nameof(a), "A shape is a positive number.");
        if (!(b > 0) || !double.IsFinite(b)) throw new ArgumentOutOfRangeException(nameof(b), "A shape is a positive number.");
        (A, B) = (a, b);
        logScale = LogGamma.Of(a + b) - LogGamma.Of(a) - LogGamma.Of(b);
    }

    /// <summary>
    /// What is known of a rate after <paramref name="k"/> cases in <paramref name="n"/>, when nothing was known before (Jeffreys): Beta(k + ½, n −
    /// k + ½).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 ≤ k ≤ n.</exception>
    public static BetaDistribution Of(double k, double n)
    {
        if (!(k >= 0) || !(n >= k)) throw new ArgumentOutOfRangeException(nameof(k), "There are k of n cases, 0 ≤ k ≤ n.");
        return new BetaDistribution(k + 0.5, n - k + 0.5);
    }

    /// <summary>The first shape.</summary>
    public double A { get; }

    /// <summary>The second shape.</summary>
    public double B { get; }

    /// <summary>a / (a + b).</summary>
    public double Mean => A / (A + B);

    /// <summary>The probability of at most x.</summary>
    public double Cdf(double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(logScale + A * Math.Log(x) + B * Math.Log(1 - x));
        return x < (A + 1) / (A + B + 2) ? front * Fraction(A, B, x) / A : 1 - front * Fraction(B, A, 1 - x) / B;
    }

    /// <summary>The x that is not exceeded with probability <paramref name="share"/>, 0 to 1.</summary>
    public double At(double share)
    {
        if (!(share >= 0 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), "A share lies from 0 to 1.");
        return share == 0 ? 0 : share == 1 ? 1 : Quantile.Of(Cdf, share, 1e-300, 1);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        var c = 1.0;
        var d = 1 / NotZero(1 - (a + b) * x / (a + 1));
        var result = d;
        for (var m = 1; m <= 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            result *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }

        return result;

        static double NotZero(double v) => Math.Abs(v) < tiny ? tiny : v;
    }
}

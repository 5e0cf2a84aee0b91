namespace Demarche.Engine.Outside;

/// <summary>The gamma distribution: what is believed of a hazard a day.</summary>
/// <remarks>The distribution function is the series of the incomplete gamma function below its mean, Lentz's continued fraction above, to some 1e-13.</remarks>
public sealed class GammaDistribution
{
    private readonly double logGamma;

    /// <param name="shape">Above 0.</param>
    /// <param name="scale">Above 0; the mean is shape × scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not a positive number.</exception>
    public GammaDistribution(double shape, double scale)
    {
        if (!(shape > 0) || !double.IsFinite(shape)) throw new ArgumentOutOfRangeException(nameof(shape), "A shape is a positive number.");
        if (!(scale > 0) || !double.IsFinite(scale)) throw new ArgumentOutOfRangeException(nameof(scale), "A scale is a positive number.");
        (Shape, Scale) = (shape, scale);
        logGamma = LogGamma.Of(shape);
    }

    /// <summary>The shape.</summary>
    public double Shape { get; }

    /// <summary>The scale.</summary>
    public double Scale { get; }

    /// <summary>Shape × scale.</summary>
    public double Mean => Shape * Scale;

    /// <summary>The one with a given mean whose standard deviation is that of a normal band of 95% of the given width.</summary>
    public static GammaDistribution Around(double mean, double low, double high)
    {
        var deviation = (high - low) / (2 * 1.959963984540054);
        var shape = mean * mean / (deviation * deviation);
        return new GammaDistribution(shape, mean / shape);
    }

    /// <summary>The probability of at most x.</summary>
    public double Cdf(double x)
    {
        if (x <= 0) return 0;
        var y = x / Scale;
        var front = Math.Exp(Shape * Math.Log(y) - y - logGamma);
        return y < Shape + 1 ? front * Series(y) : 1 - front * Fraction(y);
    }

    /// <summary>The x that is not exceeded with probability <paramref name="share"/>, from 0 to less than 1.</summary>
    public double At(double share)
    {
        if (!(share >= 0 && share < 1)) throw new ArgumentOutOfRangeException(nameof(share), "A share lies from 0 to less than 1.");
        if (share == 0) return 0;
        var high = Mean + Scale;
        while (Cdf(high) < share) high *= 2;
        return Quantile.Of(Cdf, share, 1e-300, high);
    }

    /// <summary>The mean of 1 − exp(−hx) over the hazard h: the probability that something with this hazard happens within x.</summary>
    public double Happens(double x) => 1 - Math.Exp(-Shape * LogOfOneMore(Scale * x));

    /// <summary>ln(1 + y), where the shape is so great that y is next to nothing.</summary>
    private static double LogOfOneMore(double y)
    {
        var u = 1 + y;
        return u == 1 ? y : Math.Log(u) * y / (u - 1);
    }

    private double Series(double y)
    {
        var term = 1 / Shape;
        var sum = term;
        for (var k = 1; k < 100_000 && term > sum * 1e-17; k++) sum += term *= y / (Shape + k);
        return sum;
    }

    private double Fraction(double y)
    {
        var b = y + 1 - Shape;
        var c = 1e300;
        var d = 1 / b;
        var result = d;
        for (var k = 1; k < 100_000; k++)
        {
            var a = -k * (k - Shape);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            result *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }

        return result;
    }
}

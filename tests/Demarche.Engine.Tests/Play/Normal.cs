namespace Demarche.Engine.Tests.Play;

/// <summary>The normal distribution, by series and continued fraction, to about 1e-15.</summary>
internal static class Normal
{
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    public static double Cumulative(double x)
    {
        var z = Math.Abs(x) / Math.Sqrt(2);
        var tail = (z < 3 ? 1 - Series(z) : Math.Exp(-z * z) / Math.Sqrt(Math.PI) / Fraction(z)) / 2;
        return x > 0 ? 1 - tail : tail;
    }

    public static double Quantile(double p)
    {
        double low = -12, high = 12;
        for (var k = 0; k < 200; k++)
        {
            var middle = (low + high) / 2;
            if (Cumulative(middle) < p) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The middles, by probability, of equally probable slices.</summary>
    public static double[] Slices(int count) => [.. Enumerable.Range(0, count).Select(k => Quantile((k + 0.5) / count))];

    private static double Series(double z)
    {
        double sum = z, term = z;
        for (var n = 1; n < 120; n++)
        {
            term *= -z * z / n;
            sum += term / (2 * n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double Fraction(double z)
    {
        var f = 0.0;
        for (var n = 200; n > 0; n--) f = n / 2.0 / (z + f);
        return z + f;
    }
}

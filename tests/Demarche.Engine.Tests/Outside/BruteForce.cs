namespace Demarche.Engine.Tests.Outside;

/// <summary>Integrals by Simpson's rule and roots by halving, with nothing clever.</summary>
internal static class BruteForce
{
    public static double Integral(Func<double, double> f, double from, double to, int panels = 4000)
    {
        var h = (to - from) / panels;
        var sum = f(from) + f(to);
        for (var k = 1; k < panels; k++) sum += f(from + k * h) * (k % 2 == 1 ? 4 : 2);
        return sum * h / 3;
    }

    public static double Root(Func<double, double> rising, double low, double high)
    {
        for (var k = 0; k < 200; k++)
        {
            var middle = (low + high) / 2;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>Over x = sin²θ, which takes the poles of a beta density of shapes from ½ away.</summary>
    public static double OverBeta(double a, double b, Func<double, double> f, double to = 1)
    {
        double Density(double t) => 2 * Math.Pow(Math.Sin(t), 2 * a - 1) * Math.Pow(Math.Cos(t), 2 * b - 1);
        return Integral(t => Density(t) * f(Math.Sin(t) * Math.Sin(t)), 1e-12, Math.Asin(Math.Sqrt(to))) / Integral(Density, 1e-12, Math.PI / 2 - 1e-12);
    }

    /// <summary>Over x = y², which takes the pole of a gamma density of a shape from ½ away.</summary>
    public static double OverGamma(double shape, Func<double, double> f, double to = double.PositiveInfinity)
    {
        var far = Math.Sqrt(shape + 40 * Math.Sqrt(shape) + 60);
        double Density(double y) => 2 * Math.Exp((2 * shape - 1) * Math.Log(y) - y * y - Top());
        double Top() => shape > 1 ? (shape - 0.5) * Math.Log(shape) - shape : 0;
        return Integral(y => Density(y) * f(y * y), 1e-12, Math.Min(far, Math.Sqrt(to)), 40000) / Integral(Density, 1e-12, far, 40000);
    }

    public static double Sigma(double x) => 1 / (1 + Math.Exp(-x));
}

namespace Demarche.Engine.Outside;

/// <summary>Probabilities and their log-odds.</summary>
public static class Logistic
{
    /// <summary>No probability is shown farther from even than this in log-odds: 1 in 10 million.</summary>
    public const double Farthest = 16.118095650958319;

    /// <summary>σ(x) = 1 / (1 + e^−x).</summary>
    public static double Of(double x)
    {
        if (x >= 0) return 1 / (1 + Math.Exp(-x));
        var e = Math.Exp(x);
        return e / (1 + e);
    }

    /// <summary>ln(p / (1 − p)), kept within <see cref="Farthest"/> of 0.</summary>
    public static double Odds(double p) => double.IsNaN(p)
        ? throw new ArgumentOutOfRangeException(nameof(p), "A probability is a number.")
        : p <= 0 ? -Farthest : p >= 1 ? Farthest : Math.Clamp(Math.Log(p) - Math.Log(1 - p), -Farthest, Farthest);
}

using System.Globalization;
using Demarche.Analysis.Forecasts;

namespace Demarche.Reports.Words;

/// <summary>Probabilities, and differences of probabilities, as prose has them.</summary>
public static class ProbabilityWords
{
    /// <summary>A probability as prose has it: whole per cent, one decimal below 2% and above 98%, "under 0.1%" and "over 99.9%" at the ends.</summary>
    public static string Percent(double p) => p switch
    {
        > 0 and < 0.0005 => "under 0.1%",
        < 1 and > 0.9995 => "over 99.9%",
        < 0.0195 or > 0.9805 => string.Create(CultureInfo.InvariantCulture, $"{p:0.#%}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{p:0%}"),
    };

    /// <summary>A forecast with its word: "0.4% (almost no chance)".</summary>
    public static string WithWord(JoinedFinding joined)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return $"{Percent(joined.Probability)} ({joined.Word})";
    }

    /// <summary>A difference in points with its sign: "+12", "−3", "+0.4", "0".</summary>
    public static string Points(double p)
    {
        var points = Math.Round(p * 100, Math.Abs(p) < 0.0195 ? 1 : 0);
        return points == 0 ? "0" : points > 0 ? string.Create(CultureInfo.InvariantCulture, $"+{points:0.#}")
            : string.Create(CultureInfo.InvariantCulture, $"−{-points:0.#}");
    }

    /// <summary>A size in points: "1 point", "3 points".</summary>
    internal static string PointsOf(double share) =>
        Math.Round(share * 100) == 1 ? "1 point" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} points");

    /// <summary>Two figures as a stretch: "0.1% to 0.6%"; one where they read the same.</summary>
    public static string Between(double low, double high, Func<double, string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        return say(low) == say(high) ? say(low) : $"{say(low)} to {say(high)}";
    }
}

namespace Demarche.Analysis.Play;

/// <summary>
/// What several runs say of one number: their median, mean, and the bands that hold the middle half, four fifths and nineteen twentieths of them.
/// </summary>
/// <param name="Median">Half of the runs lie below.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Low50">Lower end of the middle half.</param>
/// <param name="High50">Upper end of the middle half.</param>
/// <param name="Low80">Lower end of the middle four fifths.</param>
/// <param name="High80">Upper end of these.</param>
/// <param name="Low95">Lower end of the middle nineteen twentieths.</param>
/// <param name="High95">Upper end of these.</param>
public sealed record Band(double Median, double Mean, double Low50, double High50, double Low80, double High80, double Low95, double High95)
{
    /// <summary>
    /// The standard error of the median of some numbers, from their order alone: half the distance between those that lie half a root of their number above
    /// and below the middle. 0 for fewer than two.
    /// </summary>
    public static double ErrorOf(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Count < 2) return 0;
        double[] sorted = [.. numbers.Order()];
        var (middle, away) = ((sorted.Length - 1) / 2.0, Math.Sqrt(sorted.Length) / 2);
        return (At(sorted, middle + away) - At(sorted, middle - away)) / 2;
    }

    /// <summary>The bands of some numbers, quantiles taken between neighbours in proportion.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Band Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        if (sorted.Length == 0) throw new ArgumentException("A band needs a number.", nameof(numbers));
        double Quantile(double share) => At(sorted, share * (sorted.Length - 1));
        return new Band(Quantile(0.5), sorted.Average(), Quantile(0.25), Quantile(0.75), Quantile(0.1), Quantile(0.9), Quantile(0.025), Quantile(0.975));
    }

    /// <summary>The number at a place in the order, between neighbours in proportion.</summary>
    private static double At(double[] sorted, double place)
    {
        var at = Math.Clamp(place, 0, sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}

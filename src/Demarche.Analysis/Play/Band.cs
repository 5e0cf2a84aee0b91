namespace Demarche.Analysis.Play;

/// <summary>What several runs say of one number: their median, mean, and the bands that hold the middle half, four fifths and nineteen twentieths of them.</summary>
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
    /// <summary>The bands of some numbers, quantiles taken between neighbours in proportion.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Band Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        if (sorted.Length == 0) throw new ArgumentException("A band needs a number.", nameof(numbers));
        double At(double share)
        {
            var place = share * (sorted.Length - 1);
            var below = (int)place;
            return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
        }

        return new Band(At(0.5), sorted.Average(), At(0.25), At(0.75), At(0.1), At(0.9), At(0.025), At(0.975));
    }
}

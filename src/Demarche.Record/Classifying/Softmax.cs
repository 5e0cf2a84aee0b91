namespace Demarche.Record.Classifying;

/// <summary>
/// Scores to probabilities. The exponential is our own, of additions and multiplications alone, since the library's may differ in the last bit from one
/// machine to another, and training must give the same weights everywhere.
/// </summary>
internal static class Softmax
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>In place.</summary>
    public static void Of(Span<double> values)
    {
        var greatest = double.NegativeInfinity;
        foreach (var value in values)
            greatest = Math.Max(greatest, value);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += values[i] = Exponential(values[i] - greatest);
        for (var i = 0; i < values.Length; i++)
            values[i] /= sum;
    }

    /// <summary>e to a power that is not positive: x = k ln 2 + r, e^r by its series to r¹³ with |r| ≤ ln 2 / 2, then a shift of the exponent.</summary>
    public static double Exponential(double power)
    {
        if (power < -700)
            return 0;
        var k = (int)(power / Ln2 - 0.5);
        var r = power - k * Ln2;
        var series = 1.0;
        for (var n = 13; n > 0; n--)
            series = 1.0 + series * r / n;
        return series * BitConverter.Int64BitsToDouble((long)(1023 + k) << 52);
    }
}

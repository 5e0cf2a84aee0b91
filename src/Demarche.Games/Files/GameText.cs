using System.Globalization;
using System.Numerics;

namespace Demarche.Games.Files;

/// <summary>Texts and numbers as game files hold them.</summary>
internal static class GameText
{
    private const int LargestDenominator = 10_000;
    private const int Places = 17;

    /// <summary>A text in quotes, on one line, without what no reader takes.</summary>
    public static string Quoted(string text)
    {
        var clean = string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) || c is '\uFEFF' or '\uFFFE' or '\uFFFF' ? ' ' : c));
        return $"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The shortest decimal that reads back as the same number, without an exponent.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E');
        if (mark < 0) return text;
        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var negative = text[0] == '-';
        var digits = text[(negative ? 1 : 0)..mark];
        var point = digits.IndexOf('.');
        var places = point < 0 ? 0 : digits.Length - point - 1;
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        var shift = exponent - places;
        var plain = shift >= 0 ? digits + new string('0', shift)
            : -shift < digits.Length ? digits.Insert(digits.Length + shift, ".")
            : $"0.{new string('0', -shift - digits.Length)}{digits}";
        return negative ? "-" + plain : plain;
    }

    /// <summary>
    /// Probabilities whose texts sum to 1 exactly, as Gambit wants it: fractions of one denominator where these are meant, else decimals of which the
    /// largest takes up what rounding leaves.
    /// </summary>
    public static IReadOnlyList<string> Probabilities(IReadOnlyList<double> probabilities)
    {
        for (var below = 1; below <= LargestDenominator; below++)
        {
            var above = probabilities.Select(p => (long)Math.Round(p * below)).ToArray();
            if (above.Sum() == below && above.Zip(probabilities, (a, p) => Math.Abs((double)a / below - p)).Max() <= 1e-15)
                return [.. above.Select(a => Fraction(a, below))];
        }

        var one = BigInteger.Pow(10, Places);
        var parts = probabilities.Select(p => (BigInteger)(p * 1e15) * 100).ToArray();
        var largest = Enumerable.Range(0, parts.Length).MaxBy(k => probabilities[k]);
        parts[largest] += one - parts.Aggregate(BigInteger.Add);
        return [.. parts.Select(p => p == one ? "1" : $"0.{p.ToString(CultureInfo.InvariantCulture).PadLeft(Places, '0').TrimEnd('0').PadRight(1, '0')}")];
    }

    private static string Fraction(long above, long below)
    {
        if (above == 0) return "0";
        var common = (long)BigInteger.GreatestCommonDivisor(above, below);
        return below == common ? $"{above / common}" : $"{above / common}/{below / common}";
    }
}

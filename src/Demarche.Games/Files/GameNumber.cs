using System.Globalization;
using System.Numerics;

namespace Demarche.Games.Files;

/// <summary>A number of a game file, exactly: a whole number, a decimal with or without an exponent, or a fraction.</summary>
/// <param name="Above">The numerator.</param>
/// <param name="Below">The denominator, above 0.</param>
/// <param name="IsDecimal">Whether it was written with a point or an exponent, and so may be rounded.</param>
/// <param name="Value">The nearest floating-point number.</param>
internal readonly record struct GameNumber(BigInteger Above, BigInteger Below, bool IsDecimal, double Value)
{
    private const int LargestExponent = 300;
    private const int LongestSum = 4096;

    /// <summary>Reads a number; null when the text is none or is out of the range of floating-point numbers.</summary>
    public static GameNumber? Read(string text)
    {
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            if (!Whole(text[..slash], out var above) || !Digits(text[(slash + 1)..], out var below) || below.IsZero) return null;
            return new GameNumber(above, below, false, Quotient(above, below)).InRange();
        }

        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = 0;
        if (mark >= 0 && !(int.TryParse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            && Math.Abs(exponent) <= LargestExponent)) return null;
        var body = mark >= 0 ? text[..mark] : text;
        var point = body.IndexOf('.');
        var places = point < 0 ? 0 : body.Length - point - 1;
        if (!Whole(point < 0 ? body : body.Remove(point, 1), out var digits)
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
        exponent -= places;
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        return new GameNumber(exponent > 0 ? digits * power : digits, exponent < 0 ? power : 1, mark >= 0 || point >= 0, value).InRange();
    }

    /// <summary>Whether the number is from 0 to 1.</summary>
    public bool IsProbability => Above.Sign >= 0 && Above <= Below;

    /// <summary>The number as it would be written: a whole number or a fraction in lowest terms; a decimal when these are long.</summary>
    public string InWords
    {
        get
        {
            var common = BigInteger.GreatestCommonDivisor(Above, Below);
            var (above, below) = (Above / common, Below / common);
            if (below.GetBitLength() > 32) return Value.ToString("R", CultureInfo.InvariantCulture);
            return below.IsOne ? $"{above}" : $"{above}/{below}";
        }
    }

    /// <summary>The exact sum; null when it would take a long time to write down.</summary>
    public static GameNumber? Sum(IEnumerable<GameNumber> numbers)
    {
        var (above, below) = (BigInteger.Zero, BigInteger.One);
        foreach (var number in numbers)
        {
            if (number.Below == below)
            {
                above += number.Above;
                continue;
            }

            var share = number.Below / BigInteger.GreatestCommonDivisor(below, number.Below);
            (above, below) = (above * share + number.Above * (below * share / number.Below), below * share);
            if (below.GetBitLength() > LongestSum) return null;
        }

        return new GameNumber(above, below, false, Quotient(above, below));
    }

    /// <summary>Correctly rounded where both are floating-point numbers, else to within two units in the last place.</summary>
    private static double Quotient(BigInteger above, BigInteger below)
    {
        const long exact = 1L << 53;
        if (BigInteger.Abs(above) <= exact && below <= exact) return (double)above / (double)below;
        var shift = (int)(below.GetBitLength() - above.GetBitLength()) + 64;
        var quotient = shift >= 0 ? (above << shift) / below : above / (below << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }

    private GameNumber? InRange() => double.IsFinite(Value) ? this : null;

    private static bool Whole(string text, out BigInteger number)
    {
        var signed = text.Length > 0 && text[0] is '+' or '-';
        if (!Digits(signed ? text[1..] : text, out number)) return false;
        if (text[0] == '-') number = -number;
        return true;
    }

    private static bool Digits(string text, out BigInteger number)
    {
        number = default;
        return text.Length > 0 && text.All(char.IsAsciiDigit) && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

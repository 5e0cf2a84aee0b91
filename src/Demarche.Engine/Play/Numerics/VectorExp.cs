using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Demarche.Engine.Play.Numerics;

/// <summary>The exponential of four numbers at once, for arguments up to 0.</summary>
/// <remarks>
/// e^x = 2^k e^r with |r| ≤ ln 2 / 2, the latter by its Taylor series to the thirteenth power. Within 2 units in the last place down to
/// −708; below that 0, which is what a choice of that probability is. For x above 0, and for what is no number, the result is unspecified.
/// </remarks>
internal static class VectorExp
{
    private const double Least = -708;
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Adding and taking away 1.5 · 2^52 rounds to a whole number, and leaves it in the low bits of the sum.</summary>
    private const double Round = 6755399441055744.0;

    /// <summary>e to the power of each of four numbers not above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> OfNegative(Vector256<double> x)
    {
        var kept = Vector256.GreaterThanOrEqual(x, Vector256.Create(Least));
        x = Vector256.Max(x, Vector256.Create(Least));
        var shifted = x * Log2E + Vector256.Create(Round);
        var k = shifted - Vector256.Create(Round);
        var r = x - k * Ln2High - k * Ln2Low;
        var power = (shifted.AsInt64() + Vector256.Create(1023L)) << 52;
        return Vector256.ConditionalSelect(kept, Series(r) * power.AsDouble(), Vector256<double>.Zero);
    }

    /// <summary>By pairs of terms, then pairs of pairs, so that few steps wait for one another (Estrin 1960).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Series(Vector256<double> r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var from0 = Vector256.FusedMultiplyAdd(r2, Pair(1.0 / 2, 1.0 / 6, r), Pair(1, 1, r));
        var from4 = Vector256.FusedMultiplyAdd(r2, Pair(1.0 / 720, 1.0 / 5040, r), Pair(1.0 / 24, 1.0 / 120, r));
        var from8 = Vector256.FusedMultiplyAdd(r2, Pair(1.0 / 3628800, 1.0 / 39916800, r), Pair(1.0 / 40320, 1.0 / 362880, r));
        var from12 = Pair(1.0 / 479001600, 1.0 / 6227020800, r);
        var high = Vector256.FusedMultiplyAdd(r4, from12, from8);
        return Vector256.FusedMultiplyAdd(r4, Vector256.FusedMultiplyAdd(r4, high, from4), from0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pair(double constant, double linear, Vector256<double> r) =>
        Vector256.FusedMultiplyAdd(Vector256.Create(linear), r, Vector256.Create(constant));
}

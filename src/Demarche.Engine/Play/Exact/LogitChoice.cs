using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Demarche.Engine.Play.Numerics;

namespace Demarche.Engine.Play.Exact;

/// <summary>Logit choices from action values, in place: the best is taken away first, so that nothing overflows.</summary>
internal static class LogitChoice
{
    /// <summary>Four types at a time; a row of types for each action.</summary>
    /// <param name="worth">The first action's values to the first of the four types.</param>
    /// <param name="actions">How many actions.</param>
    /// <param name="width">From one action's row to the next.</param>
    /// <param name="lambda">The precision.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfFour(ref double worth, int actions, int width, double lambda)
    {
        var best = Vector256.LoadUnsafe(ref worth);
        for (var action = 1; action < actions; action++) best = Vector256.Max(best, Vector256.LoadUnsafe(ref worth, (nuint)(action * width)));
        var sum = Vector256<double>.Zero;
        for (var action = 0; action < actions; action++)
        {
            var weight = VectorExp.OfNegative(lambda * (Vector256.LoadUnsafe(ref worth, (nuint)(action * width)) - best));
            weight.StoreUnsafe(ref worth, (nuint)(action * width));
            sum += weight;
        }

        var scale = Vector256<double>.One / sum;
        for (var action = 0; action < actions; action++)
            (Vector256.LoadUnsafe(ref worth, (nuint)(action * width)) * scale).StoreUnsafe(ref worth, (nuint)(action * width));
    }

    /// <summary>One type, and so four actions at a time; there is room for up to three more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfOne(ref double worth, int actions, double lambda)
    {
        var room = (actions + 3) / 4 * 4;
        for (var k = actions; k < room; k++) Unsafe.Add(ref worth, k) = worth;
        var best = Vector256.LoadUnsafe(ref worth);
        for (var k = 4; k < room; k += 4) best = Vector256.Max(best, Vector256.LoadUnsafe(ref worth, (nuint)k));
        best = Vector256.Max(best, Swapped(best));
        best = Vector256.Max(best, Vector256.Shuffle(best, Vector256.Create(1L, 0, 3, 2)));
        for (var k = 0; k < room; k += 4) VectorExp.OfNegative(lambda * (Vector256.LoadUnsafe(ref worth, (nuint)k) - best)).StoreUnsafe(ref worth, (nuint)k);
        var sum = 0.0;
        for (var k = 0; k < actions; k++) sum += Unsafe.Add(ref worth, k);
        for (var k = 0; k < actions; k++) Unsafe.Add(ref worth, k) /= sum;
    }

    /// <summary>Two types, and so two actions at a time; where actions are odd in number there is room for one more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfTwo(ref double worth, int actions, double lambda)
    {
        var end = actions * 2;
        if ((actions & 1) != 0) Vector128.LoadUnsafe(ref worth).StoreUnsafe(ref worth, (nuint)end);
        var best = Vector256.LoadUnsafe(ref worth);
        for (var k = 4; k < end; k += 4) best = Vector256.Max(best, Vector256.LoadUnsafe(ref worth, (nuint)k));
        best = Vector256.Max(best, Swapped(best));
        for (var k = 0; k < end; k += 4) VectorExp.OfNegative(lambda * (Vector256.LoadUnsafe(ref worth, (nuint)k) - best)).StoreUnsafe(ref worth, (nuint)k);
        if ((actions & 1) != 0) Vector128<double>.Zero.StoreUnsafe(ref worth, (nuint)end);
        var sum = Vector256<double>.Zero;
        for (var k = 0; k < end; k += 4) sum += Vector256.LoadUnsafe(ref worth, (nuint)k);
        var scale = Vector256<double>.One / (sum + Swapped(sum));
        for (var k = 0; k < end; k += 4) (Vector256.LoadUnsafe(ref worth, (nuint)k) * scale).StoreUnsafe(ref worth, (nuint)k);
    }

    /// <summary>Choices of one who is not always ready, and else takes the first action, whose row of types comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WhenReady(Span<double> choices, int width, double ready)
    {
        ref var first = ref choices[0];
        for (var k = 0; k < choices.Length; k += 2) (ready * Vector128.LoadUnsafe(ref first, (nuint)k)).StoreUnsafe(ref first, (nuint)k);
        var stay = Vector128.Create(1 - ready);
        for (var k = 0; k < width; k += 2) (stay + Vector128.LoadUnsafe(ref first, (nuint)k)).StoreUnsafe(ref first, (nuint)k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Swapped(Vector256<double> halves) => Vector256.Create(halves.GetUpper(), halves.GetLower());
}

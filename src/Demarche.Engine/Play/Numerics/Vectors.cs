using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Engine.Play.Numerics;

/// <summary>
/// The few operations on dense vectors that the solvers live on, four numbers at an instruction. The order of every sum is fixed, so the
/// result does not depend on the processor.
/// </summary>
internal static class Vectors
{
    /// <summary>Σ aₖbₖ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector256<double>>(b[..a.Length]);
        var sums = Vector256<double>.Zero;
        for (var k = 0; k < left.Length; k++) sums += left[k] * right[k];
        var sum = Vector256.Sum(sums);
        for (var k = left.Length * Vector256<double>.Count; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    /// <summary>target ← target + factor × a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(double factor, ReadOnlySpan<double> a, Span<double> target)
    {
        var from = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(target[..a.Length]);
        var factors = Vector256.Create(factor);
        for (var k = 0; k < from.Length; k++) to[k] += factors * from[k];
        for (var k = from.Length * Vector256<double>.Count; k < a.Length; k++) target[k] += factor * a[k];
    }

    /// <summary>target ← a − b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Difference(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        for (var k = 0; k < a.Length; k++) target[k] = a[k] - b[k];
    }
}

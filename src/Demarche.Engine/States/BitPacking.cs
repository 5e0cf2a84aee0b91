using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Demarche.Engine.States;

/// <summary>Keeps the bits of a vector that a mask selects and closes the gaps between them.</summary>
internal static class BitPacking
{
    /// <summary>Writes the selected bits of <paramref name="source"/> to <paramref name="target"/> in order, from bit 0. O(words).</summary>
    public static void Pack(ReadOnlySpan<ulong> source, ReadOnlySpan<ulong> mask, Span<ulong> target)
    {
        var at = 0;
        for (var w = 0; w < source.Length; w++)
        {
            var kept = mask[w];
            if (kept == 0) continue;
            var bits = Extract(source[w], kept);
            target[at >> 6] |= bits << at;
            var count = BitOperations.PopCount(kept);
            if ((at & 63) + count > 64) target[(at >> 6) + 1] |= bits >> (64 - (at & 63));
            at += count;
        }
    }

    /// <summary>Sets bits of <paramref name="target"/> from a place on where those of <paramref name="source"/> from another place are set. O(words).</summary>
    public static void Or(ReadOnlySpan<ulong> source, long from, Span<ulong> target, long to, int count)
    {
        for (var done = 0; done < count; done += 64)
        {
            var length = Math.Min(64, count - done);
            var (word, shift) = ((int)((from + done) >> 6), (int)(from + done) & 63);
            var bits = source[word] >> shift;
            if (shift + length > 64) bits |= source[word + 1] << (64 - shift);
            if (length < 64) bits &= (1UL << length) - 1;
            if (bits == 0) continue;
            (word, shift) = ((int)((to + done) >> 6), (int)(to + done) & 63);
            target[word] |= bits << shift;
            if (shift + length > 64) target[word + 1] |= bits >> (64 - shift);
        }
    }

    private static ulong Extract(ulong bits, ulong mask)
    {
        if (mask == ulong.MaxValue) return bits;
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitExtract(bits, mask);
        var result = 0UL;
        for (var at = 0; mask != 0; mask &= mask - 1, at++)
        {
            result |= (bits >> BitOperations.TrailingZeroCount(mask) & 1) << at;
        }

        return result;
    }
}

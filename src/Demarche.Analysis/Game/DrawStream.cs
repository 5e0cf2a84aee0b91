using System.Runtime.InteropServices;
using System.Text;

namespace Demarche.Analysis.Game;

/// <summary>
/// Random numbers that belong to a name: what is drawn for one quantity hangs on the seed, the number of the draw and what the quantity is called, and on
/// nothing that is drawn for any other.
/// </summary>
/// <remarks>
/// The generator is SplitMix64 (Steele, Lea and Flood 2014), begun at a mixture of the three; names are taken in by FNV-1a (Fowler, Noll and Vo) over
/// UTF-16.
/// </remarks>
internal sealed class DrawStream : Random
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;
    private ulong state;

    public DrawStream(ulong key) => state = key;

    /// <summary>The key of the stream of a name in a draw.</summary>
    public static ulong Key(int seed, int number, string name)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var b in MemoryMarshal.AsBytes(name.Normalize(NormalizationForm.FormC).AsSpan())) hash = unchecked((hash ^ b) * 0x100000001B3UL);
        return Mixed(unchecked(Mixed(((ulong)(uint)seed << 32 | (uint)number) + Golden) + hash));
    }

    /// <summary>From 0 to below 1, in steps of 2^-53.</summary>
    public override double NextDouble()
    {
        state = unchecked(state + Golden);
        return (Mixed(state) >> 11) * (1.0 / (1UL << 53));
    }

    protected override double Sample() => NextDouble();

    private static ulong Mixed(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}

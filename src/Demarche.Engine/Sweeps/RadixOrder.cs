namespace Demarche.Engine.Sweeps;

/// <summary>Sorts indices by an integer value, ascending, stable: least significant digit first, 11 bits at a time. O(n) a digit.</summary>
internal sealed class RadixOrder
{
    private const int DigitBits = 11;
    private const int Buckets = 1 << DigitBits;
    private int[] starts = [];
    private int[] order = [];
    private int[] scratch = [];

    /// <summary>The indices 0 … value.Length−1 by ascending value; valid until the next call.</summary>
    public ReadOnlySpan<int> Ascending(ReadOnlySpan<int> value)
    {
        var n = value.Length;
        if (order.Length < n) (order, scratch) = (new int[n], new int[n]);
        int least = int.MaxValue, greatest = int.MinValue;
        foreach (var v in value)
        {
            least = Math.Min(least, v);
            greatest = Math.Max(greatest, v);
        }

        for (var q = 0; q < n; q++) order[q] = q;
        if (n == 0) return [];
        var range = (uint)greatest - (uint)least;
        var buckets = range < Buckets ? (int)range + 1 : Buckets;
        if (starts.Length < buckets) starts = new int[buckets];
        for (var shift = 0; shift < 32 && range >> shift != 0; shift += DigitBits) Pass(value, (uint)least, shift);
        return order.AsSpan(0, n);
    }

    private void Pass(ReadOnlySpan<int> value, uint least, int shift)
    {
        Array.Clear(starts);
        foreach (var v in value) starts[((uint)v - least) >> shift & (Buckets - 1)]++;
        for (int b = 0, at = 0; b < starts.Length; b++) (starts[b], at) = (at, at + starts[b]);
        for (var k = 0; k < value.Length; k++)
        {
            var q = order[k];
            scratch[starts[((uint)value[q] - least) >> shift & (Buckets - 1)]++] = q;
        }

        (order, scratch) = (scratch, order);
    }
}

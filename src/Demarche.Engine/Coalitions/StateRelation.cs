using System.Numerics;

namespace Demarche.Engine.Coalitions;

/// <summary>A relation between states as a square of bits, a row a state. n²/8 bytes for n states.</summary>
internal sealed class StateRelation
{
    private readonly ulong[] bits;

    public StateRelation(int states)
    {
        States = states;
        Words = WordsFor(states);
        bits = new ulong[(long)states * Words];
    }

    public int States { get; }

    /// <summary>Words in a row.</summary>
    public int Words { get; }

    public static int WordsFor(int states) => (states + 63) / 64;

    /// <summary>The states that <paramref name="state"/> is related to, 64 a word.</summary>
    public Span<ulong> Row(int state) => bits.AsSpan(state * Words, Words);

    public bool Has(int from, int to) => Contains(Row(from), to);

    public void Add(int from, int to) => bits[(from * Words) + (to >> 6)] |= 1UL << to;

    public void Remove(int from, int to) => bits[(from * Words) + (to >> 6)] &= ~(1UL << to);

    public static bool Contains(ReadOnlySpan<ulong> row, int state) => (row[state >> 6] >> state & 1) != 0;

    public static void Or(ReadOnlySpan<ulong> row, Span<ulong> into)
    {
        for (var w = 0; w < into.Length; w++) into[w] |= row[w];
    }

    public static bool Intersects(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (var w = 0; w < row.Length; w++)
        {
            if ((row[w] & other[w]) != 0) return true;
        }

        return false;
    }

    /// <summary>The first state of a row from <paramref name="from"/> on that is not in <paramref name="except"/>; −1 when there is none.</summary>
    public static int Next(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> except, int from)
    {
        var mask = ulong.MaxValue << from;
        for (var w = from >> 6; w < row.Length; w++, mask = ulong.MaxValue)
        {
            var rest = row[w] & ~except[w] & mask;
            if (rest != 0) return (w << 6) + BitOperations.TrailingZeroCount(rest);
        }

        return -1;
    }
}

namespace Demarche.Training;

/// <summary>Seeded numbers that are the same on every machine and version: xorshift64*. Source: Vigna 2016.</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed == 0 ? 0x9E3779B97F4A7C15 : seed;

    /// <summary>From 0 up to and without the bound.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);

    /// <summary>Whether something with a chance in a hundred comes about.</summary>
    public bool Chance(int inHundred) => Below(100) < inHundred;

    /// <summary>One of several.</summary>
    public string Of(string[] choices) => choices[Below(choices.Length)];

    /// <summary>Puts in random order, in place.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private uint Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (uint)((_state * 0x2545F4914F6CDD1D) >> 32);
    }
}

namespace Demarche.Record.Reading.Texts;

/// <summary>
/// One string for each word that comes up often, so that reading does not allocate them again and words can be looked up quickly. Bounded: a slot
/// holds the word that came last to it, so a hostile text costs time, never memory. Safe to share: slots are written whole.
/// </summary>
internal sealed class WordPool
{
    private const int Size = 1 << 14;
    private readonly string?[] slots = new string?[Size];

    public static WordPool Shared { get; } = new();

    public string Of(ReadOnlySpan<char> word)
    {
        var slot = string.GetHashCode(word, StringComparison.Ordinal) & (Size - 1);
        if (slots[slot] is { } known && word.SequenceEqual(known)) return known;
        var made = word.ToString();
        slots[slot] = made;
        return made;
    }
}

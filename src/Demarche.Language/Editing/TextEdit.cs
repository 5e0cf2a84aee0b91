namespace Demarche.Language.Editing;

/// <summary>One stretch of a text replaced by another: what an edit came to, and how to take it back.</summary>
/// <param name="Start">Where it begins, from 0, in characters.</param>
/// <param name="Removed">What stood there.</param>
/// <param name="Inserted">What stands there afterwards.</param>
public sealed record TextEdit(int Start, string Removed, string Inserted)
{
    /// <summary>The shortest stretch in which two texts differ. Surrogate pairs are not cut. O(length).</summary>
    public static TextEdit Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        int start = before.AsSpan().CommonPrefixLength(after), most = Math.Min(before.Length, after.Length) - start, end = 0;
        while (end < most && before[^(end + 1)] == after[^(end + 1)]) end++;
        if (start > 0 && char.IsHighSurrogate(before[start - 1])) start--;
        if (end > 0 && char.IsLowSurrogate(before[^end])) end--;
        return new TextEdit(start, before[start..^end], after[start..^end]);
    }

    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Removed.Length == 0 && Inserted.Length == 0;

    /// <summary>The edit that takes this one back.</summary>
    public TextEdit Inverse => new(Start, Inserted, Removed);

    /// <summary>Whether a text has what the edit takes away, where the edit takes it away.</summary>
    public bool Fits(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Start >= 0 && Start <= text.Length - Removed.Length && text.AsSpan(Start, Removed.Length).SequenceEqual(Removed);
    }

    /// <summary>The text after the edit.</summary>
    /// <exception cref="ArgumentException">The text is not the one the edit was made for.</exception>
    public string Apply(string text)
    {
        if (!Fits(text)) throw new ArgumentException("The edit was made for another text.", nameof(text));
        return string.Concat(text.AsSpan(0, Start), Inserted, text.AsSpan(Start + Removed.Length));
    }
}

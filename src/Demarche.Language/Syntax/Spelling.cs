using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;

namespace Demarche.Language.Syntax;

/// <summary>
/// One text for one name, however its letters are put together: “é” is one character in some files and two, e and an accent, in others. Names are read composed
/// (Unicode normalization form C) and so compare equal; the file keeps its own spelling.
/// </summary>
public static class Spelling
{
    /// <summary>Letters of other scripts that look like Latin ones, each pair the letter and what it looks like.</summary>
    private const string Alike = "АAВBЕEКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwЅSІIЈJΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvιiαaρp";

    private static readonly Dictionary<char, char> LooksLike = Enumerable.Range(0, Alike.Length / 2).ToDictionary(k => Alike[2 * k], k => Alike[(2 * k) + 1]);

    /// <summary>The text with its letters composed; as it is where it holds halves of characters. O(length).</summary>
    /// <remarks>By a table of its own rather than the runtime's, which leaves every text as it is where culture data are left out.</remarks>
    public static string Composed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(IsComposed) || HasHalves(text) ? text : ENSNormalize.NF.NFC(text);
    }

    /// <summary>
    /// Whether a character, among others like it, stays as it is: Latin, Cyrillic, Hebrew and Arabic letters, dashes and quotes, ideographs. Saves loading
    /// the table where they are all there is.
    /// </summary>
    private static bool IsComposed(char c) => c is < '\u0300' or (>= '\u0400' and <= '\u0482') or (>= '\u048A' and <= '\u052F') or (>= '\u05D0' and <= '\u05EA')
        or (>= '\u0621' and <= '\u064A') or (>= '\u2010' and <= '\u2027') or (>= '\u2030' and <= '\u205E') or (>= '\u4E00' and <= '\u9FFF');

    private static bool HasHalves(string text)
    {
        for (var k = 0; k < text.Length; k++)
        {
            if (IsHalf(text, k)) return true;
        }

        return false;
    }

    /// <summary>As much of a text as a message quotes, in at most so many characters.</summary>
    internal static string Shortened(string text, int most = 60) => text.Length <= most ? text : text[..(most - 1)] + "…";

    /// <summary>Whether a character is half of a pair of surrogates whose other half is not beside it.</summary>
    public static bool IsHalf(string text, int at)
    {
        ArgumentNullException.ThrowIfNull(text);
        var c = text[at];
        return char.IsHighSurrogate(c) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
            : char.IsLowSurrogate(c) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
    }

    /// <summary>
    /// What a reader takes the text for: letters of other scripts as the Latin ones they look like, any space as a space, and without what cannot be seen.
    /// O(length).
    /// </summary>
    public static string Seen(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text)) return text;
        var seen = new StringBuilder(text.Length);
        foreach (var c in Composed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format) continue;
            seen.Append(char.IsWhiteSpace(c) ? ' ' : LooksLike.GetValueOrDefault(c, c));
        }

        return seen.ToString();
    }

    /// <summary>
    /// The first character that a reader takes for another, or does not see; null where there is none in a text that has letters of one script only.
    /// </summary>
    /// <remarks>A Cyrillic name as a whole is what it looks like; one Cyrillic letter among Latin ones is not.</remarks>
    public static Rune? Misleading(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text)) return null;
        var hasLatin = text.Any(char.IsAsciiLetter);
        foreach (var rune in text.EnumerateRunes())
        {
            var isOddSpace = Rune.IsWhiteSpace(rune) && rune.Value != ' ';
            if (isOddSpace || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format || (hasLatin && rune.IsBmp && LooksLike.ContainsKey((char)rune.Value)))
                return rune;
        }

        return null;
    }
}

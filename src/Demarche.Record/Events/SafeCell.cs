using System.Buffers;
using System.Text;

namespace Demarche.Record.Events;

/// <summary>
/// Makes a text harmless in a cell of a spreadsheet, without loss. A cell that a spreadsheet would run as a formula gets an apostrophe
/// before it, and so does one that already begins with an apostrophe before such a character; reading takes one off again. Control characters that no text
/// needs (all but line breaks and tabs), marks that turn the direction of writing, and halves of surrogate pairs are left out.
/// </summary>
internal static class SafeCell
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private const string Formula = "=+-@\t\r\n";

    /// <summary>The text as it is written.</summary>
    public static string Out(string text)
    {
        var clean = Clean(text);
        return Starts(clean) ? "'" + clean : clean;
    }

    /// <summary>The text that was meant.</summary>
    public static string In(string cell) => cell.Length > 1 && cell[0] == '\'' && Starts(cell[1..]) ? cell[1..] : cell;

    /// <summary>The text without characters that are no part of a text.</summary>
    public static string Clean(string text)
    {
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++) clean = IsText(text, i);
        if (clean) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsText(text, i)) kept.Append(text[i]);
        }

        return kept.ToString();
    }

    /// <summary>Apostrophes, then a character that begins a formula.</summary>
    private static bool Starts(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && Formula.Contains(first[0], StringComparison.Ordinal) && !IsNumber(first);
    }

    /// <summary>A negative number is no formula.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length > 1 && text[0] == '-' && !text[1..].ContainsAnyExcept(Digits) && char.IsAsciiDigit(text[1]);

    private static bool IsText(string text, int at)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c)) return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(c)) return at > 0 && char.IsHighSurrogate(text[at - 1]);
        return c is '\n' or '\t' || !(char.IsControl(c) || c is '\u200E' or '\u200F' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
    }
}

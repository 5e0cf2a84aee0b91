using System.Globalization;
using System.Text;
using Demarche.Language.Syntax;

namespace Demarche.Record.Events;

/// <summary>
/// Makes a text harmless in a cell of a spreadsheet, without loss. A cell that a spreadsheet would run as a formula gets an apostrophe
/// before it, and so does one that already begins with an apostrophe before such a character; reading takes one off again. Control characters that no text
/// needs (all but line breaks and tabs), marks that turn the direction of writing, and halves of surrogate pairs are left out.
/// </summary>
public static class SafeCell
{
    private const string Formula = "=+-@\t\r\n";

    /// <summary>The text as it is written.</summary>
    public static string Out(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = Clean(text);
        return IsFormula(clean) ? "'" + clean : clean;
    }

    /// <summary>The text that was meant.</summary>
    internal static string In(string cell) => cell.Length > 1 && cell[0] == '\'' && IsFormula(cell[1..]) ? cell[1..] : cell;

    /// <summary>The text without characters that are no part of a text.</summary>
    internal static string Clean(string text)
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

    /// <summary>Whether a spreadsheet may run a cell of this text: apostrophes, then a character that begins a formula.</summary>
    public static bool IsFormula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && Formula.Contains(first[0], StringComparison.Ordinal) && !IsNumber(first);
    }

    /// <summary>A number with its sign is no formula.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text) => text[0] is '-' or '+' && double
        .TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    private static bool IsText(string text, int at)
    {
        var c = text[at];
        if (char.IsSurrogate(c)) return !Spelling.IsHalf(text, at);
        return c is '\n' or '\t'
            || !(char.IsControl(c) || c is '\u200E' or '\u200F' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
    }
}

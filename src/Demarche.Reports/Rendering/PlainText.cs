using System.Globalization;
using System.Text;

namespace Demarche.Reports.Rendering;

/// <summary>Text made safe to show anywhere: on a terminal, in XML, in JSON.</summary>
/// <remarks>
/// A model is written by others. Escape sequences could rewrite a terminal, controls of writing direction could make a sentence read as
/// another, and lone surrogates have no encoding; each becomes the replacement character. Letters of every script stay as they are.
/// </remarks>
public static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text on one line: any white space becomes a space, what cannot be shown safely becomes U+FFFD.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text)) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else
                result.Append(Safe(c));
        }

        return result.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~') return false;
        }

        return true;
    }

    private static char Safe(char c) => c switch
    {
        '\t' or '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => ' ',
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => Replacement,
        '\uFFFE' or '\uFFFF' => Replacement,
        _ when char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Control => Replacement,
        _ => c,
    };
}

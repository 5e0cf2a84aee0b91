using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Demarche.Language.Formatting;

/// <summary>Spells a text as a YAML scalar on one line with as few quotes as it needs.</summary>
internal static partial class ScalarText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";
    private static readonly HashSet<string> ReadOtherwise =
        new(StringComparer.OrdinalIgnoreCase) { "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=" };

    /// <summary>
    /// The text, plain where that reads back as the same text, else in single quotes where it holds a quote or a backslash, else in double quotes.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="inFlow">Whether it stands in brackets or braces.</param>
    /// <param name="keepQuotes">Whether to quote what other readers of YAML would take for a number, a truth value or a date.</param>
    public static string Of(string text, bool inFlow, bool keepQuotes = false)
    {
        if (IsPlain(text, inFlow) && !(keepQuotes && (ReadOtherwise.Contains(text) || LooksLikeNumber().IsMatch(text)))) return text;
        var printable = text.All(IsPrintable);
        return printable && text.AsSpan().IndexOfAny('"', '\\') >= 0 ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : Quoted(text);
    }

    /// <summary>Whether the text without quotes is read back as the same text, on one line.</summary>
    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || text is "~" or "null" or "Null" or "NULL" or "<<" || text[0] == ' ' || text[^1] is ' ' or ':') return false;
        if (Indicators.Contains(text[0], StringComparison.Ordinal) && !(text[0] == '-' && text.Length > 1 && text[1] is not ' ' and not '-')) return false;
        for (var k = 0; k < text.Length; k++)
        {
            if (!IsPrintable(text[k]) || (inFlow && ",[]{}".Contains(text[k], StringComparison.Ordinal))) return false;
            if (k > 0 && text[k] is '#' or '*' && text[k - 1] == ' ') return false; // A key with “ *” in it is not read.
            if (k > 0 && text[k - 1] == ':' && text[k] is ' ') return false;
        }

        return true;
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when !IsPrintable(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPrintable(char c) => !char.IsControl(c) && c is not '\u2028' and not '\u2029' and not '\uFEFF' and not '\uFFFE' and not '\uFFFF';

    [GeneratedRegex(@"^([-+]?[0-9.][0-9_.eE+:xob-]*|[-+]?\.(inf|nan)|\.nan)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeNumber();
}

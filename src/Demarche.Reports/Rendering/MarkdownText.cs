using System.Text;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Rendering;

/// <summary>Running text in Markdown: every character of the text is shown as itself.</summary>
internal static class MarkdownText
{
    /// <summary>The prose as a paragraph of its own, whose beginning is not taken for a list, heading or quotation.</summary>
    public static string Paragraph(Prose prose) => GuardStart(Inline(prose));

    /// <summary>The prose inside a line.</summary>
    public static string Inline(Prose prose)
    {
        var text = new StringBuilder();
        for (var i = 0; i < prose.Runs.Count; i++)
        {
            var run = prose.Runs[i];
            var words = Marks.Words(run);
            if (run.Tone == Tone.Typed && !run.Text.AsSpan().ContainsAny('`', '|'))
            {
                text.Append(words);
                continue;
            }

            var next = i + 1 < prose.Runs.Count && prose.Runs[i + 1].Text is { Length: > 0 } following ? following[0] : ' ';
            text.Append(Emphasised(words, Delimiter(run.Tone), text.Length > 0 ? text[^1] : ' ', next));
        }

        return text.ToString();
    }

    /// <summary>The text with every character that Markdown gives a meaning escaped; web addresses become links to themselves.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder();
        foreach (var (piece, isAddress) in WebAddress.Pieces(PlainText.Of(text)))
        {
            if (isAddress) result.Append('<').Append(piece).Append('>');
            else foreach (var c in piece) result.Append(IsSpecial(c) ? "\\" : "").Append(c);
        }

        return result.ToString();
    }

    private static bool IsSpecial(char c) => c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '&' or '$' or '#' or '!';

    private static string Delimiter(Tone tone) => tone switch
    {
        Tone.Strong or Tone.Holds or Tone.Fails => "**",
        Tone.Judgement => "*",
        _ => "",
    };

    /// <summary>Spaces go outside the delimiters, and between letters there are none: Markdown knows emphasis at the edges of words only.</summary>
    private static string Emphasised(string words, string delimiter, char before, char after)
    {
        var trimmed = words.Trim();
        var start = words.Length - words.TrimStart().Length;
        var joined = (start == 0 && char.IsLetterOrDigit(before)) || (words.TrimEnd().Length == words.Length && char.IsLetterOrDigit(after));
        if (delimiter.Length == 0 || trimmed.Length == 0 || joined) return Escape(words);
        return $"{words[..start]}{delimiter}{Escape(trimmed)}{delimiter}{words[(start + trimmed.Length)..]}";
    }

    private static string GuardStart(string text)
    {
        var trimmed = text.TrimStart();
        var digits = trimmed.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < trimmed.Length && trimmed[digits] is '.' or ')') return trimmed.Insert(digits, "\\");
        return trimmed.Length > 0 && trimmed[0] is '-' or '+' or '=' or ':' ? "\\" + trimmed : trimmed;
    }
}

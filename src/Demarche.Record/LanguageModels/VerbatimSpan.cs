namespace Demarche.Record.LanguageModels;

/// <summary>Finds words in a text as they stand there, but for case, kinds of quotes and dashes, and runs of space.</summary>
internal static class VerbatimSpan
{
    /// <summary>Where the words stand between two places, whole words at both ends; null when they do not.</summary>
    public static (int Start, int End)? Find(string text, int from, int to, string words)
    {
        words = words.Trim();
        if (words.Length == 0)
            return null;
        for (var start = from; start < to; start++)
        {
            if (start > from && char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[start]))
                continue;
            if (End(text, start, to, words) is { } end && (end >= text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1])))
                return (start, end);
        }

        return null;
    }

    private static int? End(string text, int at, int to, string words)
    {
        var i = 0;
        while (i < words.Length)
        {
            if (at >= to)
                return null;
            if (char.IsWhiteSpace(words[i]))
            {
                if (!char.IsWhiteSpace(text[at]))
                    return null;
                for (; i < words.Length && char.IsWhiteSpace(words[i]); i++) { }
                for (; at < to && char.IsWhiteSpace(text[at]); at++) { }
                continue;
            }

            if (Plain(words[i]) != Plain(text[at]))
                return null;
            i++;
            at++;
        }

        return at;
    }

    private static char Plain(char c) => c switch
    {
        '‘' or '’' or '‛' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '–' or '—' or '‑' => '-',
        _ => char.ToLowerInvariant(c),
    };
}

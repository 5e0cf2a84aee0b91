namespace Demarche.Record.Reading.Texts;

/// <summary>
/// Cuts a stretch of text into tokens. A word keeps its apostrophes and inner hyphens, except that a possessive <c>'s</c> stands alone and
/// that a hyphenated word with a capital in it is cut at its hyphens (<c>anti-Russian</c>, <c>Seoul-based</c>), so that names in it are found.
/// <c>U.S.</c> and initials are one token with their stops. O(length).
/// </summary>
internal static class Tokenizer
{
    private const int LongestWord = 60;

    public static List<Token> Cut(string text, int start, int end)
    {
        var tokens = new List<Token>();
        for (var at = start; at < end;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c)) at++;
            else if (char.IsLetter(c)) at = Word(text, at, end, tokens);
            else if (char.IsAsciiDigit(c)) at = Number(text, at, end, tokens);
            else at = Mark(text, at, tokens);
        }

        return tokens;
    }

    /// <summary>The tokens of a name, as they stand in texts.</summary>
    public static string[] Words(string name) => [.. Cut(name, 0, name.Length).Select(t => t.Word)];

    private static int Word(string text, int at, int end, List<Token> tokens)
    {
        if (Dotted(text, at, end) is var stop && stop > at)
        {
            Add(text, at, stop, TokenKind.Word, tokens);
            return stop;
        }

        var last = at;
        while (last < end && last - at < LongestWord
            && (char.IsLetterOrDigit(text[last]) || char.GetUnicodeCategory(text[last]) == System.Globalization.UnicodeCategory.NonSpacingMark
            || IsInner(text, last, end))) last++;
        if (last == at) last = at + 1;
        var word = text.AsSpan(at, last - at);
        if (Possessive(word) is var cut and > 0)
        {
            Pieces(text, at, at + cut, tokens);
            Add(text, at + cut, last, TokenKind.Word, tokens);
        }
        else
        {
            Pieces(text, at, last, tokens);
        }

        return last;
    }

    private static void Pieces(string text, int at, int end, List<Token> tokens)
    {
        var word = text.AsSpan(at, end - at);
        if (!word.Contains('-') || !HasCapital(word))
        {
            Add(text, at, end, TokenKind.Word, tokens);
            return;
        }

        for (var first = at; first < end;)
        {
            var hyphen = text.IndexOf('-', first, end - first);
            var last = hyphen < 0 ? end : hyphen;
            if (last > first) Add(text, first, last, char.IsAsciiDigit(text[first]) ? TokenKind.Number : TokenKind.Word, tokens);
            if (hyphen < 0) break;
            tokens.Add(new Token(hyphen, hyphen + 1, "-", TokenKind.Mark, false));
            first = hyphen + 1;
        }
    }

    /// <summary>Where a run of single letters with stops ends (<c>U.S.</c>, <c>F.</c>); the start itself when there is none.</summary>
    private static int Dotted(string text, int at, int end)
    {
        var last = at;
        while (last + 1 < end && char.IsUpper(text[last]) && text[last + 1] == '.' && last - at < 12) last += 2;
        return last;
    }

    private static int Number(string text, int at, int end, List<Token> tokens)
    {
        var last = at;
        while (last < end && last - at < LongestWord
            && (char.IsLetterOrDigit(text[last])
            || (".,".Contains(text[last], StringComparison.Ordinal) && last + 1 < end && char.IsAsciiDigit(text[last + 1])))) last++;
        Add(text, at, last, TokenKind.Number, tokens);
        return last;
    }

    private static int Mark(string text, int at, List<Token> tokens)
    {
        var mark = text[at] switch
        {
            '“' or '”' or '„' or '«' or '»' or '"' => "\"",
            '‘' or '’' or '\'' => "'",
            '–' or '—' or '―' => "–",
            '…' => "…",
            var c => Marks.Of(c),
        };
        tokens.Add(new Token(at, at + 1, mark, TokenKind.Mark, false));
        return at + 1;
    }

    private static void Add(string text, int start, int end, TokenKind kind, List<Token> tokens)
    {
        Span<char> small = stackalloc char[LongestWord + 1];
        var length = end - start;
        text.AsSpan(start, length).ToLowerInvariant(small);
        for (var i = 0; i < length; i++)
        {
            if (small[i] == '’') small[i] = '\'';
        }

        tokens.Add(new Token(start, end, WordPool.Shared.Of(small[..length]), kind, char.IsUpper(text[start])));
    }

    private static bool IsInner(string text, int at, int end) =>
        text[at] is '\'' or '’' or '-' && at + 1 < end && (char.IsLetterOrDigit(text[at + 1])) && char.IsLetterOrDigit(text[at - 1]);

    private static int Possessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && word.Length > 2 && word[^2] is '\'' or '’' ? word.Length - 2 : 0;

    private static bool HasCapital(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsUpper(c)) return true;
        }

        return false;
    }

    private static class Marks
    {
        private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(i => ((char)i).ToString())];

        public static string Of(char c) => c < 128 ? Ascii[c] : "¤";
    }
}

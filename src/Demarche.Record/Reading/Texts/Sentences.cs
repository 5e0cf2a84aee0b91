using System.Collections.Frozen;

namespace Demarche.Record.Reading.Texts;

/// <summary>
/// Cuts paragraphs into sentences: at a full stop, a question or exclamation mark with the quotes and brackets that close after it, where
/// something follows that may begin a sentence; not after abbreviations, initials and numbers. A sentence of more than
/// <see cref="MostTokens"/> tokens is cut there. O(length).
/// </summary>
internal static class Sentences
{
    /// <summary>The most tokens that a sentence has.</summary>
    public const int MostTokens = 160;

    private const int LongestSpan = 4000;

    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "sen", "rep", "gov", "st", "jr", "sr", "hon", "rev", "pres",
            "amb", "no", "nos", "vs", "etc", "approx", "dept", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
            "oct", "nov", "dec", "a.m", "p.m", "e.g", "i.e", "fig", "vol", "art", "para", "ch", "pp",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Sentence> Of(Article article)
    {
        var number = 0;
        foreach (var paragraph in article.Paragraphs)
        {
            var opens = true;
            foreach (var (start, end) in Spans(article.Text, paragraph.Start, paragraph.End))
            {
                var tokens = Tokenizer.Cut(article.Text, start, end);
                for (var first = 0; first < tokens.Count; first += MostTokens)
                {
                    var part = tokens.GetRange(first, Math.Min(MostTokens, tokens.Count - first)).ToArray();
                    yield return new Sentence(++number, paragraph.Number, part[0].Start, part[^1].End, part, opens);
                    opens = false;
                }
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Spans(string text, int start, int end)
    {
        var first = start;
        for (var at = start; at < end; at++)
        {
            var stop = at;
            if (at - first < LongestSpan && (text[at] is not ('.' or '!' or '?' or '…') || !Ends(text, first, at, end, out stop))) continue;
            yield return (first, stop);
            first = stop;
            while (first < end && char.IsWhiteSpace(text[first])) first++;
            at = first - 1;
        }

        if (first < end) yield return (first, end);
    }

    private static bool Ends(string text, int first, int at, int end, out int stop)
    {
        stop = at + 1;
        while (stop < end && stop - at < 8 && "\"”’')]»?!.".Contains(text[stop], StringComparison.Ordinal)) stop++;
        if (stop == end) return true;
        if (!char.IsWhiteSpace(text[stop])) return false;
        var next = stop;
        while (next < end && next - stop < 8 && (char.IsWhiteSpace(text[next]) || "\"“‘'([«–—-".Contains(text[next], StringComparison.Ordinal))) next++;
        if (next == end) return true;
        if (char.IsLower(text[next])) return false;
        return text[at] != '.' || stop > at + 1 || !IsAbbreviation(text, first, at);
    }

    private static bool IsAbbreviation(string text, int first, int stop)
    {
        var start = stop;
        while (start > first && stop - start < 12 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text.AsSpan(start, stop - start);
        if (word.Length == 0) return false;
        if (word.Length == 1 && char.IsUpper(word[0])) return true;
        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)
            || (word.Length <= 5 && word.Contains('.') && char.IsUpper(word[0]) && !EndsWithAfterDots(text, stop));
    }

    /// <summary>Whether a dotted abbreviation such as <c>U.S.</c> ends a sentence, which a following pronoun or article shows.</summary>
    private static bool EndsWithAfterDots(string text, int stop)
    {
        var next = text.AsSpan(Math.Min(stop + 1, text.Length)).TrimStart();
        foreach (var word in (ReadOnlySpan<string>)["The ", "It ", "He ", "She ", "They ", "In ", "On ", "But ", "A ", "This ", "That ", "If "])
        {
            if (next.StartsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}

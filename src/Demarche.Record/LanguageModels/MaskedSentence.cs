using System.Globalization;
using System.Text;

namespace Demarche.Record.LanguageModels;

/// <summary>The part of a sentence that a claim speaks of, with its actors masked for the classifier.</summary>
internal static class MaskedSentence
{
    private const int Around = 120;

    public static string Of(TextToRead text, NumberedSentence sentence, (int Start, int End) span)
    {
        var (from, to) = (WordStart(text.Text, Math.Max(sentence.Start, span.Start - Around), sentence.Start), Math.Min(sentence.End, span.End + Around / 2));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var masked = new StringBuilder();
        var at = from;
        foreach (var actor in sentence.Actors.Where(actor => actor.Start >= from && actor.End <= to && actor.End > actor.Start))
        {
            if (actor.Start < at)
                continue;
            numbers.TryAdd(actor.Name, numbers.Count + 1);
            masked.Append(text.Text, at, actor.Start - at).Append(CultureInfo.InvariantCulture, $"ACTOR{numbers[actor.Name]}");
            at = actor.End;
        }

        return masked.Append(text.Text, at, to - at).ToString();
    }

    private static int WordStart(string text, int at, int least)
    {
        while (at > least && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at;
    }
}

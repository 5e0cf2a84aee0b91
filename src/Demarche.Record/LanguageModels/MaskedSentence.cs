using System.Globalization;
using System.Text;

namespace Demarche.Record.LanguageModels;

/// <summary>The words of a claim with their actors masked for the classifier, alone and with more and more of the sentence round them.</summary>
internal static class MaskedSentence
{
    private const int Around = 120;

    /// <summary>The claim's own words with the actor before them, the same with what stands round them, and the whole sentence.</summary>
    public static IEnumerable<string> Views(TextToRead text, NumberedSentence sentence, (int Start, int End) span)
    {
        yield return Of(text, sentence, (Direction.WindowStart(sentence, span), span.End));
        yield return Of(text, sentence,
            (WordStart(text.Text, Math.Max(sentence.Start, span.Start - Around), sentence.Start), Math.Min(sentence.End, span.End + Around / 2)));
        yield return Of(text, sentence, (sentence.Start, sentence.End));
    }

    /// <summary>A part of a sentence, masked.</summary>
    public static string Of(TextToRead text, NumberedSentence sentence, (int Start, int End) part)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var masked = new StringBuilder();
        var at = part.Start;
        foreach (var actor in sentence.Actors.Where(actor => actor.Start >= part.Start && actor.End <= part.End && actor.End > actor.Start))
        {
            if (actor.Start < at)
                continue;
            numbers.TryAdd(actor.Name, numbers.Count + 1);
            masked.Append(text.Text, at, actor.Start - at).Append(CultureInfo.InvariantCulture, $"ACTOR{numbers[actor.Name]}");
            at = actor.End;
        }

        return masked.Append(text.Text, at, part.End - at).ToString();
    }

    private static int WordStart(string text, int at, int least)
    {
        while (at > least && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at;
    }
}

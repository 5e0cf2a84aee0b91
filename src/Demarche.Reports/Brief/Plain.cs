using System.Globalization;
using Demarche.Language.Wording;

namespace Demarche.Reports.Brief;

/// <summary>Sentences of the one page, none of them longer than a reader takes in at once.</summary>
public static class Plain
{
    /// <summary>The most words of a sentence.</summary>
    public const int MostWords = 35;

    /// <summary>How many words a text has.</summary>
    public static int Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
    }

    /// <summary>Whether a sentence is short enough.</summary>
    public static bool Fits(string sentence) => Words(sentence) <= MostWords;

    /// <summary>A text with the words after the first few left out, which is shown by "…".</summary>
    public static string Cut(string text, int most = MostWords)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Words(text) <= most) return text;
        var kept = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(most)).TrimEnd('.', ',', ';', ':');
        return $"{kept}…";
    }

    /// <summary>The condition first, then what is so under it; a condition that makes the sentence too long gives way to a shorter one.</summary>
    public static string Sentence(string condition, string shorter, string clause)
    {
        var whole = With(condition, clause);
        return Fits(whole) ? whole : Cut(With(shorter, clause));
    }

    /// <summary>Two figures as a change: "from 0.4% to 2%"; with more digits where they would look the same, and "stays at 0.4%" where they are.</summary>
    public static string Change(double from, double to, Func<double, string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (say(from) != say(to)) return $"goes {(to > from ? "up" : "down")} from {say(from)} to {say(to)}";
        var (fine, finer) = (string.Create(CultureInfo.InvariantCulture, $"{from:0.##%}"), string.Create(CultureInfo.InvariantCulture, $"{to:0.##%}"));
        return fine != finer ? $"goes {(to > from ? "up" : "down")} from {fine} to {finer}" : $"stays at {say(from)}";
    }

    private static string With(string condition, string clause) =>
        condition.Length == 0 ? $"{Phrases.Capitalise(clause)}." : $"{Phrases.Capitalise(condition)}, {clause}.";
}

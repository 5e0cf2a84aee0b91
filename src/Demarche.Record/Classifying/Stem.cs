namespace Demarche.Record.Classifying;

/// <summary>
/// A word without its inflection, so that <c>impose, imposes, imposed, imposing, imposition</c> share most of what is learned. Light and deterministic,
/// no dictionary; irregular pasts of common verbs are left to the concepts of the word list.
/// </summary>
internal static class Stem
{
    private static readonly string[] Endings =
        ["ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "ers", "s", "ly"];

    /// <summary>The stem of a word in small letters: a beginning of it, of three letters at least.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || word.EndsWith("ss", StringComparison.Ordinal))
            return word;
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length < 3 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            word = word[..^ending.Length];
            break;
        }

        if (word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'e' or 'z' or 'f'))
            word = word[..^1];
        return word.Length > 3 && word[^1] is ('e' or 'y' or 'i') ? word[..^1] : word;
    }
}

using Demarche.Record.Classifying;

namespace Demarche.Record.Keeping;

/// <summary>The words of a text that say something, without their endings, so that two tellings of one thing can be compared.</summary>
internal static class WordStems
{
    private static readonly char[] Between = [' ', ',', '.', ';', ':', '“', '”', '"', '(', ')', '\u2019', '\''];

    public static HashSet<string> Of(string text) =>
        [.. text.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).Select(w => Stem.Cut(w).ToString())];
}

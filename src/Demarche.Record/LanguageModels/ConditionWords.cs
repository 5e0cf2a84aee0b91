namespace Demarche.Record.LanguageModels;

/// <summary>Whether a sentence sets a condition on an act: at its beginning, or after the act and before its next part.</summary>
internal static class ConditionWords
{
    private static readonly string[] After = ["if ", "unless ", "in case ", "in the event ", "provided ", "as long as ", "only when "];
    private static readonly string[] Opening = ["if ", "unless ", "in case ", "in the event ", "should ", "provided ", "as long as "];
    private static readonly string[] NextPart = [", but ", ", and ", "; ", ", then ", " but that ", " and that "];

    public static bool StandBy(string text, NumberedSentence sentence, (int Start, int End) span)
    {
        var words = text.AsSpan(sentence.Start, span.Start - sentence.Start).TrimStart(" \"“'");
        foreach (var opening in Opening)
        {
            if (words.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        var rest = text[span.End..sentence.End];
        var end = NextPart.Select(part => rest.IndexOf(part, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(rest.Length).Min();
        var near = $" {text[span.Start..span.End]}{rest[..end]}";
        return After.Any(word => near.Contains(" " + word, StringComparison.OrdinalIgnoreCase))
            && !near.Contains(" as if ", StringComparison.OrdinalIgnoreCase);
    }
}

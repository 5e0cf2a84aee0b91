namespace Demarche.Language.Wording;

/// <summary>Small pieces of English that sentences are put together from.</summary>
public static class Phrases
{
    /// <summary>"a", "a and b", "a, b and c"; empty for no items.</summary>
    public static string List(IEnumerable<string> items, string conjunction = "and")
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.Take(all.Count - 1))} {conjunction} {all[^1]}";
    }

    /// <summary>The text with its first letter in upper case.</summary>
    public static string Capitalise(string text) => string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}

namespace Demarche.Language.Statements;

/// <summary>How to write what people say in other words than the language has: <i>avoid</i>, <i>never</i>, <i>unless</i>.</summary>
internal static class EverydayForms
{
    private static readonly string[] Refusals = ["avoid", "never", "prevent", "stop", "no"];

    /// <summary>What to write in place of a text; null where it holds none of these words.</summary>
    public static string? Of(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var unless = Array.FindIndex(words, w => Is(w, "unless"));
        if (unless == 0) return "`unless` is written `if not`: `A if not B`.";
        if (unless > 0 && unless < words.Length - 1) return $"Write `{Joined(words[..unless])} if not {Bracketed(words[(unless + 1)..])}`.";
        if (words.Length > 1 && Array.Exists(Refusals, r => Is(words[0], r))) return $"Write `not {Bracketed(words[1..])}`.";
        return null;
    }

    private static bool Is(string word, string wanted) => word.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static string Joined(string[] words)
    {
        var text = string.Join(' ', words);
        return text.Length <= 80 ? text : text[..79] + "…";
    }

    private static string Bracketed(string[] words) =>
        words.Any(w => w is "and" or "or" or "if" or "iff") && words[0] != "(" ? $"({Joined(words)})" : Joined(words);
}

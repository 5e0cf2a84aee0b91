using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Statements;

/// <summary>
/// How to write what people say in other words than the language has: <i>avoid</i>, <i>never</i>, <i>unless</i>, phrases without their article.
/// </summary>
internal sealed class EverydayForms(Vocabulary vocabulary)
{
    private const int MostAsked = DiagnosticBag.Limit;
    private int asked;

    /// <summary>What to write in place of a text; null where it is not understood. Also null once so much is wrong that nobody will read it.</summary>
    public string? Of(string text, StatementScope scope)
    {
        if (!vocabulary.IsComplete || ++asked > MostAsked) return null;
        var meant = Statements(text, scope);
        return meant.Count == 0 ? Pattern(text) : $"Write {string.Join(" or ", meant.Select(m => $"`{m}`"))}.";
    }

    private List<string> Statements(string text, StatementScope scope)
    {
        var binder = new StatementBinder(vocabulary, Undefined, new DiagnosticBag()) { Advises = false };
        var spelling = new PropositionText(vocabulary);
        return [.. new EverydayWords(vocabulary).Of(text, scope.OwnParty, false)
            .Select(t => binder.Bind(new YamlScalar(t, ScalarStyle.Plain, default), scope)).OfType<Proposition>().Select(spelling.Of).Distinct()];
    }

    /// <summary>Stands in for an outcome of a name: what it means is not asked here, and may be what is being read.</summary>
    private static Region Undefined(string name, SourceSpan at) => new(name, RegionKind.Outcome, Engine.States.Condition.Never, null, null);

    /// <summary>What to write in place of a word that is none of the language, where what stands beside it is not understood.</summary>
    private static string? Pattern(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var unless = Array.FindIndex(words, w => Is(w, "unless"));
        if (unless == 0) return "`unless` is written `if not`: `A if not B`.";
        if (unless > 0 && unless < words.Length - 1) return $"Write `{Joined(words[..unless])} if not {Bracketed(words[(unless + 1)..])}`.";
        if (words.Length > 1 && Array.Exists(EverydayWords.Refusals, r => Is(words[0], r))) return $"Write `not {Bracketed(words[1..])}`.";
        return null;
    }

    private static bool Is(string word, string wanted) => word.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static string Joined(string[] words) => Spelling.Shortened(string.Join(' ', words), 80);

    private static string Bracketed(string[] words) =>
        words.Any(w => w is "and" or "or" or "if" or "iff") && words[0] != "(" ? $"({Joined(words)})" : Joined(words);
}

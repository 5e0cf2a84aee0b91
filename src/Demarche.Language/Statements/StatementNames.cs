using Superpower.Model;

namespace Demarche.Language.Statements;

/// <summary>
/// The declared names that hold words with a meaning of their own ("talks and sanctions"), and the pass that tells names, keywords and
/// pairs of keywords apart: the longest declared name first.
/// </summary>
public sealed class StatementNames
{
    private readonly ILookup<string, string[]> subjects;
    private readonly ILookup<string, string[]> levels;

    /// <summary>The names that statements may use: levels after a comparison, all others elsewhere.</summary>
    public StatementNames(IEnumerable<string> subjects, IEnumerable<string> levels)
    {
        this.subjects = Index(subjects);
        this.levels = Index(levels);
    }

    /// <summary>No declared names.</summary>
    public static StatementNames None { get; } = new([], []);

    /// <summary>Whether a word of the name means something by itself, so that only quotes or its declaration make it a name.</summary>
    internal static bool HoldsKeyword(string name)
    {
        var words = name.Split(' ');
        return words.Any(StatementLexer.Keywords.ContainsKey) || words.Zip(words.Skip(1)).Any(StatementLexer.Pairs.ContainsKey);
    }

    internal TokenList<StatementToken> Classify(TokenList<StatementToken> raw)
    {
        var words = raw.ToArray();
        var result = new List<Token<StatementToken>>(words.Length);
        for (var k = 0; k < words.Length;)
        {
            var afterComparison = result.Count > 0 && IsComparison(result[^1].Kind);
            var length = Longest(words, k, afterComparison ? levels : subjects);
            if (length > 1) result.Add(Join(StatementToken.Word, words, k, length));
            else if (Keyword(words, k, out var kind, out length)) result.Add(Join(kind, words, k, length));
            else result.Add(words[k]);
            k += Math.Max(1, length);
        }

        return new TokenList<StatementToken>([.. result]);
    }

    private static ILookup<string, string[]> Index(IEnumerable<string> names) =>
        names.Where(HoldsKeyword).Distinct().Select(n => n.Split(' ')).ToLookup(w => w[0], StringComparer.Ordinal);

    private static bool IsComparison(StatementToken kind) =>
        kind is StatementToken.Is or StatementToken.AtLeast or StatementToken.AtMost or StatementToken.Below or StatementToken.Above;

    private static bool Keyword(Token<StatementToken>[] words, int at, out StatementToken kind, out int length)
    {
        kind = default;
        length = 2;
        if (words[at].Kind == StatementToken.Word)
        {
            var word = words[at].ToStringValue();
            if (at + 1 < words.Length && StatementLexer.Pairs.TryGetValue((word, words[at + 1].ToStringValue()), out kind)) return true;
            length = 1;
            return StatementLexer.Keywords.TryGetValue(word, out kind);
        }

        length = 1;
        return false;
    }

    /// <summary>How many tokens from here spell the longest declared name, a party before it or a lever after it counted in; 0 when none does.</summary>
    private static int Longest(Token<StatementToken>[] words, int at, ILookup<string, string[]> names)
    {
        if (words[at].Kind != StatementToken.Word) return 0;
        var first = words[at].ToStringValue();
        var start = first[(first.LastIndexOf('.') + 1)..];
        return names[start].Where(name => Spells(words, at, name)).Select(name => name.Length).DefaultIfEmpty(0).Max();
    }

    private static bool Spells(Token<StatementToken>[] words, int at, string[] name)
    {
        if (at + name.Length > words.Length) return false;
        for (var k = 1; k < name.Length; k++)
        {
            var word = words[at + k].ToStringValue();
            var isLast = k == name.Length - 1;
            if (word != name[k] && !(isLast && word.StartsWith(name[k] + ".", StringComparison.Ordinal))) return false;
        }

        return true;
    }

    private static Token<StatementToken> Join(StatementToken kind, Token<StatementToken>[] words, int at, int length)
    {
        var first = words[at].Span;
        var end = words[at + length - 1].Span;
        var span = new TextSpan(first.Source!, first.Position, end.Position.Absolute + end.Length - first.Position.Absolute);
        return new Token<StatementToken>(kind, span);
    }
}

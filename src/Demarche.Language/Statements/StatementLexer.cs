using System.Collections.Frozen;
using Superpower;
using Superpower.Model;

namespace Demarche.Language.Statements;

/// <summary>
/// Cuts a statement into words, parentheses and commas. A word ends at a space, a parenthesis or a comma; parts of it may stand in
/// single or double quotes, in which a doubled quote stands for itself.
/// </summary>
internal sealed class StatementLexer : Tokenizer<StatementToken>
{
    /// <summary>Words that mean something by themselves, so that a name made of one needs quotes.</summary>
    public static FrozenDictionary<string, StatementToken> Keywords { get; } = new Dictionary<string, StatementToken>
    {
        ["not"] = StatementToken.Not,
        ["and"] = StatementToken.And,
        ["or"] = StatementToken.Or,
        ["if"] = StatementToken.If,
        ["then"] = StatementToken.Then,
        ["iff"] = StatementToken.Iff,
        ["is"] = StatementToken.Is,
        ["below"] = StatementToken.Below,
        ["above"] = StatementToken.Above,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Pairs of words that mean something together.</summary>
    public static FrozenDictionary<(string First, string Second), StatementToken> Pairs { get; } = new Dictionary<(string, string), StatementToken>
    {
        [("at", "least")] = StatementToken.AtLeast,
        [("at", "most")] = StatementToken.AtMost,
        [("only", "if")] = StatementToken.OnlyIf,
    }.ToFrozenDictionary();

    /// <summary>The name that a word, or several folded into one, spells.</summary>
    public static NameSyntax NameOf(IReadOnlyList<Token<StatementToken>> words)
    {
        var text = new System.Text.StringBuilder();
        var dots = new List<int>();
        var quoted = false;
        foreach (var word in words)
        {
            if (text.Length > 0) text.Append(' ');
            var source = word.ToStringValue();
            for (var k = 0; k < source.Length; k++)
            {
                if (StartsQuote(source, k, 0))
                {
                    quoted = true;
                    k = Unquote(source, k, text);
                }
                else if (char.IsWhiteSpace(source[k]))
                {
                    if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
                }
                else
                {
                    if (source[k] == '.') dots.Add(text.Length);
                    text.Append(source[k]);
                }
            }
        }

        return new NameSyntax(text.ToString(), dots, quoted, TextStretch.Across(StretchOf(words[0]), StretchOf(words[^1])));
    }

    public static TextStretch StretchOf(Token<StatementToken> token) => new(token.Span.Position.Absolute, token.Span.Length);

    protected override IEnumerable<Result<StatementToken>> Tokenize(TextSpan span)
    {
        var next = SkipWhiteSpace(span);
        while (next.HasValue)
        {
            var start = next.Location;
            StatementToken? sign = next.Value switch
            {
                '(' => StatementToken.Open,
                ')' => StatementToken.Close,
                ',' => StatementToken.Comma,
                _ => null,
            };
            if (sign is { } kind)
            {
                yield return Result.Value(kind, start, next.Remainder);
                next = SkipWhiteSpace(next.Remainder);
                continue;
            }

            var length = WordEnd(span.Source!, start.Position.Absolute) - start.Position.Absolute;
            if (length < 0)
            {
                yield return Result.Empty<StatementToken>(start, ["a closing quote"]);
                yield break;
            }

            var rest = start.Skip(length);
            yield return Result.Value(StatementToken.Word, start, rest);
            next = SkipWhiteSpace(rest);
        }
    }

    /// <summary>The index after the word that starts at an index, or −1 when a quote in it is not closed.</summary>
    private static int WordEnd(string text, int start)
    {
        var k = start;
        while (k < text.Length && !char.IsWhiteSpace(text[k]) && text[k] is not ('(' or ')' or ','))
        {
            if (StartsQuote(text, k, start))
            {
                k = Unquote(text, k, null);
                if (k < 0) return -1;
            }

            k++;
        }

        return k;
    }

    /// <summary>A quote opens at the start of a word or after a dot; elsewhere it is an apostrophe.</summary>
    private static bool StartsQuote(string text, int at, int start) => text[at] is '\'' or '"' && (at == start || text[at - 1] is '.' or ' ');

    /// <summary>Reads the quoted part that opens at an index; answers the index of its closing quote, or −1 when there is none.</summary>
    private static int Unquote(string text, int open, System.Text.StringBuilder? into)
    {
        var quote = text[open];
        for (var k = open + 1; k < text.Length; k++)
        {
            if (text[k] == quote && (k + 1 == text.Length || text[k + 1] != quote)) return k;
            if (text[k] == quote) k++;
            into?.Append(text[k]);
        }

        return -1;
    }
}

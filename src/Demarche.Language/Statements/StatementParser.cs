using Demarche.Engine;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace Demarche.Language.Statements;

/// <summary>What came of reading a statement: the statement, or what is wrong and where.</summary>
/// <param name="Statement">The statement, or null.</param>
/// <param name="Problem">What is wrong, or null.</param>
/// <param name="At">Where it is wrong.</param>
public sealed record StatementReading(StatementSyntax? Statement, string? Problem, TextStretch At);

/// <summary>
/// The grammar of statements. Precedence from tight to loose: a comparison, <c>not</c>, <c>and</c>, <c>or</c>, then <c>if</c>,
/// <c>only if</c> and <c>iff</c> from left to right. Length and nesting are bounded before the grammar runs. O(length).
/// </summary>
internal static class StatementParser
{
    /// <summary>The longest statement, in characters.</summary>
    public const int LongestText = 10_000;

    /// <summary>The deepest nesting of parentheses, <c>not</c> and <c>if</c>.</summary>
    public const int DeepestNesting = 100;

    private static readonly StatementLexer Lexer = new();

    private static readonly TokenListParser<StatementToken, NameSyntax> Name =
        Token.EqualTo(StatementToken.Word).AtLeastOnce().Select(words => StatementLexer.NameOf(words)).Named("a name");

    private static readonly TokenListParser<StatementToken, Relation> Comparison =
        Token.EqualTo(StatementToken.Is)
            .IgnoreThen(
                Token.EqualTo(StatementToken.Not).Value(Relation.IsNot)
                    .Or(Superpower.Parse.Ref(() => Bound!))
                    .OptionalOrDefault(Relation.Is))
            .Or(Superpower.Parse.Ref(() => Bound!));

    private static readonly TokenListParser<StatementToken, Relation> Bound =
        Token.EqualTo(StatementToken.AtLeast).Value(Relation.AtLeast)
            .Or(Token.EqualTo(StatementToken.AtMost).Value(Relation.AtMost))
            .Or(Token.EqualTo(StatementToken.Below).Value(Relation.Below))
            .Or(Token.EqualTo(StatementToken.Above).Value(Relation.Above));

    private static readonly TokenListParser<StatementToken, StatementSyntax> Atom =
        from name in Name
        from comparison in (from relation in Comparison from level in Name select ((Relation Relation, NameSyntax Level)?)(relation, level)).OptionalOrDefault()
        select comparison is var (relation, level)
            ? new StatementSyntax.Compared(name, relation, level)
            : (StatementSyntax)new StatementSyntax.Named(name);

    private static readonly TokenListParser<StatementToken, StatementSyntax> Unary =
        (from open in Token.EqualTo(StatementToken.Open)
         from inner in Superpower.Parse.Ref(() => Whole!)
         from close in Token.EqualTo(StatementToken.Close).Named("“)”")
         select inner)
        .Or(from not in Token.EqualTo(StatementToken.Not)
            from operand in Superpower.Parse.Ref(() => Unary!)
            select (StatementSyntax)new StatementSyntax.Not(operand, TextStretch.Across(StatementLexer.StretchOf(not), operand.At)))
        .Or(Atom)
        .Named("a statement");

    private static readonly TokenListParser<StatementToken, StatementSyntax> Conjunction =
        Unary.AtLeastOnceDelimitedBy(Token.EqualTo(StatementToken.And))
            .Select(all => all.Length == 1 ? all[0] : new StatementSyntax.And(all));

    private static readonly TokenListParser<StatementToken, StatementSyntax> Disjunction =
        Conjunction.AtLeastOnceDelimitedBy(Token.EqualTo(StatementToken.Or))
            .Select(all => all.Length == 1 ? all[0] : new StatementSyntax.Or(all));

    private static readonly TokenListParser<StatementToken, StatementSyntax> Infix =
        Superpower.Parse.Chain(
            Token.EqualTo(StatementToken.If).Or(Token.EqualTo(StatementToken.OnlyIf)).Or(Token.EqualTo(StatementToken.Iff)),
            Disjunction,
            (sign, left, right) => sign.Kind switch
            {
                StatementToken.If => new StatementSyntax.If(left, right, TextStretch.Across(left.At, right.At)),
                StatementToken.OnlyIf => new StatementSyntax.OnlyIf(left, right),
                _ => new StatementSyntax.Iff(left, right),
            });

    private static readonly TokenListParser<StatementToken, StatementSyntax> Whole =
        (from sign in Token.EqualTo(StatementToken.If)
         from antecedent in Superpower.Parse.Ref(() => Whole!)
         from comma in Token.EqualTo(StatementToken.Comma).Optional()
         from then in Token.EqualTo(StatementToken.Then).Named("“then”")
         from consequent in Superpower.Parse.Ref(() => Whole!)
         select (StatementSyntax)new StatementSyntax.If(consequent, antecedent, TextStretch.Across(StatementLexer.StretchOf(sign), consequent.At)))
        .Or(Infix)
        .Named("a statement");

    private static readonly TokenListParser<StatementToken, StatementSyntax> Complete = Whole.AtEnd();

    /// <summary>Reads a statement; <paramref name="names"/> are the declared names that hold keywords.</summary>
    public static StatementReading Read(string text, StatementNames names)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(names);
        if (text.Length > LongestText)
            return Wrong($"it is {Numerals.Whole(text.Length)} characters long, and at most {Numerals.Whole(LongestText)} are read",
            new TextStretch(0, text.Length));
        var cut = Lexer.TryTokenize(text);
        if (!cut.HasValue) return Wrong("a quote that opens here is not closed", new TextStretch(cut.ErrorPosition.Absolute, 1));
        var tokens = names.Classify(cut.Value);
        if (TooDeep(tokens) is { } deep) return Wrong($"it is nested more than {DeepestNesting} deep", StatementLexer.StretchOf(deep));
        var result = Complete.TryParse(tokens);
        if (result.HasValue) return new StatementReading(result.Value, null, result.Value.At);
        var next = result.Remainder.IsAtEnd ? (Token<StatementToken>?)null : result.Remainder.ConsumeToken().Value;
        var expected = result.Expectations is { Length: > 0 } list ? ", where " + string.Join(" or ", list.Distinct()) + " should be" : "";
        return next is { } token
            ? Wrong($"“{token.ToStringValue()}” cannot stand here" + expected, StatementLexer.StretchOf(token))
            : Wrong("it ends too early" + expected, new TextStretch(Math.Max(0, text.Length - 1), Math.Min(1, text.Length)));
    }

    private static StatementReading Wrong(string problem, TextStretch at) => new(null, problem, at);

    /// <summary>The token at which open parentheses, and the <c>not</c>s and <c>if</c>s that wait for their operand, first exceed the bound.</summary>
    private static Token<StatementToken>? TooDeep(TokenList<StatementToken> tokens)
    {
        var levels = new Stack<(int Nots, int Ifs)>();
        int nots = 0, ifs = 0, depth = 0;
        foreach (var token in tokens)
        {
            switch (token.Kind)
            {
                case StatementToken.Open:
                    levels.Push((nots, ifs));
                    depth += 1 + nots + ifs;
                    (nots, ifs) = (0, 0);
                    break;
                case StatementToken.Close when levels.TryPop(out var outer):
                    depth -= 1 + outer.Nots + outer.Ifs;
                    (nots, ifs) = (0, outer.Ifs);
                    break;
                case StatementToken.Not:
                    nots++;
                    break;
                case StatementToken.If or StatementToken.OnlyIf or StatementToken.Iff:
                    ifs++;
                    break;
                case StatementToken.Word:
                    nots = 0;
                    break;
            }

            if (depth + nots + ifs > DeepestNesting) return token;
        }

        return null;
    }
}

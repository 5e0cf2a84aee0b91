using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Demarche.Mutation;

/// <summary>One small change of one source file.</summary>
internal sealed record Mutant(string File, TextSpan Span, string Before, string After);

/// <summary>
/// Every small change that a file has room for: comparisons flipped or moved by one, signs of arithmetic, conditions negated, logical words
/// exchanged, constants off by one, smallest for largest, statements left out. Left alone are guards against callers' mistakes
/// (ThrowIf… and what is thrown), attributes, and constants of declarations that only name something.
/// </summary>
internal sealed class Mutants : CSharpSyntaxWalker
{
    private static readonly Dictionary<SyntaxKind, string[]> Operators = new()
    {
        [SyntaxKind.LessThanToken] = ["<=", ">="],
        [SyntaxKind.LessThanEqualsToken] = ["<", ">"],
        [SyntaxKind.GreaterThanToken] = [">=", "<="],
        [SyntaxKind.GreaterThanEqualsToken] = [">", "<"],
        [SyntaxKind.EqualsEqualsToken] = ["!="],
        [SyntaxKind.ExclamationEqualsToken] = ["=="],
        [SyntaxKind.PlusToken] = ["-"],
        [SyntaxKind.MinusToken] = ["+"],
        [SyntaxKind.AsteriskToken] = ["/"],
        [SyntaxKind.SlashToken] = ["*"],
        [SyntaxKind.AmpersandAmpersandToken] = ["||"],
        [SyntaxKind.BarBarToken] = ["&&"],
        [SyntaxKind.AmpersandToken] = ["|"],
        [SyntaxKind.BarToken] = ["&"],
        [SyntaxKind.LessThanLessThanToken] = [">>"],
        [SyntaxKind.GreaterThanGreaterThanToken] = ["<<"],
        [SyntaxKind.PlusEqualsToken] = ["-="],
        [SyntaxKind.MinusEqualsToken] = ["+="],
        [SyntaxKind.AmpersandEqualsToken] = ["|="],
        [SyntaxKind.BarEqualsToken] = ["&="],
    };

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Min"] = "Max", ["Max"] = "Min", ["Any"] = "All", ["All"] = "Any", ["First"] = "Last", ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault", ["Skip"] = "Take", ["Take"] = "Skip", ["StartsWith"] = "EndsWith", ["EndsWith"] = "StartsWith",
    };

    private readonly string file;
    private readonly SourceText source;
    private readonly List<Mutant> found = [];

    private Mutants(string file, SourceText source)
    {
        this.file = file;
        this.source = source;
    }

    /// <summary>The mutants of a file, in the order of its text.</summary>
    public static IReadOnlyList<Mutant> Of(string file)
    {
        var read = SourceText.From(File.ReadAllText(file));
        var walker = new Mutants(file, read);
        walker.Visit(CSharpSyntaxTree.ParseText(read, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());
        return walker.found;
    }

    /// <summary>A default value is compiled into those who call, and they are not compiled anew.</summary>
    public override void VisitParameter(ParameterSyntax node)
    {
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    public override void VisitThrowStatement(ThrowStatementSyntax node)
    {
    }

    public override void VisitThrowExpression(ThrowExpressionSyntax node)
    {
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.ToString().Contains("ThrowIf", StringComparison.Ordinal)) return;
        if (node.Expression is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } && Names.TryGetValue(name.Identifier.Text, out var other))
            Add(name.Span, other);
        base.VisitInvocationExpression(node);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (!node.IsKind(SyntaxKind.AddExpression) || !IsText(node)) Exchange(node.OperatorToken);
        base.VisitBinaryExpression(node);
    }

    public override void VisitRelationalPattern(RelationalPatternSyntax node)
    {
        Exchange(node.OperatorToken);
        base.VisitRelationalPattern(node);
    }

    public override void VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        Exchange(node.OperatorToken);
        base.VisitAssignmentExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.LogicalNotExpression) || node.IsKind(SyntaxKind.UnaryMinusExpression)) Add(node.OperatorToken.Span, "");
        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.TrueLiteralExpression)) Add(node.Span, "false");
        if (node.IsKind(SyntaxKind.FalseLiteralExpression)) Add(node.Span, "true");
        if (node.Token.Value is int number && node.Parent?.Parent is not EnumMemberDeclarationSyntax) Add(node.Span, $"{(long)number + 1}");
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        if (node.Statement is not ThrowStatementSyntax) Negate(node.Condition);
        base.VisitIfStatement(node);
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        if (node.WhenTrue is not ThrowExpressionSyntax && node.WhenFalse is not ThrowExpressionSyntax) Negate(node.Condition);
        base.VisitConditionalExpression(node);
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (!node.ToString().Contains("ThrowIf", StringComparison.Ordinal)) Add(node.Span, ";");
        base.VisitExpressionStatement(node);
    }

    public override void VisitBreakStatement(BreakStatementSyntax node)
    {
        if (node.Parent is not SwitchSectionSyntax) Add(node.Span, ";");
    }

    public override void VisitContinueStatement(ContinueStatementSyntax node) => Add(node.Span, ";");

    public override void VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.PostIncrementExpression)) Add(node.OperatorToken.Span, "--");
        if (node.IsKind(SyntaxKind.PostDecrementExpression)) Add(node.OperatorToken.Span, "++");
        base.VisitPostfixUnaryExpression(node);
    }

    private static bool IsText(SyntaxNode node) => node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken));

    private void Exchange(SyntaxToken token)
    {
        foreach (var other in Operators.GetValueOrDefault(token.Kind(), [])) Add(token.Span, other);
    }

    private void Negate(ExpressionSyntax condition) => Add(condition.Span, $"!({condition})");

    private void Add(TextSpan span, string after) => found.Add(new Mutant(file, span, source.ToString(span), after));
}

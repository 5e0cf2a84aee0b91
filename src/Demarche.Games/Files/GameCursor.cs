using System.Globalization;

namespace Demarche.Games.Files;

/// <summary>A place in a game file and what may stand there. Methods that answer false have reported why.</summary>
internal sealed class GameCursor
{
    private readonly GameLexer lexer;
    private readonly DiagnosticBag diagnostics;

    public GameCursor(GameLexer lexer, DiagnosticBag diagnostics)
    {
        (this.lexer, this.diagnostics) = (lexer, diagnostics);
        Token = lexer.Next();
    }

    /// <summary>The piece at this place.</summary>
    public GameToken Token { get; private set; }

    public bool HasErrors => diagnostics.HasErrors;

    public void Move() => Token = lexer.Next();

    public void Report(Rule rule, SourceSpan span, params object[] arguments) => diagnostics.Report(rule, span, arguments);

    public bool Fails(Rule rule, SourceSpan span, params object[] arguments)
    {
        diagnostics.Report(rule, span, arguments);
        return false;
    }

    /// <summary>The text at this place; then goes on.</summary>
    public string Text()
    {
        var text = Token.Text;
        Move();
        return text;
    }

    public bool Index(string expected, out int index)
    {
        index = 0;
        if (Token.Kind != GameTokenKind.Number) return Unexpected(expected);
        if (!int.TryParse(Token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index) || index < 0)
        {
            diagnostics.Report(GameRules.BadNumber, Token.Span, GameToken.Shortened(Token.Text), $"{expected}: a whole number from 0 to {int.MaxValue}");
            return false;
        }

        Move();
        return true;
    }

    public bool Number(string expected, out GameNumber number)
    {
        number = default;
        if (Token.Kind != GameTokenKind.Number) return Unexpected(expected);
        if (GameNumber.Read(Token.Text) is not { } value)
        {
            diagnostics.Report(GameRules.BadNumber, Token.Span, GameToken.Shortened(Token.Text), "a number that can be used");
            return false;
        }

        number = value;
        Move();
        return true;
    }

    public bool Takes(GameTokenKind kind, string expected, out string text)
    {
        text = Token.Text;
        if (Token.Kind != kind) return Unexpected(expected);
        Move();
        return true;
    }

    public bool Unexpected(string expected)
    {
        if (Token.Kind == GameTokenKind.End) diagnostics.Report(GameRules.CutOff, Token.Span, $"{expected} is missing");
        else if (Token.Kind != GameTokenKind.Broken) diagnostics.Report(GameRules.Expected, Token.Span, expected, Token.InWords);
        return false;
    }

    public static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}

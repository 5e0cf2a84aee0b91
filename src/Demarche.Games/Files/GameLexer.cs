using System.Text;
using Demarche.Engine;

namespace Demarche.Games.Files;

/// <summary>What a piece of a game file is.</summary>
internal enum GameTokenKind
{
    End,
    Text,
    Word,
    Number,
    Open,
    Close,
    Comma,

    /// <summary>A problem that has been reported; nothing can be read after it.</summary>
    Broken,
}

/// <summary>A piece of a game file.</summary>
internal readonly record struct GameToken(GameTokenKind Kind, string Text, SourceSpan Span)
{
    public string InWords => Kind switch
    {
        GameTokenKind.End => "the end of the file",
        GameTokenKind.Text => $"the text “{Shortened(Text)}”",
        GameTokenKind.Word => $"“{Shortened(Text)}”",
        GameTokenKind.Number => $"the number {Shortened(Text)}",
        GameTokenKind.Open => "“{”",
        GameTokenKind.Close => "“}”",
        GameTokenKind.Comma => "a comma",
        _ => "something unreadable",
    };

    public static string Shortened(string text)
    {
        var flat = text.ReplaceLineEndings(" ");
        return flat.Length <= 40 ? flat : string.Concat(flat.AsSpan(0, char.IsHighSurrogate(flat[38]) ? 38 : 39), "…");
    }
}

/// <summary>
/// Cuts a game file into pieces while it is read: texts in quotes, in which \" stands for a quotation mark and \\ for a backslash;
/// braces, commas, numbers and words. White space separates and means nothing else.
/// </summary>
internal sealed class GameLexer(TextReader reader, string file, DiagnosticBag diagnostics)
{
    private readonly StringBuilder buffer = new();
    private int line = 1;
    private int column = 1;
    private int read;
    private int next = -2;

    /// <summary>The next piece.</summary>
    public GameToken Next()
    {
        try
        {
            return Piece();
        }
        catch (DecoderFallbackException)
        {
            return Broken(FileRules.NotText, Place(), "a byte there does not belong to UTF-8");
        }
    }

    private GameToken Piece()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n' or '\v' or '\f' || (Peek() == '\uFEFF' && read == 0)) Take();
        var (atLine, atColumn) = (line, column);
        if (read > GameLimits.Characters) return Broken(GameRules.TooLarge, Place(), $"{Numerals.Whole(GameLimits.Characters)} characters");
        switch (Peek())
        {
            case < 0:
                return new GameToken(GameTokenKind.End, "", Place());
            case '{' or '}' or ',':
                var kind = Peek() == '{' ? GameTokenKind.Open : Peek() == '}' ? GameTokenKind.Close : GameTokenKind.Comma;
                Take();
                return new GameToken(kind, "", From(atLine, atColumn));
            case '"':
                return Quoted(atLine, atColumn);
            default:
                return Word(atLine, atColumn);
        }
    }

    private GameToken Quoted(int atLine, int atColumn)
    {
        var start = Place();
        Take();
        buffer.Clear();
        while (true)
        {
            var c = Peek();
            if (c < 0) return Broken(GameRules.OpenText, start, "does not end");
            if (IsControl(c)) return Broken(FileRules.NotText, Place(), $"it holds the character U+{c:X4} there");
            Take();
            if (c == '"') break;
            if (c == '\\' && Peek() is '"' or '\\') c = Take();
            buffer.Append((char)c);
            if (buffer.Length > GameLimits.Text) return Broken(GameRules.OpenText, start, $"is longer than {Numerals.Whole(GameLimits.Text)} characters");
        }

        return new GameToken(GameTokenKind.Text, buffer.ToString(), From(atLine, atColumn));
    }

    private GameToken Word(int atLine, int atColumn)
    {
        buffer.Clear();
        while (Peek() is >= 0 and not (' ' or '\t' or '\r' or '\n' or '\v' or '\f' or '{' or '}' or ',' or '"'))
        {
            if (IsControl(Peek())) return Broken(FileRules.NotText, Place(), $"it holds the character U+{Peek():X4} there");
            if (buffer.Length == GameLimits.Word) return Broken(GameRules.TooLarge, From(atLine, atColumn), $"{GameLimits.Word} characters in a word");
            buffer.Append((char)Take());
        }

        var text = buffer.ToString();
        var kind = text[0] is '+' or '-' or '.' || char.IsAsciiDigit(text[0]) ? GameTokenKind.Number : GameTokenKind.Word;
        return new GameToken(kind, text, From(atLine, atColumn));
    }

    private static bool IsControl(int c) => c is not ('\t' or '\r' or '\n') && (char.IsControl((char)c) || c is '\uFEFF' or '\uFFFE' or '\uFFFF');

    private int Peek() => next == -2 ? next = reader.Read() : next;

    private int Take()
    {
        var c = Peek();
        read++;
        next = -2;
        if (c == '\n')
        {
            line++;
            column = 1;
        }
        else if (!(c == '\uFEFF' && read == 1))
        {
            column++;
        }

        return c;
    }

    private GameToken Broken(Rule rule, SourceSpan span, string problem)
    {
        diagnostics.Report(rule, span, problem);
        return new GameToken(GameTokenKind.Broken, "", span);
    }

    private SourceSpan Place() => new(file, line, column, line, column + 1);

    private SourceSpan From(int atLine, int atColumn) => new(file, atLine, atColumn, line, column);
}

using Demarche.Language.Syntax;

namespace Demarche.Language.Formatting;

/// <summary>A scalar over several lines: a block after <c>|</c> or <c>&gt;</c>, or a plain text that its author broke.</summary>
/// <param name="First">What stands on the first line.</param>
/// <param name="Rest">The other lines, indented already.</param>
/// <param name="KeepsEmptyLines">Whether empty lines after it would become part of it.</param>
internal sealed record BlockText(string First, IReadOnlyList<string> Rest, bool KeepsEmptyLines)
{
    private const char IndentationStep = '2';

    /// <summary>The scalar with its further lines at an indentation of <paramref name="indent"/>; null when it fits on one line.</summary>
    public static BlockText? Of(TextPiece text, int indent)
    {
        if (text.IsBlock) return text.Value.AsSpan().IndexOfAnyExcept('\n', ' ') < 0 ? null : OfBlock(text, indent);
        if (text.Style != ScalarStyle.Plain || !text.Raw.Contains('\n', StringComparison.Ordinal)) return null;
        var lines = text.Raw.Split('\n').Select(l => l.Trim(' ', '\t')).ToList();
        return new BlockText(lines[0], [.. lines.Skip(1).Select(l => Indented(l, indent))], false);
    }

    private static BlockText OfBlock(TextPiece text, int indent)
    {
        var lines = text.Raw.Split('\n');
        var header = lines[0];
        var firstFilled = Array.FindIndex(lines, 1, l => l.AsSpan().IndexOfAnyExcept(' ') >= 0);
        var margin = Spaces(lines[firstFilled]) - Spaces(text.Value.Split('\n').First(l => l.AsSpan().IndexOfAnyExcept(' ') >= 0));
        var body = lines.Skip(1).Select(l => l[Math.Min(margin, Spaces(l))..]).ToList();
        var keeps = header.TakeWhile(c => c is not ' ' and not '#').Contains('+');
        var chomping = keeps ? "+" : header.TakeWhile(c => c is not ' ' and not '#').Contains('-') ? "-" : "";
        if (body[^1].Length == 0) body.RemoveAt(body.Count - 1);
        while (!keeps && body[^1].Length == 0) body.RemoveAt(body.Count - 1);
        var needsStep = body.Take(firstFilled).Any(l => l.StartsWith(' '));
        var first = header[0] + (needsStep ? IndentationStep.ToString() : "") + chomping;
        return new BlockText(first, [.. body.Select(l => Indented(l, indent))], keeps);
    }

    private static string Indented(string line, int indent) => line.Length == 0 ? "" : new string(' ', indent) + line;

    private static int Spaces(string line) => line.AsSpan().IndexOfAnyExcept(' ') is var at and >= 0 ? at : line.Length;
}

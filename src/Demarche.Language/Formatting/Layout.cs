using System.Text;

namespace Demarche.Language.Formatting;

/// <summary>Lines being written, with comments at the ends of consecutive lines of one indentation set under one another.</summary>
internal sealed class Layout
{
    private const string Gap = "  ";
    private readonly List<(string Code, string Comment)> written = [];
    private string? prefix;

    /// <summary>Whether nothing more may be put between the last line and the next: a block that keeps its empty lines ends here.</summary>
    private bool isSealed;

    /// <summary>Begins a line that the next call completes.</summary>
    public void Begin(int indent, string start) => prefix = (prefix ?? new string(' ', indent)) + start;

    /// <summary>Writes a line, or completes the one begun.</summary>
    public void Line(int indent, string code, string comment = "")
    {
        written.Add((prefix is null ? new string(' ', indent) + code : prefix + code, comment));
        prefix = null;
        isSealed = false;
    }

    /// <summary>Writes further lines of a scalar, as they are, with a comment after the last.</summary>
    public void Body(IReadOnlyList<string> lines, bool keepsEmptyLines, string comment)
    {
        for (var k = 0; k < lines.Count; k++) written.Add((lines[k], k == lines.Count - 1 ? comment : ""));
        isSealed = keepsEmptyLines;
    }

    /// <summary>Writes an empty line, unless one is there already or would become part of a block.</summary>
    public void Blank()
    {
        if (written.Count > 0 && !written[^1].Code.AsSpan().IsWhiteSpace() && !isSealed) written.Add(("", ""));
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var first = 0; first < written.Count;)
        {
            int after = first, width = 0;
            do width = Math.Max(width, written[after++].Code.Length);
            while (after < written.Count && written[after].Comment.Length > 0 && written[first].Comment.Length > 0 && Indent(after) == Indent(first));
            for (; first < after; first++)
            {
                var (code, comment) = written[first];
                text.Append(comment.Length == 0 ? code : code.PadRight(width) + Gap + comment).Append('\n');
            }
        }

        return text.ToString();
    }

    private int Indent(int line) => written[line].Code.AsSpan().IndexOfAnyExcept(' ');
}

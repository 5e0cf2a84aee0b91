namespace Demarche.Language.Editing;

/// <summary>The line ends of a file as its author wrote them, so that an edit can be made on <c>\n</c> alone and leave the others as they were.</summary>
internal sealed class LineEnds
{
    private readonly string original;
    private readonly string newLine;

    public LineEnds(string text)
    {
        original = text;
        Normal = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The text with <c>\n</c> only and no byte order mark.</summary>
    public string Normal { get; }

    /// <summary>An edited text with the line ends and byte order mark of the original; lines that are new get the original's kind.</summary>
    public string Restore(string edited)
    {
        if (Normal.Length == original.Length && !original.Contains('\r', StringComparison.Ordinal)) return edited;
        var change = TextEdit.Between(Normal, edited);
        int start = Original(change.Start), end = Original(change.Start + change.Removed.Length);
        return string.Concat(original.AsSpan(0, start), change.Inserted.ReplaceLineEndings(newLine), original.AsSpan(end));
    }

    /// <summary>The offset in the original of an offset in the normal text.</summary>
    private int Original(int offset)
    {
        var at = original.Length - original.TrimStart('\uFEFF').Length;
        for (var k = 0; k < offset; k++) at += original[at] == '\r' && at + 1 < original.Length && original[at + 1] == '\n' ? 2 : 1;
        return at;
    }
}

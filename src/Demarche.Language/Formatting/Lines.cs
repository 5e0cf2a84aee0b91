namespace Demarche.Language.Formatting;

/// <summary>Where the lines of a text begin.</summary>
internal sealed class Lines
{
    private readonly string text;
    private readonly List<int> starts = [0];

    public Lines(string text)
    {
        this.text = text;
        for (var k = 0; k < text.Length; k++)
        {
            if (text[k] == '\n') starts.Add(k + 1);
        }
    }

    /// <summary>The line of an offset, from 0.</summary>
    public int Of(int offset)
    {
        var at = starts.BinarySearch(offset);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The column of an offset, from 0.</summary>
    public int Column(int offset) => offset - starts[Of(offset)];

    /// <summary>What stands on the line before an offset.</summary>
    public ReadOnlySpan<char> Before(int offset) => text.AsSpan(starts[Of(offset)], Column(offset));

    /// <summary>Whether the line above that of an offset is empty.</summary>
    public bool BlankAbove(int offset)
    {
        var line = Of(offset);
        return line > 0 && text.AsSpan(starts[line - 1], starts[line] - starts[line - 1]).IsWhiteSpace();
    }
}

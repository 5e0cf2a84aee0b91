namespace Demarche.Record.Reading.Texts;

/// <summary>
/// Cuts a text into paragraphs: at empty lines, and at every line end unless the lines are those of a text that was wrapped to a width. Lines
/// above the body (no full stop, or set off by a wider gap near the top) are paragraph 0. What follows an invitation to comment near the end is
/// no part of the text. O(length).
/// </summary>
internal static class Paragraphs
{
    private const int LongestHeadline = 200;
    private const int MostAbove = 4;

    private static readonly string[] Afterwords =
    [
        "leave a reply", "leave a comment", "share this article", "related articles", "read more:", "read also", "follow us on",
            "your email address will not be published", "subscribe to our", "all rights reserved", "post a comment", "comments are closed", "sign up for our",
    ];

    public static List<Paragraph> Of(string text)
    {
        var blocks = Blocks(text, IsWrapped(text));
        var end = blocks.FindIndex(2 < blocks.Count ? 2 : blocks.Count, b => IsAfterword(text, b));
        if (end >= 0 && (text.Length - blocks[end].Start) * 4 <= text.Length) blocks.RemoveRange(end, blocks.Count - end);
        else if (end >= 0) blocks.RemoveAll(b => IsAfterword(text, b));
        var above = Above(text, blocks);
        return [.. blocks.Select((b, i) => new Paragraph(i < above ? 0 : i - above + 1, b.Start, b.End))];
    }

    private static List<(int Start, int End, int Gap)> Blocks(string text, bool wrapped)
    {
        var blocks = new List<(int Start, int End, int Gap)>();
        var (start, end, empty) = (-1, -1, 0);
        for (var at = 0; at <= text.Length;)
        {
            var stop = text.IndexOf('\n', at);
            if (stop < 0) stop = text.Length;
            var (first, last) = Trimmed(text, at, stop);
            if (first == last) empty++;
            if (start >= 0 && (first == last || !wrapped))
            {
                blocks.Add((start, end, 0));
                start = -1;
            }

            if (first < last)
            {
                if (start < 0)
                {
                    if (blocks.Count > 0) blocks[^1] = blocks[^1] with { Gap = empty };
                    start = first;
                }

                end = last;
                empty = 0;
            }

            at = stop + 1;
        }

        if (start >= 0) blocks.Add((start, end, 0));
        return blocks;
    }

    /// <summary>Whether lines end where a page was full, and not where a paragraph was: most line ends stand inside sentences.</summary>
    private static bool IsWrapped(string text)
    {
        var (inside, ends, longest) = (0, 0, 0);
        for (var at = 0; at < text.Length;)
        {
            var stop = text.IndexOf('\n', at);
            if (stop < 0) break;
            longest = Math.Max(longest, stop - at);
            var (first, last) = Trimmed(text, at, stop);
            var next = stop + 1;
            if (last - first > 40 && next < text.Length && text[next] != '\n' && text[next] != '\r')
            {
                ends++;
                if (!".!?:\"”’)".Contains(text[last - 1], StringComparison.Ordinal) || char.IsLower(text[next])) inside++;
            }

            at = next;
        }

        return ends >= 2 && inside * 2 > ends && longest <= 160;
    }

    private static int Above(string text, List<(int Start, int End, int Gap)> blocks)
    {
        if (blocks.Count < 2) return 0;
        for (var i = 0; i < Math.Min(MostAbove, blocks.Count - 1); i++)
        {
            if (blocks[i].Gap >= 2) return i + 1;
        }

        var above = 0;
        while (above < Math.Min(MostAbove, blocks.Count - 1) && IsHeading(text, blocks[above])) above++;
        return above;
    }

    private static bool IsHeading(string text, (int Start, int End, int Gap) block) =>
        block.End - block.Start <= LongestHeadline && !".!\"”;:,".Contains(text[block.End - 1], StringComparison.Ordinal);

    private static bool IsAfterword(string text, (int Start, int End, int Gap) block) =>
        block.End - block.Start <= LongestHeadline
            && Afterwords.Any(a => text.AsSpan(block.Start, block.End - block.Start).StartsWith(a, StringComparison.OrdinalIgnoreCase));

    private static (int First, int Last) Trimmed(string text, int first, int last)
    {
        while (first < last && char.IsWhiteSpace(text[first])) first++;
        while (last > first && char.IsWhiteSpace(text[last - 1])) last--;
        return (first, last);
    }
}

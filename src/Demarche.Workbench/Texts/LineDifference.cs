namespace Demarche.Workbench.Texts;

/// <summary>A line of a difference.</summary>
/// <param name="Mark"><c>+</c> for one that comes, <c>-</c> for one that goes, a space for one that stays, <c>…</c> where lines that stay are left out.</param>
/// <param name="Text">The line.</param>
public sealed record DifferenceLine(char Mark, string Text);

/// <summary>What differs between two texts, line by line, with a line round it.</summary>
public static class LineDifference
{
    private const int LargestTable = 4_000_000;

    /// <summary>
    /// The lines that differ. O(n × m) in the lines between the first and the last that differ; where that is too much, all of these go and come.
    /// </summary>
    public static IReadOnlyList<DifferenceLine> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        var lines = Between(old[start..^end], now[start..^end]);
        if (lines.Count == 0) return [];
        if (start > 0) lines.Insert(0, new DifferenceLine(' ', old[start - 1]));
        if (end > 0) lines.Add(new DifferenceLine(' ', old[^end]));
        return Short(lines);
    }

    private static List<DifferenceLine> Between(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > LargestTable)
            return [.. old.Select(l => new DifferenceLine('-', l)), .. now.Select(l => new DifferenceLine('+', l))];
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--) common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<DifferenceLine>();
        for (var (i, j) = (0, 0); i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                lines.Add(new DifferenceLine(' ', old[i++]));
                j++;
            }
            else if (j < now.Length && (i == old.Length || common[i, j + 1] > common[i + 1, j])) lines.Add(new DifferenceLine('+', now[j++]));
            else lines.Add(new DifferenceLine('-', old[i++]));
        }

        return lines;
    }

    /// <summary>Lines that stay are left out but for those next to one that does not.</summary>
    private static List<DifferenceLine> Short(List<DifferenceLine> lines)
    {
        var shown = new List<DifferenceLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = lines[i].Mark != ' ' || (i > 0 && lines[i - 1].Mark != ' ') || (i + 1 < lines.Count && lines[i + 1].Mark != ' ');
            if (isNear) shown.Add(lines[i]);
            else if (shown.Count == 0 || shown[^1].Mark != '…') shown.Add(new DifferenceLine('…', ""));
        }

        return shown;
    }
}

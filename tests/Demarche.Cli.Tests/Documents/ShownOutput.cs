namespace Demarche.Cli.Tests.Documents;

/// <summary>Compares what a document shows with what a command printed; a line <c>…</c> stands for any lines and a space for one that does not break.</summary>
internal static class ShownOutput
{
    private const string Any = "…";

    public static bool Matches(IReadOnlyList<string> shown, IReadOnlyList<string> printed) => Matches(shown, 0, printed, 0);

    public static IReadOnlyList<string> Lines(string text) => text.Length == 0 ? [] : [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(l => l.Replace('\u00A0', ' ').TrimEnd())];

    private static bool Matches(IReadOnlyList<string> shown, int s, IReadOnlyList<string> printed, int p)
    {
        for (; s < shown.Count; s++, p++)
        {
            if (shown[s].Trim() == Any) return Enumerable.Range(p, printed.Count - p + 1).Any(rest => Matches(shown, s + 1, printed, rest));
            if (p >= printed.Count || shown[s].TrimEnd() != printed[p]) return false;
        }

        return p == printed.Count;
    }
}

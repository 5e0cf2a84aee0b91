using System.Text.RegularExpressions;

namespace Demarche.Engine.Tests.Docs;

/// <summary>The pages a reader meets, and what they point at.</summary>
internal static partial class Pages
{
    private static readonly string[] TopFolders = [".ci", "bench", "docs", "models", "src", "tests"];

    /// <summary>Every page, as a path from the root.</summary>
    public static IEnumerable<string> All =>
        Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Concat(Directory.GetFiles(Repository.Root, "*.md")).Append(Path.Combine(Repository.Root, "models", "README.md"))
            .Where(File.Exists).Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");

    /// <summary>The page without what stands in fences.</summary>
    public static string Prose(string page) => Fence().Replace(Read(page), "\n");

    /// <summary>Where links lead, outside the web.</summary>
    public static IEnumerable<string> Links(string page) =>
        Link().Matches(Prose(page)).Select(m => m.Groups[1].Value).Where(t => !t.Contains("://", StringComparison.Ordinal) && !t.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>Paths of the repository that stand in code spans; those with a placeholder in capitals or dots are none.</summary>
    public static IEnumerable<string> PathsNamed(string page) =>
        CodeSpan().Matches(Prose(page)).Select(m => m.Groups[1].Value).Where(IsPath);

    /// <summary>Whether a path, in which a star stands for any name, is one of a file or a folder that is there.</summary>
    public static bool Exists(string path)
    {
        var parts = path.TrimEnd('/').Split('/');
        IEnumerable<string> found = [Repository.Root];
        foreach (var part in parts) found = found.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, part));
        return found.Any();
    }

    /// <summary>The anchors that a page's headings make.</summary>
    public static IEnumerable<string> Anchors(string page) =>
        Heading().Matches(Prose(page)).Select(m => NotInAnchors().Replace(m.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static bool IsPath(string span) =>
        span.Contains('/') && !span.Contains(' ') && !span.Contains('…') && TopFolders.Contains(span[..span.IndexOf('/')], StringComparer.Ordinal) && !Placeholder().IsMatch(span);

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"(^|[/.])[A-Z]{3,}($|[/.])")]
    private static partial Regex Placeholder();
}

using System.Text.RegularExpressions;

namespace Demarche.Reports.Tests.Documents;

/// <summary>What docs/style.md says is not written is not written: not in what the program prints, not on its pages, not in comments.</summary>
public sealed partial class StyleTests
{
    public static TheoryData<string> Avoided() => [.. Rows().Matches(File.ReadAllText(Style)).Select(m => m.Groups[1].Value).Distinct()];

    private static string Style => Repository.PathOf("docs", "style.md");

    [Theory]
    [MemberData(nameof(Avoided))]
    public void What_is_not_written_is_nowhere(string phrase)
    {
        var pattern = new Regex($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(phrase)}", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));
        Assert.Empty(Files().SelectMany(file => File.ReadLines(file).Select((line, k) => (line, k)).Where(l => IsFound(pattern, l.line)).Select(l => $"{Path.GetRelativePath(Repository.Root, file)}:{l.k + 1}: {l.line.Trim()}")));
    }

    [Fact]
    public void There_are_phrases_to_look_for() => Assert.InRange(Avoided().Count, 8, 100);

    /// <summary>A name in code that holds the letters, such as a member called so, is no sentence.</summary>
    private static bool IsFound(Regex pattern, string line) => pattern.EnumerateMatches(line) is var found && found.MoveNext() && (found.Current.Index + found.Current.Length == line.Length || !char.IsLetterOrDigit(line[found.Current.Index + found.Current.Length]));

    /// <summary>What people read. The vocabulary of the reader of texts is what newspapers write, and not ours; CHANGELOG says what was.</summary>
    private static IEnumerable<string> Files() => new[] { "src", "docs", "models" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
        .Append(Repository.PathOf("README.md"))
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".md" && file != Style)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Demarche.Record"));

    [GeneratedRegex(@"^\|[^|\n]*`([^`\n]+)`[^|\n]*\|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}

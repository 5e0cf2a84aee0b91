using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Documents;

/// <summary>What is generated in the documents is up to date, and every example in docs/language.md is a model without problems.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-").FullName;

    private static string LanguagePage => Path.Combine(Repository.Root, "docs", "language.md");

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void The_page_of_keys_is_generated() => Repository.AssertCommitted(Path.Combine(Repository.Root, "docs", "keys.md"), KeyReference.Write());

    /// <summary>A fence <c>yaml</c> is a whole model; <c>yaml fragment</c> is laid over the first whole model; <c>csv</c> is its record.</summary>
    [Fact]
    public void Every_example_of_the_language_checks_clean()
    {
        var first = Path.Combine(folder, "first.crisis.yaml");
        var shown = Path.Combine(folder, "shown.crisis.yaml");
        File.WriteAllText(first, Fences().First(f => f.Kind == "yaml").Text);
        File.WriteAllText(Path.Combine(folder, "record.csv"), Fences().Single(f => f.Kind == "csv").Text);
        var checkedCount = 0;
        foreach (var (kind, line, text) in Fences().Where(f => f.Kind.StartsWith("yaml", StringComparison.Ordinal)))
        {
            File.WriteAllText(shown, text);
            var result = kind == "yaml" ? ModelLoader.Load(shown) : ModelLoader.Load(first, [shown]);
            Assert.True(result.Diagnostics.Count == 0, $"language.md, fence on line {line}:\n{string.Join('\n', result.Diagnostics)}");
            Assert.NotNull(Compiler.TryCompile(result.Crisis!).Compiled);
            checkedCount++;
        }

        Assert.True(checkedCount > 15, $"Only {checkedCount} examples were found.");
    }

    private static List<(string Kind, int Line, string Text)> Fences()
    {
        var fences = new List<(string, int, string)>();
        var lines = File.ReadAllLines(LanguagePage);
        for (var k = 0; k < lines.Length; k++)
        {
            if (!lines[k].StartsWith("```", StringComparison.Ordinal) || lines[k] == "```") continue;
            var end = Array.IndexOf(lines, "```", k);
            fences.Add((lines[k][3..].Trim(), k + 1, string.Concat(lines[(k + 1)..end].Select(l => l + "\n"))));
            k = end;
        }

        return fences;
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Demarche.Language.Binding.Keys;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests;

/// <summary>The pages on the language say what the language is.</summary>
public partial class Docs
{
    public static TheoryData<string> Examples => [.. Fence().Matches(Page("language.md")).Where(m => m.Groups[1].Value.Length == 0).Select(m => m.Groups[2].Value)];

    public static TheoryData<string> Fragments => [.. Fence().Matches(Page("language.md")).Where(m => m.Groups[1].Value.Length > 0).Select(m => m.Groups[2].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_whole_example_has_no_errors(string text)
    {
        var result = ModelLoader.Parse(text, "example.crisis.yaml");
        Assert.Empty(result.Diagnostics.Where(d => d.Severity != Severity.Note && d.Code is not ("DEM0400" or "DEM0402")).Select(d => d.ToString()));
    }

    [Theory]
    [MemberData(nameof(Fragments))]
    public void A_fragment_uses_known_keys_only(string text)
    {
        var diagnostics = new DiagnosticBag();
        var root = Assert.IsType<YamlMapping>(YamlReader.Read(text, "fragment.yaml", diagnostics));
        Assert.False(diagnostics.HasErrors);
        Assert.All(root.Entries, e => Assert.NotNull(CrisisKeys.Root.Find(e.Name)));
    }

    [Fact]
    public void The_key_reference_is_what_the_key_tables_say()
    {
        var page = new StringBuilder("# Keys\n\nEvery key of the [language](language.md), in canonical order. This page is made from the tables that the checker itself uses.\n");
        foreach (var table in CrisisKeys.Tables)
        {
            page.Append($"\n## {table.Name}\n\n{table.Doc}\n\n| key | meaning |\n|---|---|\n");
            foreach (var key in table.Keys) page.Append($"| `{key.Name}`{(key.Required ? " (required)" : "")} | {key.Doc} |\n");
            if (table.OtherKeys is { } other) page.Append($"| the name of a {other.KeyIs} | see above |\n");
        }

        Repository.AssertCommitted(Path.Combine(Repository.Root, "docs", "keys.md"), page.ToString());
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", name)).ReplaceLineEndings("\n");

    [GeneratedRegex("^```yaml( fragment)?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

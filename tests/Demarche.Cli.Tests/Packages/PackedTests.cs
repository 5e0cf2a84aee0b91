using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Demarche.Cli.Tests;

/// <summary>A developer who has the packages and what is written in them writes programs that work.</summary>
public sealed class PackedTests(Packed packed) : IClassFixture<Packed>
{
    [Fact]
    public void Programs_of_the_pages_compile_and_run_against_the_packages()
    {
        var library = File.ReadAllText(Repository.PathOf("docs", "library.md")).ReplaceLineEndings("\n");
        var pages = Packed.Libraries.Select(l => (Library: l, Text: Readme(l))).Where(p => p.Text.Contains("```csharp", StringComparison.Ordinal)).ToArray();
        (string Name, string Library, string Code, string? Shown)[] programs =
        [
            .. pages.Select(p => (p.Library.Replace("Demarche.", "Readme", StringComparison.Ordinal), p.Library, Shown(p.Text, "csharp", 0)!, Shown(p.Text, "text", 0))),
            ("Solved", "Demarche.Engine", Shown(library, "csharp", 0)!, Shown(library, "text", 0)),
            ("Brief", "Demarche.Reports", Shown(library, "csharp", 1)!, null),
            ("Forecast", "Demarche.Analysis", Shown(library, "csharp", 2)!, null),
        ];
        Assert.Equal(["Engine", "Language", "Analysis", "Reports", "Cluster"], pages.Select(p => p.Library["Demarche.".Length..]));
        packed.Build([.. programs.Select(p => (p.Name, p.Library, p.Code))]);
        foreach (var (name, _, code, shown) in programs)
        {
            var output = packed.Output(name, Repository.PathOf("models", "chicken"));
            if (shown is not null) Assert.Equal(shown, output);
            Assert.NotEmpty(output);
            if (name is "Brief" or "ReadmeReports") Assert.Contains("## The answer", output, StringComparison.Ordinal);
            if (name is "Forecast" or "ReadmeAnalysis") Assert.Matches(new Regex(@"2024-03-0\d: [01]\.\d\d"), output);
            if (name == "ReadmeCluster") Assert.StartsWith("no silo answers at 127.0.0.1:7701", output, StringComparison.Ordinal);
            Assert.InRange(code.TrimEnd().Split('\n').Length, 1, name switch { "Solved" or "ReadmeEngine" => 20, "Brief" or "ReadmeReports" => 10, _ => 30 });
        }
    }

    [Fact]
    public void Each_package_has_what_a_package_should_have()
    {
        foreach (var library in Packed.Libraries)
        {
            using var archive = ZipFile.OpenRead(Path.Combine(packed.Feed, $"{library}.{packed.Version}.nupkg"));
            var names = archive.Entries.Select(e => e.FullName).ToArray();
            Assert.Contains("README.md", names);
            Assert.Contains("icon.png", names);
            Assert.Contains($"lib/net10.0/{library}.xml", names);
            using var nuspec = archive.GetEntry($"{library}.nuspec")!.Open();
            var metadata = XDocument.Load(nuspec).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
            string? Of(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
            Assert.Equal(("MIT", "README.md", "icon.png"), (Of("license"), Of("readme"), Of("icon")));
            Assert.False(string.IsNullOrWhiteSpace(Of("description")));
            // A package uses what stands before it and nothing that is packed elsewhere under this name.
            var uses = metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).Where(id => id.StartsWith("Demarche.", StringComparison.Ordinal));
            Assert.Subset(Packed.Libraries.TakeWhile(l => l != library).ToHashSet(), uses.ToHashSet());
            using var symbols = ZipFile.OpenRead(Path.Combine(packed.Feed, $"{library}.{packed.Version}.snupkg"));
            Assert.Contains(symbols.Entries, e => e.FullName == $"lib/net10.0/{library}.pdb");
        }
    }

    private static string Readme(string library) => File.ReadAllText(Repository.PathOf("src", library, "README.md")).ReplaceLineEndings("\n");

    private static string? Shown(string page, string language, int which) =>
        Regex.Matches(page, $@"```{language}\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1)) is var found && found.Count > which ? found[which].Groups[1].Value : null;
}

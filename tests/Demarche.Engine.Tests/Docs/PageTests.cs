using Demarche.Engine.Stability;

namespace Demarche.Engine.Tests.Docs;

/// <summary>Pages name concepts, files and one another; what they name is there.</summary>
public class PageTests
{
    private const string ConceptsPage = "docs/concepts.md";

    public static TheoryData<string> Names => [.. Pages.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(page) ?? "";
        foreach (var link in Pages.Links(page))
        {
            var (file, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
            var target = file.Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, file))).Replace('\\', '/');
            Assert.True(Pages.Exists(target), $"{page} links to {link}, which is not there.");
            if (anchor is not null) Assert.True(Pages.Anchors(target).Contains(anchor, StringComparer.Ordinal), $"{page} links to {link}; {target} has no such heading.");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_path_named_exists(string page) =>
        Assert.All(Pages.PathsNamed(page), path => Assert.True(Pages.Exists(path), $"{page} names {path}, which is not there."));

    [Fact]
    public void Every_concept_is_in_the_table_with_its_file()
    {
        var rows = Pages.Read(ConceptsPage).Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)).ToArray();
        foreach (var concept in Concepts.All)
        {
            var row = Assert.Single(rows, r => r.Contains($"`{concept.Id}`", StringComparison.Ordinal) && r.Contains($"/{concept.GetType().Name}.cs)", StringComparison.Ordinal));
            Assert.Contains(concept.Name.Split(',')[0], row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_concept_has_its_section()
    {
        var anchors = Pages.Anchors(ConceptsPage).ToArray();
        Assert.All(Concepts.All, concept => Assert.Contains(concept.Name.Split(',')[0].ToLowerInvariant().Replace(' ', '-'), anchors));
    }

    [Fact]
    public void Terms_of_the_glossary_stand_once_and_in_order()
    {
        var terms = Pages.Read("docs/glossary.md").Split('\n').Where(line => line.StartsWith("| **", StringComparison.Ordinal))
            .Select(line => line[4..line.IndexOf("**", 4, StringComparison.Ordinal)]).ToArray();
        Assert.NotEmpty(terms);
        Assert.Equal(terms.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(t => t, StringComparer.OrdinalIgnoreCase), terms);
    }

    [Theory]
    [InlineData("src/Demarche.Engine/Stability/NashStability.cs", true)]
    [InlineData("src/Demarche.Engine/Stability/*.cs", true)]
    [InlineData("src/Demarche.Engine/Stability", true)]
    [InlineData("src/Demarche.Engine/Stability/NoSuchStability.cs", false)]
    public void A_path_is_found_or_not(string path, bool exists) => Assert.Equal(exists, Pages.Exists(path));
}

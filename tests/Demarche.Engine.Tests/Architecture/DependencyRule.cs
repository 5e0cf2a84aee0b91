using System.Xml.Linq;

namespace Demarche.Engine.Tests.Architecture;

/// <summary>One way only: Language → Engine, Reports → both, Workbench → these, Cli → all; and the engine on the base class library alone.</summary>
public class DependencyRule
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Demarche.Engine"] = [],
        ["Demarche.Language"] = ["Demarche.Engine"],
        ["Demarche.Record"] = ["Demarche.Engine", "Demarche.Language"],
        ["Demarche.Analysis"] = ["Demarche.Engine", "Demarche.Language", "Demarche.Record"],
        ["Demarche.Reports"] = ["Demarche.Engine", "Demarche.Language", "Demarche.Record", "Demarche.Analysis"],
        ["Demarche.Workbench"] = ["Demarche.Engine", "Demarche.Language", "Demarche.Record", "Demarche.Analysis", "Demarche.Reports"],
        ["Demarche.Cli"] = ["Demarche.Engine", "Demarche.Language", "Demarche.Record", "Demarche.Analysis", "Demarche.Reports", "Demarche.Workbench"],
    };

    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateFiles(Source(), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Projects_refer_one_way_only(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is not in the dependency rule; say there what it may use.");
        var used = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        Assert.Empty(used.Except(allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void The_engine_uses_no_package() => Assert.Empty(Items("Demarche.Engine", "PackageReference"));

    [Fact]
    public void The_built_engine_refers_to_the_base_class_library_only()
    {
        var used = typeof(ConflictGraph).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(used, name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard", name));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Sources_name_only_what_their_project_may_use(string project)
    {
        var strangers = Allowed.Keys.Except([project, .. Allowed[project]], StringComparer.Ordinal).ToArray();
        var folder = Path.Combine(Source(), project);
        var files = new[] { "*.cs", "*.razor" }.SelectMany(kind => Directory.EnumerateFiles(folder, kind, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        Assert.All(files, file =>
        {
            var text = File.ReadAllText(file);
            Assert.All(strangers, stranger => Assert.DoesNotContain(stranger, text, StringComparison.Ordinal));
        });
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Source(), project, project + ".csproj")).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static string Source() => Repository.PathOf("src");
}

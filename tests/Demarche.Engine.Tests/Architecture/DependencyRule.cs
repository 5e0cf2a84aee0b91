using System.Xml.Linq;

namespace Demarche.Engine.Tests.Architecture;

/// <summary>One way only, from project to project, and the engine on the base class library alone. Folders are held to the same by FolderRule.</summary>
public class DependencyRule
{
    private static readonly Dictionary<string, string[]> Allowed = Upwards(
        ("Demarche.Diagnostics", []),
        ("Demarche.Engine", []),
        ("Demarche.Games", ["Demarche.Diagnostics", "Demarche.Engine"]),
        ("Demarche.Language", ["Demarche.Diagnostics", "Demarche.Engine"]),
        ("Demarche.Vectors", []),
        ("Demarche.Record", ["Demarche.Language", "Demarche.Vectors"]),
        ("Demarche.Events", ["Demarche.Record"]),
        ("Demarche.Analysis", ["Demarche.Record", "Demarche.Games"]),
        ("Demarche.Reports", ["Demarche.Analysis"]),
        ("Demarche.Table", ["Demarche.Reports"]),
        ("Demarche.Workbench", ["Demarche.Table"]),
        ("Demarche.Cluster", ["Demarche.Analysis"]),
        ("Demarche.Cli", ["Demarche.Workbench", "Demarche.Cluster", "Demarche.Events"]));

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

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_sentence_encoder_is_named_and_never_referred_to(string project) => Assert.DoesNotContain("Demarche.Vectors", string.Join('|', Items(project, "ProjectReference")), StringComparison.Ordinal);

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

    /// <summary>For each project those it is built on, and what these are built on.</summary>
    private static Dictionary<string, string[]> Upwards(params (string Project, string[] Below)[] floors)
    {
        var allowed = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (project, below) in floors) allowed.Add(project, [.. below.Concat(below.SelectMany(b => allowed[b])).Distinct(StringComparer.Ordinal)]);
        return allowed;
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Source(), project, project + ".csproj")).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static string Source() => Repository.PathOf("src");
}

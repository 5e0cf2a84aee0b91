using Demarche.Record.Tests.Classifying;

namespace Demarche.Cli.Tests.Architecture;

/// <summary>Inside a project folders use one another in one direction, as projects do.</summary>
public sealed class FolderRule
{
    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_use_one_another_one_way_only(string project)
    {
        var graph = new FolderGraph(project, Assembly(project));
        var knots = graph.Knots();
        Assert.True(knots.Count == 0, $"{project}\n{string.Join("\n\n", knots.Select(knot => $"{string.Join(' ', knot)}\n  {string.Join("\n  ", graph.Within(knot))}"))}");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_are_folders(string project)
    {
        var root = Repository.PathOf("src", project);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        Assert.All(files, file =>
        {
            var folder = Path.GetDirectoryName(Path.GetRelativePath(root, file))!.Replace(Path.DirectorySeparatorChar, '.');
            var expected = folder.Length == 0 ? project : $"{project}.{folder}";
            var declared = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            if (declared is not null) Assert.Equal($"namespace {expected};", declared);
        });
    }

    private static string Assembly(string project) =>
        Path.Combine(project == "Demarche.Vectors" ? AddOn.Folder : AppContext.BaseDirectory, $"{(project == "Demarche.Cli" ? "demarche" : project)}.dll");
}

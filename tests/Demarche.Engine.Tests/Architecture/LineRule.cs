namespace Demarche.Engine.Tests.Architecture;

/// <summary>Lines fit a screen: 160 columns.</summary>
public class LineRule
{
    private const int Columns = 160;

    public static TheoryData<string> Projects() => [.. Directory.EnumerateDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Lines_are_no_longer_than_a_screen_is_wide(string project)
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        Assert.Empty(files.SelectMany(file => File.ReadLines(file).Select((line, k) => (line.Length, Place: $"{Path.GetFileName(file)}:{k + 1}")))
            .Where(line => line.Length > Columns).Select(line => $"{line.Place} has {line.Length} columns"));
    }
}

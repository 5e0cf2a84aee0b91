namespace Demarche.Cli.Tests;

/// <summary>Every model file that comes with the program, variants among them.</summary>
internal static class BundledFiles
{
    public static TheoryData<string> All =>
        [.. Directory.GetFiles(Repository.PathOf("models"), "*crisis.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];
}

namespace Demarche.Tests;

/// <summary>Files of the repository, and the one rule for generated ones: equal to what is committed, rewritten when DEMARCHE_UPDATE=1.</summary>
internal static class Repository
{
    /// <summary>Its root, found by the solution file.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The path of something in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The bundled models, as paths from the root, in order.</summary>
    public static IEnumerable<string> Models() => Directory
        .EnumerateFiles(PathOf("models"), "*crisis.yaml", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Fails unless the file holds the text.</summary>
    public static void AssertCommitted(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("DEMARCHE_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; DEMARCHE_UPDATE=1 writes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Demarche.slnx"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run below the repository."));
}

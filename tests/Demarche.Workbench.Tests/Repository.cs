namespace Demarche.Workbench.Tests;

/// <summary>The folder that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root, found by the solution file.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The path of something in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Demarche.slnx"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not stand inside the repository."));
}

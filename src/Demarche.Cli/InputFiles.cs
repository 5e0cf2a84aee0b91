using Demarche.Language.Syntax;

namespace Demarche.Cli;

/// <summary>The files that a run has read, so that none of them is written over. Links to one file are one file.</summary>
internal sealed class InputFiles
{
    private readonly HashSet<string> files = new(StringComparer.Ordinal);

    /// <summary>Notes a file, or the <c>crisis.yaml</c> of a folder.</summary>
    public void Add(string path)
    {
        if (Directory.Exists(path)) path = Path.Combine(path, "crisis.yaml");
        if (File.Exists(path)) files.Add(RealPath.Of(path));
    }

    /// <summary>Whether the file was read.</summary>
    public bool Holds(string path) => File.Exists(path) && files.Contains(RealPath.Of(path));
}

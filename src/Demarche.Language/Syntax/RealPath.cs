namespace Demarche.Language.Syntax;

/// <summary>The file that a path leads to in the end, so that a guard on folders sees through links.</summary>
public static class RealPath
{
    /// <summary>As many links as an operating system follows before it takes them for a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>The path with every link on the way to it followed, and every link on the way to where those lead. The file need not be there.</summary>
    /// <param name="path">A path; from the present folder where it is not a full one.</param>
    /// <exception cref="IOException">Links lead round in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Of(Path.GetFullPath(path), ref links);
    }

    private static string Of(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        var here = Path.Combine(Of(parent, ref links), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        if (entry.LinkTarget is null || entry.ResolveLinkTarget(returnFinalTarget: false) is not { } target) return here;
        return ++links > MostLinks ? throw new IOException($"Links at “{path}” lead round in a circle.") : Of(target.FullName, ref links);
    }
}

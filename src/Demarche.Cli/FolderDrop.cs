namespace Demarche.Cli;

/// <summary>Makes a folder with files all at once: it is written beside its place under another name and then put there.</summary>
internal static class FolderDrop
{
    /// <summary>Makes the folder, which must be absent or empty, and gives the paths of its files in ordinal order.</summary>
    /// <exception cref="IOException">It cannot be written; nothing is left behind.</exception>
    public static IReadOnlyList<string> Write(string folder, Action<string> fill)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(place) ?? throw new IOException("it is the root of the file system.");
        var draft = Path.Combine(parent, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}");
        Directory.CreateDirectory(draft);
        try
        {
            fill(draft);
            if (Directory.Exists(place)) Directory.Delete(place);
            Directory.Move(draft, place);
        }
        catch
        {
            Directory.Delete(draft, recursive: true);
            throw;
        }

        return [.. Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Select(f => Path.Combine(folder, Path.GetRelativePath(place, f)))
            .Order(StringComparer.Ordinal)];
    }
}

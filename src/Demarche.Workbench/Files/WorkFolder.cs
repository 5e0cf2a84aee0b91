using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;
using Demarche.Reports.Rendering;

namespace Demarche.Workbench.Files;

/// <summary>
/// The opened folder: the only place from which files are read and into which they are written. Names are relative to it and checked by
/// <see cref="FileName"/>; links are followed before it is judged whether a file lies inside. Whatever goes wrong is said in words. Safe for use from
/// any thread. Whoever can change links in the folder between the check and the use is trusted: it is the user's own folder.
/// </summary>
public sealed class WorkFolder
{
    private const int MostListed = 500;
    private const int MostVisited = 20_000;
    private const int Deepest = 6;

    private readonly string prefix;

    /// <summary>Opens a folder.</summary>
    /// <param name="path">An existing folder.</param>
    /// <param name="isReadOnly">Whether writing is refused.</param>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public WorkFolder(string path, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Directory.Exists(path)) throw new DirectoryNotFoundException($"There is no folder '{path}'.");
        Root = Path.TrimEndingDirectorySeparator(RealPath.Of(path));
        prefix = Path.EndsInDirectorySeparator(Root) ? Root : Root + Path.DirectorySeparatorChar;
        IsReadOnly = isReadOnly;
    }

    /// <summary>Its full path, links followed.</summary>
    public string Root { get; }

    /// <summary>Whether nothing is written here.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The full path behind a name; null, and why, when it may not be used. The file need not be there.</summary>
    public (string? Path, string? WhyNot) Locate(string? name) => Inside(name, FileName.WhyNot(name));

    /// <summary>The first of some names under which nothing stands here yet.</summary>
    /// <param name="name">The names by number, from 1; all are such as may be used.</param>
    public string FirstFree(Func<int, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Enumerable.Range(1, int.MaxValue).Select(name).First(n => Locate(n).Path is { } path && !Path.Exists(path));
    }

    /// <summary>The bytes of a text, a saved page or a PDF in the folder; null, and why, when they cannot be read.</summary>
    /// <param name="name">The name.</param>
    /// <param name="most">The most bytes.</param>
    public (byte[]? Bytes, string? WhyNot) ReadBytes(string? name, int most)
    {
        var (path, whyNot) = Inside(name, FileName.WhyNot(name, FileName.OfTexts));
        if (path is null) return (null, whyNot);
        try
        {
            if (!File.Exists(path)) return (null, "There is no such file.");
            return BoundedFile.Regular(path, most, out var reason) is { } bytes ? (bytes, null) : (null, $"The file cannot be read: {reason}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"The file cannot be read: {failure.Message}");
        }
    }

    private (string? Path, string? WhyNot) Inside(string? name, string? wrong)
    {
        if (wrong is not null) return (null, wrong);
        try
        {
            var path = RealPath.Of(Path.Combine(Root, name!));
            if (!path.StartsWith(prefix, StringComparison.Ordinal)) return (null, "The name leads out of the opened folder by a link.");
            return Directory.Exists(path) ? (null, "That is a folder.") : (path, null);
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return (null, "The name cannot be used on this system.");
        }
    }

    /// <summary>
    /// The names of the models in the folder and below it, in ordinal order; at most 500, six levels deep. Links and hidden folders are passed over.
    /// </summary>
    public IReadOnlyList<string> Models() => Files(IsModel, n => FileName.WhyNot(n));

    /// <summary>The names of texts, saved pages and PDFs in the folder and below it, in the same order and under the same bounds.</summary>
    public IReadOnlyList<string> Texts() =>
        Files(n => FileName.OfTexts.Any(e => n.EndsWith(e, StringComparison.OrdinalIgnoreCase)), n => FileName.WhyNot(n, FileName.OfTexts));

    private IReadOnlyList<string> Files(Func<string, bool> isWanted, Func<string, string?> whyNot)
    {
        var found = new List<string>();
        var open = new Queue<(string Folder, int Depth)>([(Root, 0)]);
        for (var visited = 0; open.TryDequeue(out var next) && found.Count < MostListed && visited < MostVisited; visited++)
        {
            foreach (var entry in Entries(next.Folder))
            {
                if (entry.LinkTarget is not null || entry.Name.StartsWith('.')) continue;
                if (entry is DirectoryInfo && next.Depth < Deepest) open.Enqueue((entry.FullName, next.Depth + 1));
                else if (entry is FileInfo && isWanted(entry.Name)) found.Add(Path.GetRelativePath(Root, entry.FullName).Replace('\\', '/'));
            }
        }

        return [.. found.Where(n => whyNot(n) is null).Order(StringComparer.Ordinal).Take(MostListed)];
    }

    /// <summary>The text of a file, its byte order mark, if any, kept; null, and why, when it cannot be read.</summary>
    public (string? Text, string? WhyNot) Read(string? name)
    {
        var (path, whyNot) = Locate(name);
        return path is null ? (null, whyNot) : ReadAt(path);
    }

    /// <summary>When a file was written last and how long it is; the same for every file that cannot be asked.</summary>
    public (DateTime Written, long Length) Stamp(string? name) =>
        Locate(name).Path is { } path && new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    /// <summary>Writes a file whole or not at all; why not, or null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">The text.</param>
    /// <param name="isNew">Whether it must not be there yet.</param>
    public string? Write(string? name, string text, bool isNew = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsReadOnly) return "The bundled models are left as they are. Save a copy in your folder.";
        var (path, whyNot) = Locate(name);
        if (path is null) return whyNot;
        if (text.Length > YamlLimits.Bytes) return $"The text is longer than {YamlLimits.Bytes / 1_000_000} million characters.";
        if (isNew && Path.Exists(path)) return $"There is a file “{name}” already. Choose another name.";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, text);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The file cannot be written: {failure.Message}";
        }
    }

    private static (string? Text, string? WhyNot) ReadAt(string path)
    {
        try
        {
            if (!File.Exists(path)) return (null, "There is no such file.");
            if (BoundedFile.Regular(path, YamlLimits.Bytes, out var reason) is not { } bytes) return (null, $"The file cannot be read: {reason}.");
            var diagnostics = new DiagnosticBag();
            if (SourceText.Decode(bytes, Path.GetFileName(path), diagnostics) is not { } text) return (null, diagnostics.InOrder()[0].Message);
            return (bytes is [0xEF, 0xBB, 0xBF, ..] ? "\uFEFF" + text : text, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"The file cannot be read: {failure.Message}");
        }
    }

    private static bool IsModel(string name) =>
        name.EndsWith(".crisis.yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".gmcr", StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, "crisis.yaml", StringComparison.OrdinalIgnoreCase);

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

using System.IO.Enumeration;

namespace Demarche.Events.Files;

/// <summary>The files that a command line names: as they are, or by patterns with <c>*</c> and <c>?</c>, which are found here and not by a shell or a
/// database.</summary>
public static class EventFiles
{
    /// <summary>The most files that are read at once.</summary>
    public const int Most = 200_000;

    /// <summary>The files in order, each once; what cannot be had is reported.</summary>
    public static IReadOnlyList<EventFile> Find(IEnumerable<string> named, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var files = new List<EventFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in named)
        {
            foreach (var path in Matching(name, diagnostics).Where(p => seen.Add(Path.GetFullPath(p))))
            {
                if (files.Count == Most)
                {
                    Refuse(path, $"these are more than {Most} files", diagnostics);
                    return files;
                }

                if (Of(path, diagnostics) is { } file) files.Add(file);
            }
        }

        return files;
    }

    private static EventFile? Of(string path, DiagnosticBag diagnostics)
    {
        try
        {
            var length = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
            if (length == 0)
            {
                diagnostics.Report(EventRules.NotATable, Place(path), path, "it is empty");
                return null;
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> start = stackalloc byte[4];
            start = start[..stream.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
            var packing = start switch
            {
                [0x1F, 0x8B, ..] => Packing.Gzip,
                [(byte)'P', (byte)'K', 3 or 5, 4 or 6] => Packing.Zip,
                [(byte)'P', (byte)'A', (byte)'R', (byte)'1'] => Packing.Parquet,
                _ => Packing.None,
            };
            return new EventFile(path, path, packing, length);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Refuse(path, failed.Message.TrimEnd('.'), diagnostics);
            return null;
        }
    }

    private static IReadOnlyList<string> Matching(string name, DiagnosticBag diagnostics)
    {
        if (File.Exists(name)) return [name];
        if (Directory.Exists(name))
        {
            Refuse(name, "it is a folder; name the files in it, as in `folder/*.csv`", diagnostics);
            return [];
        }

        if (name.AsSpan().ContainsAny('*', '?'))
        {
            var found = Expanded(name).Order(StringComparer.Ordinal).ToArray();
            if (found.Length == 0) Refuse(name, "no file is like this pattern", diagnostics);
            return found;
        }

        Refuse(name, "there is no such file", diagnostics);
        return [];
    }

    /// <summary>The files that a pattern means, folder by folder.</summary>
    private static IEnumerable<string> Expanded(string pattern)
    {
        var parts = pattern.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        IEnumerable<string> folders = [parts.Length > 1 && parts[0].Length == 0 ? "/" : ""];
        foreach (var part in parts[..^1].Where(p => p.Length > 0))
        {
            folders = part.AsSpan().ContainsAny('*', '?')
                ? folders.SelectMany(f => Entries(f, Directory.EnumerateDirectories).Where(n => IsLike(part, n)).Select(n => Path.Combine(f, n))).ToArray()
                : folders.Select(f => Path.Combine(f, part)).Where(Directory.Exists).ToArray();
        }

        return folders.SelectMany(f => Entries(f, Directory.EnumerateFiles).Where(n => IsLike(parts[^1], n)).Select(n => Path.Combine(f, n)));
    }

    private static IEnumerable<string> Entries(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return [.. list(folder.Length == 0 ? "." : folder).Select(e => Path.GetFileName(e))];
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsLike(string pattern, string name) => (name[0] != '.' || pattern[0] == '.')
        && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private static void Refuse(string path, string reason, DiagnosticBag diagnostics) => diagnostics.Report(EventRules.Unreadable, Place(path), path, reason);

    internal static SourceSpan Place(string path, int line = 1) => new(path, line, 1, line, 2);
}

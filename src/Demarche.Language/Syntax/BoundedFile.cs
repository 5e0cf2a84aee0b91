namespace Demarche.Language.Syntax;

/// <summary>Reads files up to a bound.</summary>
public static class BoundedFile
{
    /// <summary>A way of reading.</summary>
    /// <param name="path">The file, which is there.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="reason">Why there are none; null when there are.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public delegate byte[]? Reader(string path, long most, out string? reason);

    /// <summary>
    /// All bytes of a file that others name; null, and why, when it is too long. A pipe or a device would hold its reader for as long as it
    /// likes. These have no length, and what has none is not opened: it counts as empty. Of a file that grows meanwhile the first bytes are read.
    /// </summary>
    public static byte[]? Regular(string path, long most, out string? reason)
    {
        var length = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
        reason = length > most ? TooLong(most) : null;
        if (reason is not null) return null;
        if (length == 0) return [];
        using var file = Open(path);
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>All bytes of a file that the user gave, which may be a pipe: <c>demarche check &lt;(…)</c>; null, and why, when there are too many.</summary>
    public static byte[]? OfAnyKind(string path, long most, out string? reason)
    {
        reason = null;
        using var file = Open(path);
        using var buffer = new MemoryStream();
        var block = new byte[1 << 16];
        while (file.Read(block) is var count and > 0)
        {
            buffer.Write(block, 0, count);
            if (buffer.Length <= most) continue;
            reason = TooLong(most);
            return null;
        }

        return buffer.ToArray();
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static string TooLong(long most) => FormattableString.Invariant($"it is longer than {most / 1_000_000} MB");
}

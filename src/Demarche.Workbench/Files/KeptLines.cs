using System.Security.Cryptography;
using System.Text;

namespace Demarche.Workbench.Files;

/// <summary>
/// Lines about one text in a file that only its owner can read. They are only ever added at the end, or all replaced at once; a last line that was not
/// written whole is cut off. One process at a time holds such a file; a second one about the same text keeps its own.
/// </summary>
internal sealed class KeptLines : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string path;
    private FileStream stream;

    private KeptLines(string path, FileStream stream) => (this.path, this.stream) = (path, stream);

    /// <summary>Opens the lines about a text; those left behind by a process that ended, when there are any.</summary>
    /// <param name="folder">Where they are kept; made if need be, for its owner only.</param>
    /// <param name="of">What tells the text from all others: its full path.</param>
    /// <param name="ending">How the names of such files end.</param>
    /// <param name="most">So many such files are kept; of more, those that nobody has open and that were written longest ago go. Null to keep all.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static KeptLines Open(string folder, string of, string ending, int? most = null)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnersFile | UnixFileMode.UserExecute);
        var name = Digest(of);
        var left = Directory.EnumerateFiles(folder, $"{name}-*{ending}").OrderByDescending(f => new FileInfo(f).Length > 0)
            .ThenByDescending(File.GetLastWriteTimeUtc).ThenBy(f => f, StringComparer.Ordinal);
        foreach (var file in left.Append(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}{ending}")))
        {
            if (TryHold(file, FileMode.OpenOrCreate) is not { } held) continue;
            if (most is { } kept) Sweep(folder, ending, kept);
            return new KeptLines(file, held);
        }

        throw new IOException($"No draft can be kept in {folder}.");
    }

    /// <summary>What tells a text from all others, in 32 letters and digits.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>How many bytes they take.</summary>
    public long Length => stream.Length;

    /// <summary>The lines that were written whole.</summary>
    public IReadOnlyList<string> Read()
    {
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        if (whole < bytes.Length) stream.SetLength(whole);
        return Encoding.UTF8.GetString(bytes, 0, whole).Split('\n')[..^1];
    }

    /// <summary>Adds lines; when this returns they are on the disk.</summary>
    public void Append(params IEnumerable<string> lines)
    {
        stream.Position = stream.Length;
        stream.Write(Bytes(lines));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Puts other lines in the place of all, whole or not at all.</summary>
    public void Replace(IEnumerable<string> lines)
    {
        var other = path + ".tmp";
        File.Delete(other);
        var next = TryHold(other, FileMode.CreateNew) ?? throw new IOException($"No draft can be kept in {Path.GetDirectoryName(path)}.");
        next.Write(Bytes(lines));
        next.Flush(flushToDisk: true);
        File.Move(other, path, overwrite: true);
        stream.Dispose();
        stream = next;
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        if (stream.Length == 0) return;
        stream.SetLength(0);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Lets go of the file; one that keeps nothing is deleted.</summary>
    public void Dispose()
    {
        var isEmpty = stream.Length == 0;
        stream.Dispose();
        if (isEmpty) File.Delete(path);
    }

    private static byte[] Bytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));

    private static void Sweep(string folder, string ending, int most)
    {
        foreach (var old in Directory.EnumerateFiles(folder, "*" + ending).OrderByDescending(File.GetLastWriteTimeUtc).Skip(most))
        {
            using var held = TryHold(old, FileMode.Open);
            if (held is not null) File.Delete(old);
        }
    }

    private static FileStream? TryHold(string file, FileMode mode)
    {
        try
        {
            var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
            if (!OperatingSystem.IsWindows() && mode != FileMode.Open) options.UnixCreateMode = OwnersFile;
            return new FileStream(file, options);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

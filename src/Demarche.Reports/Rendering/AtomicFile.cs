using System.Text;

namespace Demarche.Reports.Rendering;

/// <summary>Writes a file wholly or not at all.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes the text as UTF-8 to a new file in the same folder, flushes it to the disk and renames it over the old one. On failure the old
    /// file is as it was and nothing is left behind.
    /// </summary>
    /// <exception cref="IOException">The folder is missing or full, or the file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed there.</exception>
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        var target = Target(path);
        var draft = $"{target}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(Utf8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            File.Move(draft, target, overwrite: true);
        }
        catch
        {
            if (File.Exists(draft)) File.Delete(draft);
            throw;
        }
    }

    /// <summary>The file itself where the path is a link to it.</summary>
    private static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }
}

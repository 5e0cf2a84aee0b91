using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Demarche.Reports.Rendering;

/// <summary>Writes a file wholly or not at all.</summary>
public static class AtomicFile
{
    private const string Ending = ".tmp";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>This machine in letters that any file name may hold: a folder may be shared with others, whose processes cannot be asked.</summary>
    private static readonly string Machine = new([.. Environment.MachineName.Where(char.IsAsciiLetterOrDigit)]);

    /// <summary>
    /// Writes the text as UTF-8 to a new file in the same folder, flushes it to the disk and renames it over the old one, whose mode it takes
    /// from its first byte on. On failure the old file is as it was and nothing is left behind; what a process that was killed left behind is
    /// cleared by the next write of the same file.
    /// </summary>
    /// <exception cref="IOException">The folder is missing or full, or the file is in use; the message names the file that was meant.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed there.</exception>
    public static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        var target = Target(path);
        var draft = string.Create(CultureInfo.InvariantCulture, $"{target}.{Environment.ProcessId}@{Machine}.{Guid.NewGuid():N}{Ending}");
        try
        {
            ClearAfterTheDead(target);
            using (var stream = new FileStream(draft, NewFile(target)))
            {
                stream.Write(Utf8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, target, overwrite: true);
        }
        catch (IOException failure) when (failure.Message.Contains(draft, StringComparison.Ordinal))
        {
            Discard(draft);
            throw new IOException(failure.Message.Replace(draft, target, StringComparison.Ordinal), failure);
        }
        catch (UnauthorizedAccessException failure) when (failure.Message.Contains(draft, StringComparison.Ordinal))
        {
            Discard(draft);
            throw new UnauthorizedAccessException(failure.Message.Replace(draft, target, StringComparison.Ordinal), failure);
        }
        catch
        {
            Discard(draft);
            throw;
        }
    }

    private static FileStreamOptions NewFile(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && File.Exists(target)) options.UnixCreateMode = File.GetUnixFileMode(target);
        return options;
    }

    /// <summary>Removes drafts of this file whose process, on this machine, is no more; one that cannot be removed is no reason not to write.</summary>
    private static void ClearAfterTheDead(string target)
    {
        var (folder, name) = (Path.GetDirectoryName(target), Path.GetFileName(target));
        if (folder is null || !Directory.Exists(folder)) return;
        foreach (var left in Directory.EnumerateFiles(folder, $"*{Ending}").Where(f => Path.GetFileName(f).StartsWith($"{name}.", StringComparison.Ordinal)))
        {
            var owner = Path.GetFileName(left)[(name.Length + 1)..].Split('.')[0].Split('@');
            if (owner is [var number, var machine] && machine == Machine && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && !IsAlive(id)) Discard(left);
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception unknown) when (unknown is InvalidOperationException or Win32Exception)
        {
            return true;
        }
    }

    private static void Discard(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The write has failed, or succeeded, already; that is what counts.
        }
    }

    /// <summary>The file itself where the path is a link to it.</summary>
    private static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }
}

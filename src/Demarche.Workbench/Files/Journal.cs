using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>
/// What was changed in a text and is not in its file yet, on the disk before anybody is shown that the change was made: the text the changes
/// begin with, then a line a change. A process that ends in whatever way leaves it behind; whoever opens the text next finds the changes.
/// A last line that was not written whole is passed over. One process at a time holds a journal; a second one on the same file keeps its own.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Ending = ".draft";
    private const long Largest = 16 << 20;

    private readonly string path;
    private FileStream stream;

    private Journal(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
    }

    /// <summary>Opens the journal of a text; the one left behind by a process that ended, when there is one.</summary>
    /// <param name="folder">Where journals are kept; made if need be, for its owner only.</param>
    /// <param name="of">What tells the text from all others: its full path.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static Journal Open(string folder, string of)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..32];
        var left = Directory.EnumerateFiles(folder, $"{name}-*{Ending}").OrderByDescending(f => new FileInfo(f).Length > 0)
            .ThenBy(f => f, StringComparer.Ordinal);
        foreach (var file in left.Append(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}{Ending}")))
        {
            if (TryHold(file) is { } held) return new Journal(file, held);
        }

        throw new IOException($"No draft can be kept in {folder}.");
    }

    /// <summary>The text the changes begin with and the changes, as far as they can be read; null when nothing is kept.</summary>
    public (string Base, IReadOnlyList<TextEdit> Edits)? Read()
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var lines = reader.ReadToEnd().Split('\n')[..^1];
        if (lines.Length == 0 || Parse<Start>(lines[0]) is not { Text: { } text }) return null;
        var edits = new List<TextEdit>();
        var now = text;
        foreach (var line in lines.Skip(1))
        {
            if (Parse<Change>(line) is not { Out: not null, In: not null } change) break;
            var edit = new TextEdit(change.At, change.Out, change.In);
            if (change.At < 0 || change.At + change.Out.Length > now.Length || !now.AsSpan(change.At, change.Out.Length).SequenceEqual(change.Out)) break;
            now = edit.Apply(now);
            edits.Add(edit);
        }

        return (text, edits);
    }

    /// <summary>Notes a change; when this returns it is on the disk.</summary>
    /// <param name="baseText">The text in the file, with which a journal that keeps nothing yet begins.</param>
    /// <param name="edit">The change.</param>
    /// <param name="now">The text after the change.</param>
    public void Append(string baseText, TextEdit edit, string now)
    {
        if (stream.Length > Largest)
        {
            Shorten(baseText, now);
            return;
        }

        var lines = new StringBuilder();
        if (stream.Length == 0) lines.Append(JsonSerializer.Serialize(new Start(baseText))).Append('\n');
        lines.Append(Line(edit));
        stream.Position = stream.Length;
        stream.Write(Encoding.UTF8.GetBytes(lines.ToString()));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Forgets all changes: the file has them.</summary>
    public void Clear()
    {
        stream.SetLength(0);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Lets go of the journal; one that keeps nothing is deleted.</summary>
    public void Dispose()
    {
        var isEmpty = stream.Length == 0;
        stream.Dispose();
        if (isEmpty) File.Delete(path);
    }

    /// <summary>Writes all changes as one, whole or not at all.</summary>
    private void Shorten(string baseText, string now)
    {
        var shorter = path + ".tmp";
        var next = new FileStream(shorter, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        next.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Start(baseText)) + "\n" + Line(TextEdit.Between(baseText, now))));
        next.Flush(flushToDisk: true);
        File.Move(shorter, path, overwrite: true);
        stream.Dispose();
        stream = next;
    }

    private static string Line(TextEdit edit) => JsonSerializer.Serialize(new Change(edit.Start, edit.Removed, edit.Inserted)) + "\n";

    private static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static T? Parse<T>(string line) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Start(string? Text);

    private sealed record Change(int At, string? Out, string? In);
}

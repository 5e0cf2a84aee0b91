using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>
/// What a text went through, on the disk before anybody is shown that it was changed: the text the changes begin with, then a line a change, and a
/// line wherever the file got what came before. A process that ends in whatever way leaves it behind; whoever opens the text next finds what
/// the file has not got, and what can be taken back. A last line that was not written whole is passed over. One process at a time holds a
/// journal; a second one on the same file keeps its own.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const string Ending = ".draft";
    private const long Largest = 16 << 20;

    /// <summary>A history that nobody came back to for so long is dropped.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private static readonly string Mark = JsonSerializer.Serialize(new Entry(0, null, null, true)) + "\n";

    private readonly string path;
    private FileStream stream;
    private bool isMarked;

    private Journal(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
        Kept = Read(stream);
        isMarked = Kept is { HoldsUnsaved: false };
    }

    /// <summary>What an earlier run left behind; null when nothing was.</summary>
    public KeptChanges? Kept { get; }

    /// <summary>Whether it keeps nothing.</summary>
    public bool IsEmpty => stream.Length == 0;

    /// <summary>Opens the journal of a text; the one left behind by a process that ended, when there is one.</summary>
    /// <param name="folder">Where journals are kept; made if need be, for its owner only.</param>
    /// <param name="of">What tells the text from all others: its full path.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written there.</exception>
    public static Journal Open(string folder, string of, TimeProvider time)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..32];
        var since = (time.GetUtcNow() - Longest).UtcDateTime;
        foreach (var old in Directory.EnumerateFiles(folder, $"*{Ending}").Where(f => File.GetLastWriteTimeUtc(f) < since)) TryHold(old)?.LetGo();
        var left = Directory.EnumerateFiles(folder, $"{name}-*{Ending}").Order(StringComparer.Ordinal).Select(TryHold).OfType<Journal>().ToList();

        // What no file has got yet comes first; beside it, or beside a later one, what is only a history is of no more use.
        var taken = left.Find(j => j.Kept is { HoldsUnsaved: true }) ?? left.Find(j => !j.IsEmpty) ?? left.FirstOrDefault()
            ?? TryHold(Path.Combine(folder, $"{name}-{Guid.NewGuid():N}{Ending}"));
        foreach (var other in left.Where(j => j != taken)) other.LetGo();

        return taken ?? throw new IOException($"No draft can be kept in {folder}.");
    }

    /// <summary>Notes a change; when this returns it is on the disk.</summary>
    /// <param name="baseText">The text in the file, with which a journal that keeps nothing yet begins.</param>
    /// <param name="edit">The change.</param>
    /// <param name="how">What made it.</param>
    /// <param name="now">The text after the change.</param>
    public void Append(string baseText, TextEdit edit, EditStep how, string now)
    {
        isMarked = false;
        if (stream.Length > Largest)
        {
            Shorten(baseText, now);
            return;
        }

        var lines = new StringBuilder();
        if (IsEmpty) lines.Append(JsonSerializer.Serialize(new Start(baseText))).Append('\n');
        Write(lines.Append(Line(edit, how)).ToString());
    }

    /// <summary>Notes that the file has all changes.</summary>
    public void MarkSaved()
    {
        if (isMarked || IsEmpty) return;
        Write(Mark);
        isMarked = true;
    }

    /// <summary>Forgets all changes.</summary>
    public void Clear()
    {
        stream.SetLength(0);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Lets go of the journal; one that keeps nothing is deleted.</summary>
    public void Dispose()
    {
        var isEmpty = IsEmpty;
        stream.Dispose();
        if (isEmpty) File.Delete(path);
    }

    /// <summary>Writes all changes as one, whole or not at all.</summary>
    private void Shorten(string baseText, string now)
    {
        var shorter = path + ".tmp";
        var next = new FileStream(shorter, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        next.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Start(baseText)) + "\n" + Line(TextEdit.Between(baseText, now), EditStep.Do)));
        next.Flush(flushToDisk: true);
        File.Move(shorter, path, overwrite: true);
        stream.Dispose();
        stream = next;
    }

    private void Write(string lines)
    {
        stream.Position = stream.Length;
        stream.Write(Encoding.UTF8.GetBytes(lines));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Lets go of it, and of a history whose changes are all in the file.</summary>
    private void LetGo()
    {
        if (Kept is not { HoldsUnsaved: true }) Clear();
        Dispose();
    }

    private static string Line(TextEdit edit, EditStep how) =>
        JsonSerializer.Serialize(new Entry(edit.Start, edit.Removed, edit.Inserted, null, how == EditStep.Do ? null : how)) + "\n";

    /// <summary>What can be read from the start on; the rest, such as a line that was not written whole, is cut off.</summary>
    private static KeptChanges? Read(FileStream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        string? first = null;
        var (now, steps, saved, good) = ("", new List<(TextEdit, EditStep)>(), 0, 0);
        for (int end; (end = bytes.AsSpan(good).IndexOf((byte)'\n')) >= 0; good += end + 1)
        {
            var line = bytes.AsSpan(good, end);
            if (first is null)
            {
                if (Parse<Start>(line) is not { Text: { } text }) break;
                first = now = text;
                continue;
            }

            if (Parse<Entry>(line) is not { } entry) break;
            if (entry.Saved == true)
            {
                saved = steps.Count;
                continue;
            }

            if (entry.Out is null || entry.In is null || entry.At < 0 || entry.At > now.Length - entry.Out.Length) break;
            var edit = new TextEdit(entry.At, entry.Out, entry.In);
            if (!now.AsSpan(entry.At, entry.Out.Length).SequenceEqual(entry.Out)) break;
            now = edit.Apply(now);
            steps.Add((edit, entry.How ?? EditStep.Do));
        }

        if (good < bytes.Length) stream.SetLength(good);
        return first is null ? null : new KeptChanges(first, steps, saved);
    }

    private static Journal? TryHold(string file)
    {
        try
        {
            return new Journal(file, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static T? Parse<T>(ReadOnlySpan<byte> line) where T : class
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

    private sealed record Entry(int At, string? Out, string? In, bool? Saved, EditStep? How = null);
}

using System.Text;
using System.Text.Json;
using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>
/// The changes that a text went through, on the disk, so that they can be taken back after the program was started anew: a line for each change, undo and
/// redo, with a digest of the text after it. It is of use only to who opens the very text that it ends in. Where it cannot be written, nothing is kept
/// from then on, and work goes on.
/// </summary>
internal sealed class UndoFile : IDisposable
{
    private const string Ending = ".undo";
    private const long Largest = 4 << 20;
    private const int MostLines = 2000;

    /// <summary>Of so many texts the changes are kept.</summary>
    private const int MostTexts = 100;

    private readonly SteadyLines kept;
    private int lines;

    /// <summary>Opens it.</summary>
    /// <param name="folder">Where it is kept; null to keep nothing.</param>
    /// <param name="of">What tells the text from all others: its full path.</param>
    public UndoFile(string? folder, string of) => kept = new SteadyLines(folder, of, Ending, MostTexts);

    /// <summary>What an earlier run kept, when it ends in one of some texts.</summary>
    /// <param name="texts">The texts, the one that is looked for first before the others.</param>
    /// <returns>Which text it ends in; the changes that can be taken back, oldest first; and those to make again, the next one last. Null when nothing of use
    /// is kept, which is forgotten then.</returns>
    public (int At, IReadOnlyList<UndoStep> Done, IReadOnlyList<UndoStep> Undone)? Read(IReadOnlyList<string> texts)
    {
        var all = kept.Read();
        if (all.Count == 0) return null;
        var (done, undone) = (new List<UndoStep>(), new List<UndoStep>());
        var read = all.Select(Parse).ToArray();
        var isWhole = Array.TrueForAll(read, line => line is not null && Follow(line, done, undone));
        for (var k = 0; k < texts.Count && isWhole; k++)
        {
            if (KeptLines.Digest(texts[k]) != read[^1]!.After || !Fits(texts[k], done, undone)) continue;
            lines = read.Length;
            return (k, done, undone);
        }

        kept.Clear();
        return null;
    }

    /// <summary>Notes a change.</summary>
    public void Do(UndoStep step, string after) => Append(Line.Of(step, KeptLines.Digest(after)));

    /// <summary>Notes that the last change was taken back.</summary>
    public void Undo(string after) => Append(new Line(-1, KeptLines.Digest(after)));

    /// <summary>Notes that the change was made again that was taken back last.</summary>
    public void Redo(string after) => Append(new Line(1, KeptLines.Digest(after)));

    /// <summary>Whether more stands in it than should, so that it is to be written anew.</summary>
    public bool IsLong => lines > MostLines || kept.Length > Largest;

    /// <summary>Writes it anew, with as much of the latest changes as it may hold.</summary>
    /// <param name="done">The changes that can be taken back, oldest first.</param>
    /// <param name="undone">The changes to make again, the next one last.</param>
    /// <param name="text">The present text.</param>
    public void Write(IReadOnlyList<UndoStep> done, IReadOnlyList<UndoStep> undone, string text)
    {
        var digest = KeptLines.Digest(text);
        var room = Largest / 2;
        string[] back = [.. undone.Select(s => Line.Of(s, digest).Written()).Reverse(), .. undone.Select(_ => new Line(-1, digest).Written())];
        if (back.Sum(Encoding.UTF8.GetByteCount) > room / 2) back = [];
        var latest = done.Reverse().Select(s => Line.Of(s, digest).Written()).TakeWhile(l => (room -= Encoding.UTF8.GetByteCount(l) + 1) >= 0).Reverse();
        string[] all = [.. latest, .. back];
        lines = all.Length;
        kept.Replace(all);
    }

    public void Dispose() => kept.Dispose();

    private void Append(Line line)
    {
        lines++;
        kept.Append(line.Written());
    }

    private static bool Follow(Line line, List<UndoStep> done, List<UndoStep> undone)
    {
        if (line.Step == 0)
        {
            if (line.Done() is not { } step) return false;
            done.Add(step);
            undone.Clear();
            return true;
        }

        var (from, to) = line.Step < 0 ? (done, undone) : (undone, done);
        if (from.Count == 0) return false;
        to.Add(from[^1]);
        from.RemoveAt(from.Count - 1);
        return true;
    }

    /// <summary>Whether all changes can be taken back from a text and made again from it. O(changes × length).</summary>
    private static bool Fits(string text, IReadOnlyList<UndoStep> done, IReadOnlyList<UndoStep> undone) =>
        Fit(text, done.Reverse().Select(s => s.Edit.Inverse)) && Fit(text, undone.Reverse().Select(s => s.Edit));

    private static bool Fit(string text, IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits)
        {
            if (!edit.Fits(text)) return false;
            text = edit.Apply(text);
        }

        return true;
    }

    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Part(string? File, int At, string? Out, string? In)
    {
        public static Part Of(string? file, TextEdit edit) => new(file, edit.Start, edit.Removed, edit.Inserted);

        public TextEdit? Edit() => Out is null || In is null ? null : new TextEdit(At, Out, In);
    }

    /// <param name="Step">0 for a change, −1 for one that was taken back, 1 for one that was made again.</param>
    /// <param name="After">The digest of the text afterwards.</param>
    /// <param name="Parts">Of a change what it changed: in the text first, then in other files.</param>
    private sealed record Line(int Step, string After, Part?[]? Parts = null)
    {
        public string Written() => JsonSerializer.Serialize(this);

        public static Line Of(UndoStep step, string after) =>
            new(0, after, [Part.Of(null, step.Edit), .. step.Beside.Select(b => Part.Of(b.Name, b.Edit))]);

        public UndoStep? Done() =>
            Parts is [var first, .. var rest] && first?.Edit() is { } edit && Array.TrueForAll(rest, p => p is { File: not null } && p.Edit() is not null)
            ? new UndoStep(edit, [.. rest.Select(p => (p!.File!, p.Edit()!))]) : null;
    }
}

using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>The changes a text went through: what can be taken back, what can be made again, and what came after a revision that a page still shows.</summary>
/// <param name="file">Where they are kept for who opens the text next; let go of with the history.</param>
internal sealed class TextHistory(UndoFile file) : IDisposable
{
    private const int MostSteps = 500;
    private const long MostCharacters = 20_000_000;

    private readonly LinkedList<UndoStep> done = new();
    private readonly Stack<UndoStep> undone = new();
    private readonly LinkedList<(long Revision, TextEdit Edit)> recent = new();
    private long kept;

    /// <summary>Whether a change can be taken back.</summary>
    public bool CanUndo => done.Count > 0;

    /// <summary>Whether a change that was taken back can be made again.</summary>
    public bool CanRedo => undone.Count > 0;

    /// <summary>Finds again what an earlier run kept, when it ends in one of some texts: which one, or −1.</summary>
    public int Restore(IReadOnlyList<string> texts)
    {
        if (file.Read(texts) is not { } found) return -1;
        foreach (var step in found.Done) Keep(step);
        foreach (var step in found.Undone) undone.Push(step);
        return found.At;
    }

    /// <summary>Takes over changes that an earlier run made and did not come to note.</summary>
    /// <param name="edits">The changes, in order.</param>
    /// <param name="after">The text after them.</param>
    public void Adopt(IReadOnlyList<TextEdit> edits, string after)
    {
        undone.Clear();
        foreach (var edit in edits) Keep(new UndoStep(edit, []));
        file.Write([.. done], [], after);
    }

    /// <summary>Notes a new change, after which nothing can be made again.</summary>
    /// <param name="step">The change.</param>
    /// <param name="revision">The revision that it leads to.</param>
    /// <param name="after">The text after it.</param>
    public void Do(UndoStep step, long revision, string after)
    {
        undone.Clear();
        Keep(step);
        Note(step.Edit, revision);
        file.Do(step, after);
        Shorten(after);
    }

    /// <summary>The change that takes the last one back; null when there is none.</summary>
    public UndoStep? ToUndo => done.Last?.Value.Inverse;

    /// <summary>The change that was taken back last; null when there is none.</summary>
    public UndoStep? ToRedo => undone.TryPeek(out var next) ? next : null;

    /// <summary>Notes that <see cref="ToUndo"/> was made.</summary>
    public void Undo(long revision, string after)
    {
        var last = done.Last!.Value;
        done.RemoveLast();
        kept -= last.Size;
        undone.Push(last);
        Note(last.Edit.Inverse, revision);
        file.Undo(after);
        Shorten(after);
    }

    /// <summary>Notes that <see cref="ToRedo"/> was made.</summary>
    public void Redo(long revision, string after)
    {
        var next = undone.Pop();
        Keep(next);
        Note(next.Edit, revision);
        file.Redo(after);
        Shorten(after);
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>
    /// A change made to the text of an older revision as a change to the present one, when nothing that came since touches the same place;
    /// else null.
    /// </summary>
    public TextEdit? Rebase(TextEdit edit, long from, long now)
    {
        if (from == now) return edit;
        var since = recent.Where(r => r.Revision > from).ToList();
        if (since.Count != now - from) return null;
        foreach (var (_, other) in since)
        {
            if (edit.Start + edit.Removed.Length < other.Start) continue;
            if (other.Start + other.Removed.Length >= edit.Start) return null;
            edit = edit with { Start = edit.Start + other.Inserted.Length - other.Removed.Length };
        }

        return edit;
    }

    /// <summary>The present text as it was at an older revision; null when that is too long ago.</summary>
    public string? TextAt(string text, long revision, long now)
    {
        var since = recent.Where(r => r.Revision > revision).Reverse().ToList();
        return since.Count != now - revision ? null : since.Aggregate(text, (t, r) => r.Edit.Inverse.Apply(t));
    }

    private void Keep(UndoStep step)
    {
        done.AddLast(step);
        kept += step.Size;
        while (done.Count > MostSteps || (kept > MostCharacters && done.Count > 1))
        {
            kept -= done.First!.Value.Size;
            done.RemoveFirst();
        }
    }

    private void Shorten(string text)
    {
        if (file.IsLong) file.Write([.. done], [.. undone.Reverse()], text);
    }

    private void Note(TextEdit edit, long revision)
    {
        recent.AddLast((revision, edit));
        while (recent.Count > MostSteps || (recent.Count > 1 && recent.Sum(r => (long)Size(r.Edit)) > MostCharacters)) recent.RemoveFirst();
    }

    private static int Size(TextEdit edit) => edit.Removed.Length + edit.Inserted.Length;
}

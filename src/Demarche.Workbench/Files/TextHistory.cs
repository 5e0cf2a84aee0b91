using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>The changes a text went through: what can be taken back, what can be made again, and what came after a revision that a page still shows.</summary>
internal sealed class TextHistory
{
    private const int MostSteps = 500;
    private const long MostCharacters = 20_000_000;

    private readonly LinkedList<TextEdit> done = new();
    private readonly Stack<TextEdit> undone = new();
    private readonly LinkedList<(long Revision, TextEdit Edit)> recent = new();
    private long kept;

    /// <summary>Whether a change can be taken back.</summary>
    public bool CanUndo => done.Count > 0;

    /// <summary>Whether a change that was taken back can be made again.</summary>
    public bool CanRedo => undone.Count > 0;

    /// <summary>Notes a new change, after which nothing can be made again.</summary>
    public void Do(TextEdit edit, long revision)
    {
        undone.Clear();
        Keep(edit);
        Note(edit, revision);
    }

    /// <summary>The change that takes the last one back.</summary>
    public TextEdit Undo(long revision)
    {
        var last = done.Last!.Value;
        done.RemoveLast();
        kept -= Size(last);
        undone.Push(last);
        Note(last.Inverse, revision);
        return last.Inverse;
    }

    /// <summary>The change that was taken back last.</summary>
    public TextEdit Redo(long revision)
    {
        var next = undone.Pop();
        Keep(next);
        Note(next, revision);
        return next;
    }

    /// <summary>A change that an earlier run made, as it made it.</summary>
    public void Repeat(TextEdit edit, EditStep how, long revision)
    {
        if (how == EditStep.Undo && done.Last?.Value.Inverse == edit) Undo(revision);
        else if (how == EditStep.Redo && undone.TryPeek(out var next) && next == edit) Redo(revision);
        else Do(edit, revision);
    }

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

    private void Keep(TextEdit edit)
    {
        done.AddLast(edit);
        kept += Size(edit);
        while (done.Count > MostSteps || (kept > MostCharacters && done.Count > 1))
        {
            kept -= Size(done.First!.Value);
            done.RemoveFirst();
        }
    }

    private void Note(TextEdit edit, long revision)
    {
        recent.AddLast((revision, edit));
        while (recent.Count > MostSteps || (recent.Count > 1 && recent.Sum(r => (long)Size(r.Edit)) > MostCharacters)) recent.RemoveFirst();
    }

    private static int Size(TextEdit edit) => edit.Removed.Length + edit.Inserted.Length;
}

using Demarche.Language.Editing;
using Demarche.Language.Syntax;

namespace Demarche.Workbench.Files;

/// <summary>
/// The text of one model, shared by all that look at it. A change is in the journal on the disk when it is made, and in the file within a
/// second. The file is the truth: what another program writes is taken over when nothing here is unsaved, and shown as a
/// <see cref="TextConflict"/> when something is; no text is ever overwritten that nobody here has seen. While the file is away or cannot be read,
/// that is shown, and nothing is written. Safe for use from any thread.
/// </summary>
public sealed class ModelText : IDisposable
{
    private static readonly TimeSpan SaveAfter = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Lock saving = new();
    private readonly WorkFolder folder;
    private readonly Draft draft;
    private readonly TextHistory history;
    private readonly ITimer saveTimer;
    private readonly FileWatch watch;
    private string mark = "";
    private (DateTime Written, long Length) stamp;
    private string? onDisk;
    private bool isDisposed;

    /// <summary>Opens a text; changes that an earlier run did not save are found again.</summary>
    /// <param name="folder">The folder; nothing is saved in one that is read-only, changes stay drafts.</param>
    /// <param name="name">The file's name in it.</param>
    /// <param name="drafts">Where drafts are kept; null to keep none.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The file cannot be read; the message says why.</exception>
    public ModelText(WorkFolder folder, string name, string? drafts, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(time);
        (this.folder, Name, Drafts) = (folder, name, drafts);
        var (text, whyNot) = folder.Read(name);
        if (text is null) throw new IOException(whyNot);
        (onDisk, stamp) = (Unmarked(text), folder.Stamp(name));
        State = new TextState(1, onDisk!, true, null, null, false, false, false);
        (draft, history) = (new Draft(drafts, Path.Combine(folder.Root, name)), new TextHistory(new UndoFile(drafts, Path.Combine(folder.Root, name))));
        Recover();
        saveTimer = time.CreateTimer(_ => Save(), null, State.IsSaved ? Timeout.InfiniteTimeSpan : SaveAfter, Timeout.InfiniteTimeSpan);
        watch = new FileWatch(folder.IsReadOnly ? null : folder.Locate(name).Path, Glance, time);
    }

    /// <summary>Called after <see cref="State"/> has changed, from any thread.</summary>
    public event Action? Changed;

    /// <summary>The file's name in the folder.</summary>
    public string Name { get; }

    /// <summary>Where drafts are kept; null where none are.</summary>
    public string? Drafts { get; }

    /// <summary>The present state.</summary>
    public TextState State { get; private set; }

    /// <summary>Replaces the whole text, as a page that showed an older revision knows it: changes made elsewhere in it since are kept.</summary>
    /// <param name="text">The text.</param>
    /// <param name="basedOn">The revision that was changed into it.</param>
    public ChangeResult Replace(string text, long basedOn) => Replace(text, basedOn, []);

    /// <summary>The same, with what is changed in other files of the folder and goes back with it.</summary>
    internal ChangeResult Replace(string text, long basedOn, IReadOnlyList<(string Name, TextEdit Edit)> beside)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Change(state =>
        {
            if (history.TextAt(state.Text, basedOn, state.Revision) is not { } before)
                return (null, "The text was changed elsewhere meanwhile. Compare it with the present one and make the change again.");
            var edit = history.Rebase(TextEdit.Between(before, text), basedOn, state.Revision);
            return (edit?.Apply(state.Text), edit is null
                ? "The same lines were changed elsewhere meanwhile. Compare them with the present text and make the change again." : null);
        }, beside);
    }

    /// <summary>Makes a change from a form; see <see cref="ModelEditor"/>.</summary>
    public ChangeResult Edit(ModelEdit edit)
    {
        IReadOnlyList<string> gone = [];
        var path = folder.Locate(Name).Path;
        var result = Change(state =>
        {
            var edited = ModelEditor.Apply(state.Text, edit, Path.GetFileName(Name), path is null ? null : Path.GetDirectoryName(path), folder.Root);
            gone = edited.CommentsRemoved;
            return (edited.Text, edited.Problem);
        });
        return result with { CommentsRemoved = gone };
    }

    /// <summary>Takes the last change back.</summary>
    public ChangeResult Undo() => Step(h => h.ToUndo, (h, revision, text) => h.Undo(revision, text), "There is nothing to take back.");

    /// <summary>Makes the change again that was taken back last.</summary>
    public ChangeResult Redo() => Step(h => h.ToRedo, (h, revision, text) => h.Redo(revision, text), "There is nothing to make again.");

    /// <summary>Settles a conflict. When the file has changed again since it was shown, nothing is done and the new conflict is shown.</summary>
    public ChangeResult Resolve(Keep keep, TextConflict seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        Look();
        lock (gate)
        {
            if (State.Conflict is null) return new ChangeResult(State, "There is nothing to choose any more.");
            if (keep == Keep.Disk && seen.Disk is null)
                return new ChangeResult(State, "The file is gone. Keep your text to write it again, or leave it as a draft.");
            if (State.Conflict.Disk != seen.Disk) return new ChangeResult(State, "The file was changed once more. Look at it again and choose.");
            onDisk = seen.Disk;
            var text = keep switch { Keep.Mine => State.Text, Keep.Disk => seen.Disk!, _ => seen.Base };
            State = State with { Conflict = null };
            var edit = TextEdit.Between(State.Text, text);
            if (!edit.IsEmpty) Do(new UndoStep(edit, []), text);

            State = State with { IsSaved = text == onDisk };
            if (State.IsSaved) Forget();
        }

        Changed?.Invoke();
        Save();
        return new ChangeResult(State, null);
    }

    /// <summary>Writes a file that is gone again, with the present text; one that is there is left as it is.</summary>
    public void WriteAgain()
    {
        lock (gate)
        {
            if (State.Away is null) return;
            onDisk = null;
            State = State with { IsSaved = false };
        }

        Save();
    }

    /// <summary>Writes the text to the file now, if it has unsaved changes and nothing is in the way.</summary>
    public void Save()
    {
        lock (saving)
        {
            LookAgain();
            TextState state;
            lock (gate)
            {
                if (isDisposed || State.IsSaved || State.Conflict is not null || State.Away is not null || folder.IsReadOnly) return;
                state = State;
            }

            var problem = folder.Write(Name, mark + state.Text, isNew: onDisk is null);
            lock (gate)
            {
                stamp = folder.Stamp(Name);
                if (problem is null) onDisk = state.Text;
                State = State with { Problem = problem, IsSaved = problem is null && State.Text == state.Text };
                if (State.IsSaved) Forget();
                else if (!isDisposed) saveTimer.Change(problem is null ? SaveAfter : TryAgainAfter, Timeout.InfiniteTimeSpan);
            }
        }

        Changed?.Invoke();
    }

    /// <summary>Looks whether the file was changed by somebody else.</summary>
    public void Look()
    {
        bool isNews;
        lock (saving) isNews = LookAgain();
        if (isNews) Changed?.Invoke();
    }

    /// <summary>Saves and lets go of the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed) return;
        }

        Save();
        lock (gate)
        {
            isDisposed = true;
            saveTimer.Dispose();
            watch.Dispose();
            draft.Dispose();
            history.Dispose();
        }
    }

    /// <summary>Looks only if the file's time or length is another than when it was read or written last.</summary>
    private void Glance()
    {
        lock (gate)
        {
            if (isDisposed || folder.Stamp(Name) == stamp) return;
        }

        Look();
    }

    private bool LookAgain()
    {
        var seen = folder.Stamp(Name);
        var (text, whyNot) = folder.Read(Name);
        lock (gate)
        {
            stamp = seen;
            return !isDisposed && TakeOver(text is null ? null : Unmarked(text), whyNot);
        }
    }

    /// <summary>Takes account of what the file holds now; whether anything came of it.</summary>
    private bool TakeOver(string? disk, string? whyNot)
    {
        if (disk == onDisk || (disk is not null && disk == State.Text))
        {
            var isNews = disk != onDisk || State.Conflict is not null || State.Away is not null || (State.Text == disk && !State.IsSaved);
            onDisk = disk;
            if (isNews) State = State with { Conflict = null, Away = null, IsSaved = State.Text == disk };
            if (State.IsSaved) Forget();
            else if (isNews && !isDisposed) saveTimer.Change(SaveAfter, Timeout.InfiniteTimeSpan);
            return isNews;
        }

        if (disk is not null && State.IsSaved)
        {
            onDisk = disk;
            var edit = TextEdit.Between(State.Text, disk);
            history.Do(new UndoStep(edit, []), State.Revision + 1, disk);
            State = Numbered(disk) with { IsSaved = true, Away = null };
            return true;
        }

        var isGone = disk is null && (folder.Locate(Name).Path is not { } path || !Path.Exists(path));
        var conflict = State.IsSaved ? null : disk is not null || isGone ? new TextConflict(State.Text, disk, onDisk ?? State.Text) : State.Conflict;
        var away = disk is null ? whyNot : null;
        if (Equals(conflict, State.Conflict) && away == State.Away) return false;
        State = State with { Conflict = conflict, Away = away };
        return true;
    }

    private ChangeResult Change(Func<TextState, (string? Text, string? Problem)> change, IReadOnlyList<(string Name, TextEdit Edit)>? beside = null)
    {
        lock (gate)
        {
            var (text, problem) = change(State);
            if (text is null) return new ChangeResult(State, problem);
            if (text.Length > YamlLimits.Bytes)
                return new ChangeResult(State, $"The text would be longer than {YamlLimits.Bytes / 1_000_000} million characters.");
            var edit = TextEdit.Between(State.Text, text);
            if (edit.IsEmpty) return new ChangeResult(State, null);
            Do(new UndoStep(edit, beside ?? []), text);
        }

        Changed?.Invoke();
        return new ChangeResult(State, null);
    }

    private ChangeResult Step(Func<TextHistory, UndoStep?> next, Action<TextHistory, long, string> note, string otherwise)
    {
        UndoStep step;
        lock (gate)
        {
            if (next(history) is not { } found) return new ChangeResult(State, otherwise);
            step = found;
            Take(step.Edit, step.Edit.Apply(State.Text), (revision, text) => note(history, revision, text));
        }

        Changed?.Invoke();
        return new ChangeResult(State, null) { Beside = step.Beside };
    }

    private void Do(UndoStep step, string text) => Take(step.Edit, text, (revision, after) => history.Do(step, revision, after));

    /// <summary>Makes a text the present one, in the journal first.</summary>
    private void Take(TextEdit edit, string text, Action<long, string> note)
    {
        var problem = draft.Append(onDisk ?? State.Text, edit, text);
        note(State.Revision + 1, text);
        State = Numbered(text) with { IsSaved = false, Problem = problem, Conflict = State.Conflict is null ? null : State.Conflict with { Mine = text } };
        if (!isDisposed) saveTimer.Change(SaveAfter, Timeout.InfiniteTimeSpan);
    }

    private TextState Numbered(string text) => Remembering(State) with { Revision = State.Revision + 1, Text = text };

    private TextState Remembering(TextState state) => state with { CanUndo = history.CanUndo, CanRedo = history.CanRedo };

    private void Recover()
    {
        var kept = draft.Read();
        if (draft.Problem is { } problem) State = State with { Problem = problem };
        var (text, before, edits) = (kept?.Base ?? onDisk!, kept?.Base ?? onDisk!, kept?.Edits ?? []);
        var isKnown = text == onDisk;
        foreach (var edit in edits)
        {
            before = text;
            text = edit.Apply(text);
            isKnown |= text == onDisk;
        }

        if (text == onDisk || edits.Count == 0)
        {
            if (kept is not null) Forget();
            history.Restore([onDisk!]);
            State = Remembering(State);
            return;
        }

        // Of the last change it may not have been noted yet that it can be taken back.
        var at = history.Restore([text, before]);
        if (at != 0) history.Adopt(at < 0 ? edits : [edits[^1]], text);

        // The file may have been saved between two of the changes, and have no other since.
        var conflict = isKnown ? null : new TextConflict(text, onDisk, kept!.Value.Base);
        State = Remembering(State) with { Text = text, IsSaved = false, Conflict = conflict, WasRecovered = true };
    }

    private void Forget()
    {
        if (draft.Clear() is { } problem) State = State with { Problem = problem };
    }

    private string Unmarked(string text)
    {
        mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        return text[mark.Length..];
    }
}

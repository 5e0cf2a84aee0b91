using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Record.Events;
using Demarche.Record.Joining;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Models;

/// <summary>
/// The record of an open model, changed row by row: a list in the model by edits of its text, a file beside it written whole or not at all. Every
/// change is one step to take back, whether it touched the model, the file or both. What another program has written meanwhile is never overwritten:
/// the change is refused with the reason. Safe for use from any thread.
/// </summary>
public sealed class RecordDesk : IDisposable
{
    private const string Elsewhere = "The record was changed elsewhere meanwhile. Look at it again.";

    private readonly Lock gate = new();
    private readonly OpenedModel model;
    private readonly WorkFolder folder;
    private readonly string home;
    private readonly RecordSteps steps;
    private (string Text, string? Name, (DateTime, long) Stamp, RecordRows Rows)? read;

    internal RecordDesk(OpenedModel model, WorkFolder folder, string home, string? drafts)
    {
        (this.model, this.folder, this.home) = (model, folder, home);
        steps = new RecordSteps(drafts, model.File, step => WhyNotBack(step) is null);
    }

    /// <summary>Called after a change, from any thread.</summary>
    public event Action? Changed;

    /// <summary>Whether something done here can be taken back.</summary>
    public bool CanUndo
    {
        get
        {
            lock (gate) return steps.CanUndo;
        }
    }

    /// <summary>Texts that were read into this model since it was opened.</summary>
    public ReadShelf Texts { get; } = new();

    /// <summary>Why rows cannot be written, with what to do; null when they can.</summary>
    public string? WhyNotKept => Rows switch
    {
        { Place: RecordPlace.Below } => "The record stands in the model that this one is laid over. Change it there.",
        { Place: RecordPlace.File } or { Place: RecordPlace.Nowhere } when model.IsBundled =>
            "The examples are left as they are. Save a copy in your folder, and change that.",
        { Place: RecordPlace.File, Problem: { } problem } => $"The record cannot be changed before it is mended. {problem}",
        _ => null,
    };

    /// <summary>The rows as they stand.</summary>
    public RecordRows Rows
    {
        get
        {
            var text = model.Saving.Text;
            lock (gate)
            {
                if (read is { } before && before.Text == text && before.Stamp == StampOf(before.Name)) return before.Rows;
                var own = Own(text);
                var name = own is YamlScalar { IsNull: false, Text.Length: > 0 } scalar ? Beside(scalar.Text) : null;
                var stamp = StampOf(name);
                var rows = Read(text, own, name);
                read = rows.Place == RecordPlace.Below ? null : (text, name, stamp, rows);
                return rows;
            }
        }
    }

    /// <summary>Adds rows; why not, or null. Where there is no record yet, one is begun in a file beside the model.</summary>
    public string? Add(IReadOnlyList<EventRow> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        var now = Rows;
        if (WhyNotKept is { } whyNot) return whyNot;
        if (added.Count == 0) return null;
        return now.Place switch
        {
            RecordPlace.Model =>
                EditModel(new ModelEdit.Several(
                [.. added.Select((row, i) => new ModelEdit.Insert(YamlPath.Of("record"), ListCount() + i, RecordRows.Entry(row)))])),
            RecordPlace.File => WriteRows(now, [.. now.Rows.Select(r => r.Row), .. added]),
            _ => Begin(added),
        };
    }

    /// <summary>Puts other rows in the place of some; why not, or null. One step to take back.</summary>
    /// <param name="changes">Each row as it was seen, and as it shall be.</param>
    /// <param name="edit">A change of the model that belongs to it; null for none.</param>
    public string? Put(IReadOnlyList<(PlacedEvent Seen, EventRow After)> changes, ModelEdit? edit = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0) return edit is null ? null : Edit(edit);
        var now = Rows;
        if (WhyNotKept is { } whyNot) return whyNot;
        if (changes.Any(c => now.Rows.FirstOrDefault(r => r.Place == c.Seen.Place)?.Row != c.Seen.Row)) return Elsewhere;
        if (now.Place == RecordPlace.Model)
        {
            var sets = changes.Select(c => (ModelEdit)new ModelEdit.Set(YamlPath.Of("record", c.Seen.Place), RecordRows.Entry(c.After)));
            return EditModel(new ModelEdit.Several([.. sets, .. edit is null ? Array.Empty<ModelEdit>() : [edit]]));
        }

        var after = changes.ToDictionary(c => c.Seen.Place, c => c.After);
        return WriteRows(now, [.. now.Rows.Select(r => after.GetValueOrDefault(r.Place) ?? r.Row)], edit);
    }

    /// <summary>Takes a row out; why not, or null.</summary>
    public string? Remove(PlacedEvent seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var now = Rows;
        if (WhyNotKept is { } whyNot) return whyNot;
        if (now.Rows.FirstOrDefault(r => r.Place == seen.Place)?.Row != seen.Row) return Elsewhere;
        return now.Place == RecordPlace.Model
            ? EditModel(new ModelEdit.Remove(ListCount() == 1 ? YamlPath.Of("record") : YamlPath.Of("record", seen.Place)))
            : WriteRows(now, [.. now.Rows.Where(r => r.Place != seen.Place).Select(r => r.Row)]);
    }

    /// <summary>Moves a record that is a list in the model into a file beside it; why not, or null.</summary>
    public string? MoveToFile()
    {
        var now = Rows;
        if (now.Place != RecordPlace.Model) return null;
        if (model.IsBundled) return "The examples are left as they are. Save a copy in your folder, and change that.";
        return now.Problem ?? Begin([.. now.Rows.Select(r => r.Row)]);
    }

    /// <summary>Moves a record that is in a file into the model, as a list; why not, or null. The file stays.</summary>
    public string? MoveToModel()
    {
        var now = Rows;
        if (now.Place != RecordPlace.File) return null;
        if (now.Problem is not null) return now.Problem;
        if (now.Rows.Count == 0) return "The file has no rows that could stand in the model.";
        if (now.Rows.Any(r => !r.Row.IsHeld)) return "Rows that nobody has accepted, and rejected ones, can only stand in a file. Accept or remove them first.";
        return EditModel(new ModelEdit.Set(YamlPath.Of("record"), new YamlSequence([.. now.Rows.Select(r => RecordRows.Entry(r.Row))], false, default)));
    }

    /// <summary>Uses a file that is there already, or a new empty one, as the record; why not, or null.</summary>
    public string? UseFile(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return "The name of a record’s file ends in .csv.";
        var (path, whyNot) = folder.Locate(Beside(name));
        if (path is null) return whyNot;
        if (model.IsBundled) return "The examples are left as they are. Save a copy in your folder, and change that.";
        return File.Exists(path) ? EditModel(new ModelEdit.Set(YamlPath.Of("record"), Value.Text(name)))
            : Begin([.. Rows.Place == RecordPlace.Model ? Rows.Rows.Select(r => r.Row) : []], name);
    }

    /// <summary>Adds what was read in a text; what came of it, or why nothing did.</summary>
    public (JoinedRecord? Joined, string? WhyNot) Join(Demarche.Record.Reading.Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (Rows.Place == RecordPlace.Model) return (null, "The record is a list in the model, and what is read is kept in a file beside it.");
        if (WhyNotKept is { } whyNot) return (null, whyNot);
        model.Save();
        if (!model.Saving.IsSaved) return (null, "The model’s file cannot be written now. Settle that first.");
        var diagnostics = new DiagnosticBag();
        var joined = RecordJoin.Of(model.File, [reading], diagnostics);
        if (joined is null) return (null, diagnostics.InOrder() is [var first, ..] ? $"{first.Message}. {first.Help}" : Elsewhere);
        if (joined.RecordText is null) return (joined, null);
        var name = Path.GetRelativePath(folder.Root, joined.RecordFile).Replace('\\', '/');
        var before = folder.Read(name).Text;
        var problem = Write((name, before, joined.RecordText), joined.ModelText is null ? null : () => model.Replace(joined.ModelText).Problem);
        return problem is null ? (joined, null) : (null, problem);
    }

    /// <summary>Makes a change of the model as a step that is taken back here too; why not, or null.</summary>
    public string? Edit(ModelEdit edit) => EditModel(edit);

    /// <summary>Takes back what was done here last; why not, or null.</summary>
    public string? Undo()
    {
        RecordStep? last;
        lock (gate) last = steps.Take();
        if (last is null) return "There is nothing to take back.";
        if (WhyNotBack(last) is { } whyNot) return whyNot;
        var back = last.Back();
        if (last.File is not null && back is not null && folder.Write(last.File, back.Apply(folder.Read(last.File).Text!)) is { } problem) return problem;
        var result = last.Model is null ? null : model.Undo().Problem;
        if (last.File is not null && back is null && folder.Locate(last.File).Path is { } path) File.Delete(path);
        Tell();
        return result;
    }

    /// <summary>Lets go of what is kept of the steps.</summary>
    public void Dispose() => steps.Dispose();

    private string? WhyNotBack(RecordStep step)
    {
        if (step.Model is { } text && (!model.Saving.CanUndo || KeptLines.Digest(model.Saving.Text) != text))
            return "The model was changed since, so that this step stays. Take it back on the page Model.";
        if (step.File is null) return null;
        return folder.Read(step.File).Text is { } now && KeptLines.Digest(now) == step.After && step.Back()?.Fits(now) != false ? null
            : "The record was changed elsewhere since, so that this step stays.";
    }

    /// <summary>Begins a record in a file beside the model, which then names it.</summary>
    private string? Begin(IReadOnlyList<EventRow> rows, string? wished = null)
    {
        var name = wished ?? (folder.Locate(Beside("record.csv")).Path is { } path && File.Exists(path)
            ? $"{Path.GetFileName(model.File).Split('.')[0]}-record.csv" : "record.csv");
        var file = Beside(name);
        if (folder.Read(file).Text is not null) return $"There is a file “{name}” already. Name it as the record, or choose another name.";
        return Write((file, null, EventCsv.Write(rows, Columns(RecordRows.FirstColumns, rows))), () =>
            model.Edit(new ModelEdit.Set(YamlPath.Of("record"), Value.Text(name))).Problem);
    }

    private string? WriteRows(RecordRows now, IReadOnlyList<EventRow> rows, ModelEdit? edit = null)
    {
        var text = EventCsv.Write(rows, Columns(now.Columns, rows));
        return Write((now.File!, folder.Read(now.File).Text, text), edit is null ? null : () => model.EditSoundly(edit).Problem);
    }

    /// <summary>Those of the file, and those further ones that a row has something in.</summary>
    private static IReadOnlyList<string> Columns(IReadOnlyList<string> there, IReadOnlyList<EventRow> rows)
    {
        var used = EventCsv.UsedColumns(rows);
        return used.All(there.Contains) ? there : [.. there, .. used.Where(c => !there.Contains(c))];
    }

    /// <summary>Writes the file after the model has taken its part; the model’s part is taken back where the file cannot be written.</summary>
    private string? Write((string File, string? Before, string After) step, Func<string?>? modelToo)
    {
        var found = RecordRows.InFile(step.File, step.After).Problem;
        if (found is not null) return found;
        lock (gate)
        {
            if (folder.Read(step.File).Text != step.Before) return Elsewhere;
            if (step.Before is null && folder.Write(step.File, step.After, isNew: true) is { } taken) return taken;
            if (modelToo?.Invoke() is { } refused)
            {
                if (step.Before is null && folder.Locate(step.File).Path is { } begun) File.Delete(begun);
                return refused;
            }

            if (step.Before is not null && folder.Write(step.File, step.After) is { } problem)
            {
                if (modelToo is not null) model.Undo();
                return problem;
            }

            steps.Note(RecordStep.InFile(step.File, step.Before, step.After, modelToo is null ? null : model.Saving.Text));
        }

        if (modelToo is not null) model.Save();

        Tell();
        return null;
    }

    private string? EditModel(ModelEdit edit)
    {
        if (model.EditSoundly(edit).Problem is { } problem) return problem;
        lock (gate) steps.Note(RecordStep.InModel(model.Saving.Text));
        Changed?.Invoke();
        return null;
    }

    private void Tell()
    {
        model.FollowFile();
        Changed?.Invoke();
    }

    private RecordRows Read(string text, YamlNode? own, string? name)
    {
        if (own is YamlSequence list) return RecordRows.InModel(list);
        if (name is not null)
        {
            var (content, unread) = folder.Read(name);
            return content is null ? new RecordRows(RecordPlace.File, name, [], [], $"{name}: {unread}") : RecordRows.InFile(name, content.TrimStart('\uFEFF'));
        }

        var (whole, below) = model.TreeOf(text);
        if (below is null || whole?["record"] is not { } inherited) return new RecordRows(RecordPlace.Nowhere, null, [], [], null);
        if (inherited is YamlSequence theirs) return RecordRows.InModel(theirs) with { Place = RecordPlace.Below };
        if (inherited is not YamlScalar { IsNull: false } file) return new RecordRows(RecordPlace.Below, null, [], [], null);
        var at = Path.GetFullPath(Path.Combine(folder.Root, home, Path.GetDirectoryName(file.Span.File) ?? "", file.Text));
        var (csv, whyNot) = folder.Read(Path.GetRelativePath(folder.Root, at).Replace('\\', '/'));
        return (csv is null ? new RecordRows(RecordPlace.Below, null, [], [], whyNot) : RecordRows.InFile(file.Text, csv)) with { Place = RecordPlace.Below };
    }

    private (DateTime, long) StampOf(string? name) => name is null ? default : folder.Stamp(name);

    private static YamlNode? Own(string text) => (YamlReader.Read(text, "", new DiagnosticBag()) as YamlMapping)?["record"];

    private int ListCount() => Own(model.Saving.Text) is YamlSequence list ? list.Items.Count : 0;

    private string Beside(string name) => home.Length == 0 ? name : $"{home}/{name}";
}

using System.Text.Json;
using Demarche.Language.Editing;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Models;

/// <summary>
/// What was done to the record of a model and can be taken back, on the disk too, so that it can be taken back after the program was started anew.
/// Safe for use from one thread at a time.
/// </summary>
internal sealed class RecordSteps : IDisposable
{
    private const string Ending = ".steps";
    private const string Back = "\"back\"";
    private const int MostSteps = 200;
    private const int MostTexts = 100;
    private const long Largest = 4 << 20;

    private readonly LinkedList<RecordStep> steps = new();
    private readonly SteadyLines kept;

    /// <summary>Finds the steps of an earlier run again.</summary>
    /// <param name="folder">Where they are kept; null to keep them here only.</param>
    /// <param name="of">The model's full path.</param>
    /// <param name="isAsLeft">Whether the model and the record are as a step left them.</param>
    public RecordSteps(string? folder, string of, Predicate<RecordStep> isAsLeft)
    {
        kept = new SteadyLines(folder, of, Ending, MostTexts);
        var lines = kept.Read();
        var isWhole = lines.All(Follow);
        if (isWhole && (steps.Last is null || isAsLeft(steps.Last.Value))) return;
        steps.Clear();
        kept.Clear();
    }

    /// <summary>Whether there is one.</summary>
    public bool CanUndo => steps.Count > 0;

    /// <summary>Notes a step.</summary>
    public void Note(RecordStep step)
    {
        Keep(step);
        kept.Append(JsonSerializer.Serialize(step));
        if (kept.Length <= Largest) return;
        var room = Largest / 2;
        kept.Replace([.. steps.Reverse().Select(s => JsonSerializer.Serialize(s)).TakeWhile(l => (room -= l.Length) >= 0).Reverse()]);
    }

    /// <summary>The last step, which is one no more; null when there is none.</summary>
    public RecordStep? Take()
    {
        if (steps.Last is not { } last) return null;
        steps.RemoveLast();
        kept.Append(Back);
        return last.Value;
    }

    public void Dispose() => kept.Dispose();

    private void Keep(RecordStep step)
    {
        steps.AddLast(step);
        if (steps.Count > MostSteps) steps.RemoveFirst();
    }

    private bool Follow(string line)
    {
        if (line == Back)
        {
            if (steps.Count > 0) steps.RemoveLast();
            return true;
        }

        try
        {
            if (JsonSerializer.Deserialize<RecordStep>(line) is not { } step) return false;
            Keep(step);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>A step of a record.</summary>
/// <param name="File">The file that it changed; null for none.</param>
/// <param name="At">Where in the file the change begins.</param>
/// <param name="Out">What stood there; null where the file was not there before.</param>
/// <param name="In">What stands there afterwards.</param>
/// <param name="After">The digest of the file's text after it.</param>
/// <param name="Model">The digest of the model's text after it; null where the model was not touched.</param>
internal sealed record RecordStep(string? File, int At, string? Out, string? In, string? After, string? Model)
{
    /// <summary>A step that changed the model only.</summary>
    public static RecordStep InModel(string text) => new(null, 0, null, null, null, KeptLines.Digest(text));

    /// <summary>A step that changed a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="before">Its text before; null when it was not there.</param>
    /// <param name="after">Its text after.</param>
    /// <param name="model">The model's text after; null where it was not touched.</param>
    public static RecordStep InFile(string file, string? before, string after, string? model)
    {
        var edit = before is null ? null : TextEdit.Between(before, after);
        return new(file, edit?.Start ?? 0, edit?.Removed, edit?.Inserted, KeptLines.Digest(after), model is null ? null : KeptLines.Digest(model));
    }

    /// <summary>What takes the change of the file back; null where the file is to go.</summary>
    public TextEdit? Back() => Out is null || In is null ? null : new TextEdit(At, In, Out);
}

using System.Text.Json;
using Demarche.Language.Editing;

namespace Demarche.Workbench.Files;

/// <summary>
/// What was changed in a text and is not in its file yet, on the disk before anybody is shown that the change was made: the text the changes
/// begin with, then a line a change. A process that ends in whatever way leaves it behind; whoever opens the text next finds the changes.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const long Largest = 16 << 20;

    private readonly KeptLines kept;

    private Journal(KeptLines kept) => this.kept = kept;

    /// <summary>Opens the journal of a text; the one left behind by a process that ended, when there is one.</summary>
    /// <inheritdoc cref="KeptLines.Open"/>
    public static Journal Open(string folder, string of) => new(KeptLines.Open(folder, of, ".draft"));

    /// <summary>The text the changes begin with and the changes, as far as they can be read; null when nothing is kept.</summary>
    public (string Base, IReadOnlyList<TextEdit> Edits)? Read()
    {
        var lines = kept.Read();
        if (lines.Count == 0 || Parse<Start>(lines[0]) is not { Text: { } text })
        {
            kept.Clear();
            return null;
        }

        var edits = new List<TextEdit>();
        var now = text;
        foreach (var line in lines.Skip(1))
        {
            if (Parse<Change>(line) is not { Out: not null, In: not null } change) break;
            var edit = new TextEdit(change.At, change.Out, change.In);
            if (!edit.Fits(now)) break;
            now = edit.Apply(now);
            edits.Add(edit);
        }

        if (edits.Count < lines.Count - 1) kept.Replace(lines.Take(edits.Count + 1));
        return (text, edits);
    }

    /// <summary>Notes a change; when this returns it is on the disk.</summary>
    /// <param name="baseText">The text in the file, with which a journal that keeps nothing yet begins.</param>
    /// <param name="edit">The change.</param>
    /// <param name="now">The text after the change.</param>
    public void Append(string baseText, TextEdit edit, string now)
    {
        if (kept.Length > Largest) kept.Replace([First(baseText), Line(TextEdit.Between(baseText, now))]);
        else if (kept.Length == 0) kept.Append(First(baseText), Line(edit));
        else kept.Append(Line(edit));
    }

    /// <summary>Forgets all changes: the file has them.</summary>
    public void Clear() => kept.Clear();

    /// <summary>Lets go of the journal; one that keeps nothing is deleted.</summary>
    public void Dispose() => kept.Dispose();

    private static string First(string baseText) => JsonSerializer.Serialize(new Start(baseText));

    private static string Line(TextEdit edit) => JsonSerializer.Serialize(new Change(edit.Start, edit.Removed, edit.Inserted));

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

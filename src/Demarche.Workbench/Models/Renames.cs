using Demarche.Language.Editing;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Models;

/// <summary>
/// Renames of one model that reached other files, so that taking one back, or making it again, reaches them too. Safe for use from one thread at a time.
/// </summary>
/// <param name="folder">The folder of the model.</param>
/// <param name="path">The model's full path, links followed.</param>
internal sealed class Renames(WorkFolder folder, string path)
{
    private const int MostKept = 200;
    private readonly List<Made> made = [];

    /// <summary>Finds what a rename changes.</summary>
    public RenameResult Find(string text, ModelEdit.Rename rename) => RenameInFiles.Find(text, path, rename, Extending.Of(folder, path), folder.Root);

    /// <summary>Writes the other files of a rename that was made in the model; what could not be written, with the reason.</summary>
    /// <param name="before">The model's text before it.</param>
    /// <param name="result">What <see cref="Find"/> gave.</param>
    public IReadOnlyList<string> Write(string before, RenameResult result)
    {
        var edits = new List<(string, TextEdit)>();
        var problems = new List<string>();
        foreach (var file in result.Others)
        {
            var name = NameOf(file.Path);
            var old = folder.Read(name).Text ?? "";
            if (folder.Write(name, file.Text) is { } problem) problems.Add($"“{name}” still has the old name. {problem}");
            else edits.Add((name, TextEdit.Between(old, file.Text)));
        }

        made.Add(new Made(before, result.Text!, edits));
        if (made.Count > MostKept) made.RemoveAt(0);
        return problems;
    }

    /// <summary>
    /// After the model's text went from one to another by undo or redo: does the same to the other files of that rename. What is shown of it; null when it
    /// was none.
    /// </summary>
    public string? Follow(string from, string to)
    {
        if (made.FindLast(m => (m.Before, m.After) == (to, from) || (m.Before, m.After) == (from, to)) is not { Edits.Count: > 0 } rename) return null;
        var isBack = rename.Before == to;
        var (done, missed) = (new List<string>(), new List<string>());
        foreach (var (name, edit) in rename.Edits) (Change(name, isBack ? edit.Inverse : edit) ? done : missed).Add(name);
        var shown = done.Count == 0 ? "" : $"The name is {(isBack ? "back" : "changed")} in {string.Join(", ", done)} too.";
        return missed.Count == 0
            ? shown
            : $"{shown} {string.Join(", ", missed)} {(missed.Count == 1 ? "was" : "were")} changed meanwhile and {(missed.Count == 1 ? "is" : "are")} left: "
                .TrimStart() + "rename there by hand.";
    }

    /// <summary>The name of a file in the folder.</summary>
    public string NameOf(string file) => Path.GetRelativePath(folder.Root, file).Replace('\\', '/');

    private bool Change(string name, TextEdit edit)
    {
        try
        {
            return folder.Read(name).Text is { } text && folder.Write(name, edit.Apply(text)) is null;
        }
        catch (ArgumentException)
        {
            // The file has another text by now.
            return false;
        }
    }

    private sealed record Made(string Before, string After, IReadOnlyList<(string Name, TextEdit Edit)> Edits);
}

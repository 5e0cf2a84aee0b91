using Demarche.Language.Editing;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Models;

/// <summary>
/// Renames of one model that reach other files, so that taking one back, or making it again, reaches them too. Safe for use from one thread at a time.
/// </summary>
/// <param name="folder">The folder of the model.</param>
/// <param name="path">The model's full path, links followed.</param>
internal sealed class Renames(WorkFolder folder, string path)
{
    /// <summary>Finds what a rename changes.</summary>
    public RenameResult Find(string text, ModelEdit.Rename rename) => RenameInFiles.Find(text, path, rename, Extending.Of(folder, path), folder.Root);

    /// <summary>What a rename changes in the other files, by their names in the folder: each whole, so that it fits no file that was changed since.</summary>
    public IReadOnlyList<(string Name, TextEdit Edit)> Beside(RenameResult result) =>
        [.. result.Others.Select(f => (NameOf(f.Path), new TextEdit(0, folder.Read(NameOf(f.Path)).Text ?? "", f.Text)))];

    /// <summary>Writes the other files of a rename that was made in the model; what could not be written, with the reason.</summary>
    public IReadOnlyList<string> Write(RenameResult result) =>
    [
        .. result.Others.Select(f => (Name: NameOf(f.Path), Problem: folder.Write(NameOf(f.Path), f.Text))).Where(w => w.Problem is not null)
            .Select(w => $"“{w.Name}” still has the old name. {w.Problem}"),
    ];

    /// <summary>After an undo or a redo of the model: does the same to the other files. What is shown of it; null when there are none.</summary>
    /// <param name="beside">What is to be done in them.</param>
    /// <param name="isBack">Whether it is an undo.</param>
    public string? Follow(IReadOnlyList<(string Name, TextEdit Edit)> beside, bool isBack)
    {
        if (beside.Count == 0) return null;
        var (done, missed) = (new List<string>(), new List<string>());
        foreach (var (name, edit) in beside)
        {
            var text = folder.Read(name).Text;
            if (text is not null && !edit.Fits(text) && edit.Inverse.Fits(text)) continue; // It never had the other name.
            var isMade = text is not null && edit.Fits(text) && folder.Write(name, edit.Apply(text)) is null;
            (isMade ? done : missed).Add(name);
        }

        var shown = done.Count == 0 ? "" : $"The name is {(isBack ? "back" : "changed")} in {string.Join(", ", done)} too.";
        return missed.Count == 0
            ? shown
            : $"{shown} {string.Join(", ", missed)} {(missed.Count == 1 ? "was" : "were")} changed meanwhile and {(missed.Count == 1 ? "is" : "are")} left: "
                .TrimStart() + "rename there by hand.";
    }

    /// <summary>The name of a file in the folder.</summary>
    public string NameOf(string file) => Path.GetRelativePath(folder.Root, file).Replace('\\', '/');
}

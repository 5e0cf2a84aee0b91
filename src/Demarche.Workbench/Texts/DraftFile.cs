using Demarche.Language.Editing;
using Demarche.Record.Drafting;
using Demarche.Record.Reading;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Texts;

/// <summary>
/// Makes a new model of what was read in a text: a draft, every line of which is marked so, with a record beside it whose rows nobody has looked at yet.
/// </summary>
public static class DraftFile
{
    /// <summary>Writes it into the folder; why not, or null.</summary>
    /// <param name="workspace">Where models are kept.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="name">The model's name in the folder.</param>
    public static string? Save(Workspace workspace, Reading reading, string name)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(reading);
        var text = DraftModel.Of([reading]);
        var bare = ModelEditor.Apply(text, new ModelEdit.Remove(YamlPath.Of("record"))).Text ?? text;
        if (workspace.Create(name, bare) is { } problem) return problem;
        if (!workspace.TryOpen(name, out var model, out var whyNot)) return whyNot;
        model.Record.Texts.Keep(reading);
        return model.Record.Join(reading).WhyNot;
    }

    /// <summary>A name for the new model that no file has yet.</summary>
    public static string FreeName(Workspace workspace, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(reading);
        var stem = Demarche.Record.Reading.Texts.TextIntake
            .IdOf(reading.Article.Title.Length > 0 ? reading.Article.Title.Replace('.', ' ') : reading.Article.Name);
        return workspace.Folder.FirstFree(n => n == 1 ? $"{stem}/crisis.yaml" : $"{stem}-{n}/crisis.yaml");
    }
}

using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Compare;

/// <summary>
/// Saves a variant as a small file laid over its model. An example lies outside of the opened folder, so that the example itself is saved beside the
/// variant first, unless it is there already.
/// </summary>
public static class VariantFile
{
    /// <summary>What the title of a variant ends in, so that its brief, on paper too, is not taken for the model's.</summary>
    private const string Mark = " – a variant";

    /// <summary>Saves it; why not, or null.</summary>
    /// <param name="workspace">Where models are kept.</param>
    /// <param name="model">The model that it is a variant of.</param>
    /// <param name="order">What differs.</param>
    /// <param name="name">The variant's name in the folder.</param>
    /// <param name="about">What differs, in words.</param>
    public static string? Save(Workspace workspace, OpenedModel model, VariantOrder order, string name, string about)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(order);
        if (workspace.Folder.Locate(name).WhyNot is { } wrong) return wrong;
        if (workspace.Folder.Read(name).Text is not null) return $"There is a file “{name}” already. Choose another name.";
        var text = model.Saving.Text;
        var tree = model.TreeOf(text).Whole;
        var (below, problem) = model.IsBundled ? Base(workspace, model, text, name) : (model.Key, null);
        if (problem is not null) return problem;
        var extends = Path.GetRelativePath(Path.Combine("/", Folder(name)), Path.Combine("/", below)).Replace('\\', '/');
        if (extends.StartsWith("../..", StringComparison.Ordinal))
            return $"A variant lies beside its model, above its folder or one folder below it. Choose a name such as "
            + $"“{Join(Folder(model.Key), Path.GetFileName(name))}”.";
        model.Save();
        var overlay = order.Overlay(tree, extends, about);
        if (overlay.Text is null) return overlay.Problem;
        var title = tree is null || YamlPath.Of("crisis").In(tree) is not YamlScalar { IsNull: false } said ? "A variant"
            : said.Text.EndsWith(Mark, StringComparison.Ordinal) ? said.Text : said.Text + Mark;
        var titled = ModelEditor.Apply(overlay.Text, new ModelEdit.Set(YamlPath.Of("crisis"), Value.Text(title)));
        return titled.Text is null ? titled.Problem : workspace.Create(name, titled.Text);
    }

    /// <summary>The name of a file beside the variant that has the example's text; it is written, with its record, where there is none.</summary>
    private static (string Name, string? Problem) Base(Workspace workspace, OpenedModel model, string text, string name)
    {
        for (var n = 1; ; n++)
        {
            var below = Join(Folder(name), n == 1 ? "crisis.yaml" : $"{model.Key}{(n == 2 ? "" : $"-{n}")}.crisis.yaml");
            if (below == name) continue;
            var there = workspace.Folder.Read(below).Text;
            if (there == text) return (below, null);
            if (there is null) return (below, workspace.Create(below, text) ?? RecordFile.Bring(model, text, below, workspace.Folder));
        }
    }

    private static string Folder(string name) => Path.GetDirectoryName(name)?.Replace('\\', '/') ?? "";

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}

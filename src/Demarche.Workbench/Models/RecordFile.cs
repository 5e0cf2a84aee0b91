using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Workbench.Files;

namespace Demarche.Workbench.Models;

/// <summary>The file that a model's <c>record:</c> names, when a copy of the model is made elsewhere.</summary>
public static class RecordFile
{
    /// <summary>Copies it beside the new model; nothing is done where the text names none, or where a file of that name is there already.</summary>
    /// <param name="from">The model that the text comes from.</param>
    /// <param name="text">The text of the new model.</param>
    /// <param name="name">The new model's name in the folder.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>Why it cannot be copied; null when it was, or need not be.</returns>
    public static string? Bring(OpenedModel from, string text, string name, WorkFolder folder)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(folder);
        var tree = YamlReader.Read(text, name, new DiagnosticBag());
        if (tree is null || YamlPath.Of("record").In(tree) is not YamlScalar { IsNull: false } record) return null;
        var source = new WorkFolder(Path.GetDirectoryName(from.File)!, isReadOnly: true);
        var target = Path.Combine(Path.GetDirectoryName(name) ?? "", record.Text).Replace('\\', '/');
        if (source.Read(record.Text).Text is not { } content || folder.Read(target).Text is not null) return null;
        return folder.Write(target, content, isNew: true);
    }
}

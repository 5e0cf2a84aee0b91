using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Workbench.Models;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Demarche.Workbench.Forms;

/// <summary>What the forms have in common: the model's tree, and how a change is made in it and told when it cannot be.</summary>
public abstract class ModelForm : ComponentBase
{
    private string? read;

    /// <summary>The model.</summary>
    [CascadingParameter]
    public required View View { get; set; }

    /// <summary>Where messages appear.</summary>
    [Inject]
    public required ISnackbar Messages { get; set; }

    /// <summary>The tree of the text; null when it is no mapping.</summary>
    protected YamlMapping? Tree { get; private set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(read, View.State.Text)) return;
        read = View.State.Text;
        Tree = YamlReader.Read(read, "crisis.yaml", new DiagnosticBag()) as YamlMapping;
    }

    /// <summary>The node at a path; null when there is none.</summary>
    protected YamlNode? At(YamlPath path) => Tree is null ? null : path?.In(Tree);

    /// <summary>The text at a path; empty when there is none.</summary>
    protected string Text(YamlPath path) => At(path) is YamlScalar { IsNull: false } scalar ? scalar.Text : "";

    /// <summary>The texts of a list at a path.</summary>
    protected IReadOnlyList<string> Texts(YamlPath path) => At(path) is YamlSequence list ? [.. list.Items.OfType<YamlScalar>().Select(s => s.Text)] : [];

    /// <summary>The keys of a mapping at a path, in order.</summary>
    protected IReadOnlyList<string> Keys(YamlPath path) => At(path) is YamlMapping mapping ? [.. mapping.Entries.Select(e => e.Name)] : [];

    /// <summary>How many items a list at a path has.</summary>
    protected int Count(YamlPath path) => At(path) is YamlSequence list ? list.Items.Count : 0;

    /// <summary>Names of the parties.</summary>
    protected IReadOnlyList<string> Parties => Keys(YamlPath.Of("parties"));

    /// <summary>Makes a change; what stands in its way is told.</summary>
    protected bool Change(ModelEdit edit)
    {
        var result = View.Model.Edit(edit);
        if (result.Problem is { } problem) Messages.Add(problem, MudBlazor.Severity.Error);
        else if (result.CommentsRemoved.Count > 0) Messages.Add($"With it went {(result.CommentsRemoved.Count == 1 ? "a comment" : $"{result.CommentsRemoved.Count} comments")}; undo brings back both.", MudBlazor.Severity.Info);
        return result.WasMade;
    }

    /// <summary>Sets the text at a path; an empty one takes the key away.</summary>
    protected void Put(YamlPath path, object? value)
    {
        var text = value?.ToString()?.Trim() ?? "";
        if (text == Text(path)) return;
        if (text.Length > 0) Change(new ModelEdit.Set(path, Value.Text(text)));
        else if (At(path) is not null) Change(new ModelEdit.Remove(path));
    }

    /// <summary>Puts an item at the end of a list, which is made where it is missing.</summary>
    protected void Add(YamlPath list, YamlNode item)
    {
        if (At(list) is YamlSequence items) Change(new ModelEdit.Insert(list, items.Items.Count, item));
        else Change(new ModelEdit.Set(list, new YamlSequence([item], false, default)));
    }

    /// <summary>A name that is not taken: the wished-for one, or that with a number.</summary>
    protected static string Free(string wished, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wished : $"{wished} {n}").First(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase));
}

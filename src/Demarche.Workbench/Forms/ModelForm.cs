using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Workbench.Models;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Demarche.Workbench.Forms;

/// <summary>What the forms have in common: the model's tree, and how a change is made in it and shown when it cannot be.</summary>
public abstract class ModelForm : ComponentBase
{
    /// <summary>The model.</summary>
    [CascadingParameter]
    public required View View { get; set; }

    /// <summary>Its text as read for the forms; see <see cref="FormScope"/>.</summary>
    [CascadingParameter]
    public required FormModel Model { get; set; }

    /// <summary>Where messages appear.</summary>
    [Inject]
    public required ISnackbar Messages { get; set; }

    /// <summary>The node at a path; null when there is none.</summary>
    protected YamlNode? At(YamlPath path) => Model.At(path);

    /// <summary>The text at a path; empty when there is none.</summary>
    protected string Text(YamlPath path) => Model.TextAt(path);

    /// <summary>The texts of a list at a path.</summary>
    protected IReadOnlyList<string> Texts(YamlPath path) => Model.Texts(path);

    /// <summary>The keys of a mapping at a path, in order.</summary>
    protected IReadOnlyList<string> Keys(YamlPath path) => Model.Keys(path);

    /// <summary>How many items a list at a path has.</summary>
    protected int Count(YamlPath path) => Model.Count(path);

    /// <summary>Names of the parties.</summary>
    protected IReadOnlyList<string> Parties => Model.Parties;

    /// <summary>The id that an element about a path has in the page.</summary>
    protected static string IdOf(YamlPath path) => $"at-{path.InAddress()}";

    /// <summary>The party in whose part of the model a path lies; null when it is nobody's.</summary>
    protected static string? OwnerOf(YamlPath path) => path.Steps is [{ Key: "parties" }, { Key: { } party }, ..] ? party : null;

    /// <summary>What the checks say of a text, with what to do; null when nothing.</summary>
    protected string? RemarkOn(YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        var at = scalar.Span;
        return View.State.Diagnostics
            .Where(d => d.Severity != Demarche.Diagnostics.Severity.Note && d.Span.File == at.File && (d.Span.Line, d.Span.Column)
                .CompareTo((at.Line, at.Column)) >= 0 && (d.Span.EndLine, d.Span.EndColumn).CompareTo((at.EndLine, at.EndColumn)) <= 0)
            .Select(d => $"{(d.Severity == Demarche.Diagnostics.Severity.Error ? "✗" : "!")} {d.Message} {d.Help}").FirstOrDefault();
    }

    /// <summary>Makes a change; what stands in its way is shown.</summary>
    protected bool Change(ModelEdit edit) => Tell(View.Model.Edit(edit));

    /// <summary>Makes a change unless the model would have an error by it that it has not now.</summary>
    /// <returns>Why it was not made; null when it was.</returns>
    protected string? TryChange(ModelEdit edit)
    {
        var result = View.Model.EditSoundly(edit);
        if (result.WasMade) Tell(result);
        return result.Problem;
    }

    /// <summary>Makes a change that <see cref="TryChange"/> would make; what stands in its way is shown.</summary>
    protected bool ChangeSoundly(ModelEdit edit)
    {
        if (TryChange(edit) is not { } problem) return true;
        Messages.Add(problem, Severity.Error);
        return false;
    }

    /// <summary>Puts an item at the end of a list, which is made where it is missing.</summary>
    protected bool Add(YamlPath list, YamlNode item) => ChangeSoundly(At(list) is YamlSequence items
        ? new ModelEdit.Insert(list, items.Items.Count, item)
        : new ModelEdit.Set(list, new YamlSequence([item], item is YamlScalar, default)));

    /// <summary>A name that is not taken: the wished-for one, or that with a number.</summary>
    protected static string Free(string wished, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wished : $"{wished} {n}")
            .First(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase));

    private bool Tell(Files.ChangeResult result)
    {
        Messages.Tell(result);
        return result.WasMade;
    }
}

using System.Globalization;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;

namespace Demarche.Workbench.Compare;

/// <summary>A variant of a model in which one order of priorities is another one.</summary>
/// <param name="Party">Whose order it is, from 0.</param>
/// <param name="Type">Of which type, from 0; −1 when the party has none.</param>
/// <param name="Places">For each place of the new order the place its entry had before, from 0.</param>
public sealed record VariantOrder(int Party, int Type, IReadOnlyList<int> Places)
{
    /// <summary>Whether nothing is moved.</summary>
    public bool IsSame => Places.Select((from, to) => from == to).All(same => same);

    /// <summary>As an address writes it: <c>0.1:2,0,1</c>.</summary>
    public override string ToString() => $"{Party}.{Type}:{string.Join(',', Places)}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is not that, or no permutation.</summary>
    public static VariantOrder? Parse(string? text)
    {
        if (text?.Split([':', '.']) is not [var party, var type, var list] || !Number(party, out var p) || !Number(type, out var t)) return null;
        var places = list.Split(',').Select(n => Number(n, out var place) ? place : -1).ToArray();
        return p >= 0 && t >= -1 && places.Order().SequenceEqual(Enumerable.Range(0, places.Length)) ? new VariantOrder(p, t, places) : null;
    }

    /// <summary>Where the list of priorities stands in a model's tree; null when there is no such party, type or list.</summary>
    public YamlPath? PathIn(YamlMapping tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        if (tree["parties"] is not YamlMapping parties || Party >= parties.Entries.Count || parties.Entries[Party].Value is not YamlMapping party) return null;
        var path = YamlPath.Of("parties", parties.Entries[Party].Name);
        if (Type >= 0)
        {
            if (party["types"] is not YamlMapping types || Type >= types.Entries.Count) return null;
            path = path.Then("types").Then(types.Entries[Type].Name);
        }

        path = path.Then("priorities");
        return path.In(tree) is YamlSequence list && list.Items.Count == Places.Count ? path : null;
    }

    /// <summary>The text of a model with this order in it; null, and why, when it cannot be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tree">The tree of the model as a whole.</param>
    public EditResult In(string text, YamlMapping? tree) => tree is not null && PathIn(tree) is { } path
        ? ModelEditor.Apply(text, new ModelEdit.Set(path, Reordered(tree, path)))
        : new EditResult(null, "The model has no such list of priorities any more.", []);

    /// <summary>A file that extends the model and holds this order only.</summary>
    /// <param name="tree">The tree of the model as a whole.</param>
    /// <param name="file">The name of the model's file as seen from the new one.</param>
    /// <param name="about">What differs, for a comment at the top.</param>
    public EditResult Overlay(YamlMapping? tree, string file, string about)
    {
        ArgumentNullException.ThrowIfNull(about);
        var start = ModelEditor.Apply($"# {about.ReplaceLineEndings(" ")}\nextends: model\n", new ModelEdit.Set(YamlPath.Of("extends"), Value.Text(file)));
        return start.Text is null ? start : In(start.Text, tree);
    }

    private YamlSequence Reordered(YamlMapping tree, YamlPath path)
    {
        var items = ((YamlSequence)path.In(tree)!).Items;
        return new YamlSequence([.. Places.Select(from => items[from])], false, default);
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}

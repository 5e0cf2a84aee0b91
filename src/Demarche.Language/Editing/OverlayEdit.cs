using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>
/// Turns a change to a model as a whole into the change of a file that is laid over another and holds only what differs: what the other file has
/// is taken over before a part of it is changed, and a key is removed by leaving it without a value.
/// </summary>
/// <param name="own">The file's own tree.</param>
/// <param name="below">The model that it is laid over.</param>
internal sealed class OverlayEdit(YamlMapping own, YamlMapping below)
{
    /// <summary>The change of the file.</summary>
    public ModelEdit Of(ModelEdit edit) => edit switch
    {
        ModelEdit.Set set => Over(set.At, new ModelEdit.Set(set.At, Whole(set.At, set.Value))),
        ModelEdit.Insert insert => Over(insert.List.Then(0), insert),
        ModelEdit.Move move when Now(move.Holder) is YamlMapping =>
            throw new EditRefused("the order of what has names is that of the file this one is laid over"),
        ModelEdit.Move move => Over(move.Holder.Then(0), move),
        ModelEdit.Remove remove => Over(remove.At, IsBelow(remove.At) ? new ModelEdit.Set(remove.At, Value.None) : remove),
        ModelEdit.RenameKey rename when IsBelow(rename.At) =>
            new ModelEdit.Several([new ModelEdit.Set(rename.At.Parent.Then(rename.To), Now(rename.At)!), new ModelEdit.Set(rename.At, Value.None)]),
        ModelEdit.Several several => new ModelEdit.Several([.. several.Edits.Select(Of)]),
        _ => edit,
    };

    /// <summary>Whether the other file has an entry there, by keys alone: a list is replaced as a whole, so that its items are never below.</summary>
    private bool IsBelow(YamlPath path) => path.Steps.All(s => s.Key is not null) && path.In(below) is not null;

    private YamlNode? Now(YamlPath path) => path.In(YamlOverlay.Lay(own, below));

    /// <summary>The change after what it changes a part of, a list or a text, was taken over.</summary>
    private ModelEdit Over(YamlPath at, ModelEdit edit)
    {
        for (var k = 1; k < at.Steps.Count; k++)
        {
            var above = new YamlPath([.. at.Steps.Take(k)]);
            if (above.In(own) is not (null or YamlScalar { IsNull: true })) continue;
            if (Now(above) is { } node and not YamlMapping) return new ModelEdit.Several([new ModelEdit.Set(above, node), edit]);
        }

        return edit;
    }

    /// <summary>The value with the keys that the other file has and it has not, left without a value.</summary>
    private YamlNode Whole(YamlPath path, YamlNode value)
    {
        if (value is not YamlMapping mapping || !IsBelow(path) || path.In(below) is not YamlMapping under) return value;
        return Value.Map([.. mapping.Entries.Select(e => (e.Name, Whole(path.Then(e.Name), e.Value))),
            .. under.Entries.Where(e => mapping.Entry(e.Name) is null).Select(e => (e.Name, (YamlNode)Value.None))]);
    }
}

using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>A change to a model that a person makes in a form. It says what shall be different; <see cref="ModelEditor"/> finds the text to change.</summary>
public abstract record ModelEdit
{
    private ModelEdit()
    {
    }

    /// <summary>
    /// Gives a node a new value. A key that is not there yet is added in its canonical place, and so are the mappings on the way to it. A
    /// list or mapping that becomes another one keeps the parts that both have, with their comments.
    /// </summary>
    public sealed record Set(YamlPath At, YamlNode Value) : ModelEdit;

    /// <summary>Puts an item into a list.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Before">The place it gets, from 0 to the number of items.</param>
    /// <param name="Value">The item.</param>
    public sealed record Insert(YamlPath List, int Before, YamlNode Value) : ModelEdit;

    /// <summary>Takes away an item or an entry. What a form does not show and stands outside of it, comments above it included, stays.</summary>
    public sealed record Remove(YamlPath At) : ModelEdit;

    /// <summary>Moves a part of a list or mapping to another place in it, with the comments directly above it.</summary>
    /// <param name="Holder">The list or mapping.</param>
    /// <param name="From">Its place, from 0.</param>
    /// <param name="To">Its place afterwards, from 0.</param>
    public sealed record Move(YamlPath Holder, int From, int To) : ModelEdit;

    /// <summary>Gives an entry another key and changes nothing else; what names it is left as it is.</summary>
    public sealed record RenameKey(YamlPath At, string To) : ModelEdit;

    /// <summary>Gives a party, a lever, one of its levels, an outcome or a merged state another name, wherever the model's file uses it.</summary>
    public sealed record Rename(Named What, string To) : ModelEdit;

    /// <summary>Several edits, one after the other, as one step to undo.</summary>
    public sealed record Several(IReadOnlyList<ModelEdit> Edits) : ModelEdit;
}

/// <summary>Something that has a name in a model.</summary>
public abstract record Named(string Name)
{
    /// <summary>A party.</summary>
    public sealed record Party(string Name) : Named(Name);

    /// <summary>A lever of a party.</summary>
    public sealed record Lever(string Owner, string Name) : Named(Name);

    /// <summary>A level of a lever.</summary>
    public sealed record Level(string Owner, string OfLever, string Name) : Named(Name);

    /// <summary>An outcome or a merged state.</summary>
    public sealed record Outcome(string Name) : Named(Name);

    /// <summary>A hidden type of a party.</summary>
    public sealed record Type(string Owner, string Name) : Named(Name);

    /// <summary>A source.</summary>
    public sealed record Source(string Name) : Named(Name);
}

using Demarche.Language.Syntax;

namespace Demarche.Language.Formatting;

/// <summary>
/// A node of a file as it is laid out: unlike <see cref="YamlNode"/>, anchors and aliases stand unresolved and comments have their places. Offsets count
/// from 0.
/// </summary>
internal abstract class Piece
{
    /// <summary>Where it begins, its anchor included.</summary>
    public required int Start { get; set; }

    /// <summary>The first offset after it.</summary>
    public int End { get; set; }

    /// <summary>The name other places refer to it by.</summary>
    public string? Anchor { get; init; }
}

/// <summary>A reference to what an anchor names.</summary>
internal sealed class AliasPiece : Piece
{
    public required string Name { get; init; }
}

/// <summary>A scalar.</summary>
internal sealed class TextPiece : Piece
{
    public required string Value { get; init; }

    public required ScalarStyle Style { get; init; }

    /// <summary>The name that it gives as a key: as the tree has it.</summary>
    public string Name => Spelling.Composed(Value);

    /// <summary>As it stands in the file, the anchor left out.</summary>
    public required string Raw { get; init; }

    public bool IsBlock => Style is ScalarStyle.Literal or ScalarStyle.Folded;
}

/// <summary>A list or a mapping.</summary>
internal sealed class Collection : Piece
{
    public required bool IsMapping { get; init; }

    public required bool IsFlow { get; init; }

    /// <summary>The column in which its parts stand, from 0, when it is in block form.</summary>
    public int Column { get; set; }

    /// <summary>The part that it is the value of.</summary>
    public required Part Parent { get; init; }

    public List<Part> Parts { get; } = [];

    /// <summary>Comments after the last part.</summary>
    public List<Remark> Closing { get; } = [];

    public int Depth => Parent.Owner is null ? 0 : Parent.Owner.Depth + 1;
}

/// <summary>An item of a list, an entry of a mapping, or the whole document, with the comments that go with it.</summary>
internal sealed class Part
{
    /// <summary>What it is part of; null for the document.</summary>
    public required Collection? Owner { get; init; }

    public Piece? Key { get; init; }

    public Piece Value { get; set; } = null!;

    /// <summary>Whether the line above is empty.</summary>
    public bool BlankBefore { get; set; }

    /// <summary>Comments on lines of their own before it.</summary>
    public List<Remark> Leading { get; } = [];

    /// <summary>Comments at the end of its first line, before the value is complete.</summary>
    public List<string> Heads { get; } = [];

    /// <summary>Comments at the end of its last line.</summary>
    public List<string> Tails { get; } = [];

    public int Start => Key?.Start ?? Value.Start;

    public int End => Value.End;
}

/// <summary>A comment on a line of its own.</summary>
/// <param name="Text">From the <c>#</c> on.</param>
/// <param name="BlankBefore">Whether the line above is empty.</param>
internal readonly record struct Remark(string Text, bool BlankBefore);

/// <summary>A comment where it was found.</summary>
/// <param name="Offset">Of the <c>#</c>.</param>
/// <param name="Text">From the <c>#</c> on.</param>
/// <param name="IsInline">Whether something stands before it on its line.</param>
internal readonly record struct FoundComment(int Offset, string Text, bool IsInline);

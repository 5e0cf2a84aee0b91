using Demarche.Language.Diagnostics;
using Demarche.Language.Formatting;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>
/// A text under edit, line breaks normalised: its tree, its pieces with their offsets, its comments. Immutable; a change gives another draft.
/// </summary>
internal sealed class EditedText
{
    private readonly Lines lines;

    private EditedText(string text, YamlNode root)
    {
        Text = text;
        Root = root;
        lines = new Lines(text);
        (Document, Comments) = PieceReader.Read(text, lines);
    }

    public string Text { get; }

    /// <summary>What the text says.</summary>
    public YamlNode Root { get; }

    /// <summary>The whole as a part, without a key.</summary>
    public Part Document { get; }

    public IReadOnlyList<FoundComment> Comments { get; }

    /// <summary>The draft of a text.</summary>
    /// <exception cref="EditRefused">It is not YAML.</exception>
    public static EditedText Read(string text) => Read(text, "the file cannot be read as it stands");

    private static EditedText Read(string text, string otherwise)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(text, "", diagnostics);
        if (root is not null && !diagnostics.HasErrors) return new EditedText(text, root);
        var first = diagnostics.InOrder().First(d => d.Severity == Severity.Error);
        throw new EditRefused($"{otherwise} (line {first.Span.Line}: {first.Message})");
    }

    /// <summary>The draft after changes to the text, which do not overlap; of several insertions in one place the first comes first.</summary>
    public EditedText With(params IReadOnlyList<(int Start, int End, string Text)> changes)
    {
        var text = Text;
        foreach (var (start, end, replacement) in changes.Reverse().OrderByDescending(c => c.Start).ThenByDescending(c => c.End))
            text = string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(end));
        return Read(text, "the file could not be read afterwards");
    }

    /// <summary>The part at a path; null when there is none, or when it lies inside what an alias stands for.</summary>
    public Part? Find(YamlPath path)
    {
        var part = Document;
        foreach (var step in path.Steps)
        {
            if (part.Value is not Collection collection || Child(collection, step) is not { } child) return null;
            part = child;
        }

        return part;
    }

    /// <summary>How many steps lead to the first alias on the path, that at its end not counted; null when there is none.</summary>
    public int? AliasBefore(YamlPath path)
    {
        var part = Document;
        for (var k = 0; k < path.Steps.Count; k++)
        {
            if (part.Value is AliasPiece) return k;
            if (part.Value is not Collection collection || Child(collection, path.Steps[k]) is not { } child) return null;
            part = child;
        }

        return null;
    }

    /// <summary>Every part with its path, in the order of the text.</summary>
    public IEnumerable<(YamlPath Path, Part Part)> Parts() => Parts(YamlPath.Root, Document);

    public int LineStart(int offset) => offset - lines.Column(offset);

    public int LineEnd(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        return end < 0 ? Text.Length : end;
    }

    public int Column(int offset) => lines.Column(offset);

    /// <summary>Whether only spaces stand before an offset on its line.</summary>
    public bool BeginsLine(int offset) => lines.Before(offset).IsWhiteSpace();

    /// <summary>Where a value begins after its anchor; after the colon or dash when nothing stands there.</summary>
    public static int ContentStart(Part part)
    {
        var piece = part.Value;
        if (piece is TextPiece { Raw.Length: > 0 } text && text.Anchor is not null) return text.End - text.Raw.TrimEnd('\n', ' ').Length;
        return piece.Anchor is null ? piece.Start : piece.Start + 1 + piece.Anchor.Length;
    }

    /// <summary>Where the part itself begins: its key or, in block form, its dash.</summary>
    public int StartOf(Part part)
    {
        if (part.Owner is not { IsMapping: false, IsFlow: false } list) return part.Start;
        for (var at = LineStart(part.Start); ; at = LineStart(at - 1))
        {
            var dash = at + list.Column;
            if (dash < part.Start && dash < Text.Length && Text[dash] == '-' && !Text.AsSpan(at, list.Column).Contains('#')) return dash;
            if (at == 0) throw new EditRefused("a list is laid out in a way that a form cannot change");
        }
    }

    /// <summary>The end of the line on which the part ends.</summary>
    public int LastLineEnd(Part part) => LineEnd(Math.Max(StartOf(part), part.End - 1));

    /// <summary>The end of the line on which the part ends, or of the comments after it that are indented as parts of it.</summary>
    public int BodyEnd(Part part)
    {
        var end = LastLineEnd(part);
        while (end < Text.Length)
        {
            var next = end + 1;
            var line = Text.AsSpan(next, LineEnd(next) - next);
            var indent = line.Length - line.TrimStart(' ').Length;
            if (indent <= part.Owner!.Column || indent == line.Length || line[indent] != '#') break;
            end = LineEnd(next);
        }

        return end;
    }

    /// <summary>
    /// Where the comments that stand directly above a part begin, if it begins its line; else the part's own start. Always the start of a line in the first
    /// case.
    /// </summary>
    public int LeadStart(Part part, int notBefore)
    {
        var start = StartOf(part);
        if (!BeginsLine(start)) return start;
        var at = LineStart(start);
        while (at > notBefore)
        {
            var above = LineStart(at - 1);
            if (above < notBefore || !Text.AsSpan(above, at - above).TrimStart(' ').StartsWith("#")) break;
            at = above;
        }

        return at;
    }

    /// <summary>The place of the part that a step leads to; −1 when it leads to none.</summary>
    public static int PlaceOf(Collection collection, YamlStep step) => step.Key is { } key
        ? collection.IsMapping ? collection.Parts.FindIndex(p => p.Key is TextPiece text && text.Name == key) : -1
        : !collection.IsMapping && step.Item < collection.Parts.Count ? step.Item : -1;

    private static Part? Child(Collection collection, YamlStep step) => PlaceOf(collection, step) is >= 0 and var place ? collection.Parts[place] : null;

    /// <summary>A part and every part in it with its path, in the order of the text.</summary>
    public static IEnumerable<(YamlPath Path, Part Part)> Parts(YamlPath path, Part part)
    {
        yield return (path, part);
        if (part.Value is not Collection collection) yield break;
        for (var k = 0; k < collection.Parts.Count; k++)
        {
            var child = collection.Parts[k];
            if (collection.IsMapping && child.Key is not TextPiece) continue;
            YamlStep step = child.Key is TextPiece key ? key.Name : k;
            foreach (var below in Parts(path.Then(step), child)) yield return below;
        }
    }
}

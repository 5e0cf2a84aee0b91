using Demarche.Language.Binding;
using Demarche.Language.Diagnostics;
using Demarche.Language.Formatting;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>The changes of text and tree that give something another name everywhere in a file.</summary>
/// <param name="InPlace">Scalars and keys on one line.</param>
/// <param name="OverLines">Scalars that are written over several lines.</param>
/// <param name="Tree">The tree afterwards.</param>
internal sealed record NameChange(IReadOnlyList<(int Start, int End, string Text)> InPlace, IReadOnlyList<(YamlPath Path, YamlNode Value)> OverLines,
    YamlNode Tree)
{
    private const int LongestName = 100;

    /// <summary>Finds all uses of a name.</summary>
    public static NameChange Find(EditedText draft, Named what, string to, string fileName, string? folder)
    {
        to = Spelling.Composed(to);
        if (to.Length is 0 or > LongestName || to.Trim() != to || to.Any(char.IsControl))
            throw new EditRefused($"a name has 1 to {LongestName} characters on one line");
        if (StatementNames.HoldsKeyword(to)) throw new EditRefused($"“{to}” holds a word that means something in statements");
        if (draft.Root is YamlMapping model && model["extends"] is not null)
            throw new EditRefused($"this file is laid over another, {model["extends"].Text()}, in which the names are declared and can be changed, here too");
        var loaded = ModelLoader.Parse(draft.Text, fileName, folder);
        if (loaded.Crisis is not { } crisis)
            throw new EditRefused($"the model has a mistake that must be mended first ({loaded.Diagnostics.First(d => d.Severity == Severity.Error).Message})");
        var names = new NameUses(DeclaredNames.Of(crisis), what, to);
        names.Visit(draft.Root);
        if (!names.IsDeclared) throw new EditRefused($"“{what.Name}” is not declared in this file");
        return OfUses(draft, names);
    }

    /// <summary>Finds the uses of a name in a file that is laid over the one in which it is declared.</summary>
    public static NameChange FindIn(EditedText overlay, DeclaredNames declared, Named what, string to)
    {
        var names = new NameUses(declared, what, to);
        names.Visit(overlay.Root);
        return OfUses(overlay, names);
    }

    /// <summary>Checks that the model can still be answered.</summary>
    public static void CheckResult(string text, string fileName, string? folder, IReadOnlyDictionary<string, string>? instead)
    {
        if (ModelLoader.Parse(text, fileName, folder, null, instead, default) is { HasErrors: true } broken)
            throw new EditRefused(broken.Diagnostics.First(d => d.Severity == Severity.Error).Message.TrimEnd('.'));
    }

    private static NameChange OfUses(EditedText draft, NameUses uses)
    {
        var inPlace = new List<(int, int, string)>();
        var overLines = new List<(YamlPath, YamlNode)>();
        foreach (var (path, part) in draft.Parts())
        {
            if (part.Key is TextPiece key && ((YamlMapping)path.Parent.In(draft.Root)!).Entry(key.Name) is { } entry
                && uses.Changed.TryGetValue(entry.Key, out var renamed))
                inPlace.Add((key.End - key.Raw.Length, key.End, ValueText.Key(renamed)));
            if (part.Value is not TextPiece text || path.In(draft.Root) is not YamlScalar scalar || !uses.Changed.TryGetValue(scalar, out var changed))
                continue;
            if (text.IsBlock) overLines.Add((path, Value.Text(changed)));
            else inPlace.Add((EditedText.ContentStart(part), text.End, ScalarText.Of(changed, part.Owner is { IsFlow: true })));
        }

        return new NameChange(inPlace, overLines, Renamed(draft.Root, uses.Changed, new Dictionary<YamlNode, YamlNode>(ReferenceEqualityComparer.Instance)));
    }

    private static YamlNode Renamed(YamlNode node, IReadOnlyDictionary<YamlScalar, string> changed, Dictionary<YamlNode, YamlNode> done)
    {
        if (done.TryGetValue(node, out var known)) return known;
        YamlScalar Scalar(YamlScalar scalar) => changed.TryGetValue(scalar, out var text) ? Value.Text(text) : scalar;
        return done[node] = node switch
        {
            YamlScalar scalar => Scalar(scalar),
            YamlSequence list => new YamlSequence([.. list.Items.Select(i => Renamed(i, changed, done))], list.IsFlow, list.Span),
            YamlMapping mapping =>
                new YamlMapping(mapping.Entries.Select(e => new YamlEntry(Scalar(e.Key), Renamed(e.Value, changed, done))), mapping.IsFlow, mapping.Span),
            _ => node,
        };
    }
}

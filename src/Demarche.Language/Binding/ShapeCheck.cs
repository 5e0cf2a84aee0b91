using Demarche.Language.Binding.Keys;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>
/// Compares a tree with the key tables and reports every unknown or missing key and every value that is not of the shape it must be.
/// What it reports, the binder passes over in silence.
/// </summary>
internal sealed class ShapeCheck(DiagnosticBag diagnostics)
{
    private const int MostKeysListed = 14;
    private static readonly KeyTable[] Declaring = [CrisisKeys.Root, PartyKeys.Party, PartyKeys.Lever, PartyKeys.JointLever];

    /// <summary>Checks the root of a model.</summary>
    public void Check(YamlNode root) => Check(root, new Shape.Mapping(CrisisKeys.Root), "a model");

    /// <summary>Checks the root of another file than a model.</summary>
    public void Check(YamlNode root, KeyTable table, string what) => Check(root, new Shape.Mapping(table), what);

    /// <summary>Whether something that declares names could not be read, so that names used elsewhere may be unknown for no fault of theirs.</summary>
    public bool LostNames { get; private set; }

    private void Check(YamlNode node, Shape shape, string what)
    {
        switch (shape)
        {
            case Shape.Either either:
                CheckEither(node, either, what);
                break;
            case Shape.Mapping mapping when node is YamlMapping entries:
                CheckMapping(entries, mapping.Table);
                break;
            case Shape.Mapping mapping when node is YamlScalar { IsNull: true } && mapping.Table.Keys.All(k => !k.Required):
                break;
            case Shape.MapOf map when node is YamlMapping entries:
                foreach (var entry in entries.Entries) CheckNamed(entry, map);
                break;
            case Shape.ListOf list when node is YamlSequence sequence:
                CheckList(sequence, list, what);
                break;
            case Shape.Mapping or Shape.MapOf or Shape.ListOf:
                Wrong(node, shape, what);
                break;
            default:
                CheckText(node, shape, what);
                break;
        }
    }

    private void CheckEither(YamlNode node, Shape.Either either, string what)
    {
        var fitting = either.Options.Where(o => Fits(node, o)).ToArray();
        switch (fitting)
        {
            case []:
                Wrong(node, either, what);
                break;
            case [var only] when node is not YamlScalar || only is Shape.Either:
                Check(node, only, what);
                break;
            default:
                if (!fitting.Any(o => IsReadable((YamlScalar)node, o))) Unreadable((YamlScalar)node, either);
                break;
        }
    }

    private void CheckMapping(YamlMapping mapping, KeyTable table)
    {
        foreach (var entry in mapping.Entries)
        {
            if (table.Find(entry.Name) is { } key)
            {
                if (entry.Value is YamlScalar { IsNull: true }) diagnostics.Report(StructureRules.NoValue, entry.Key.Span, entry.Name);
                else Check(entry.Value, key.Shape, $"“{entry.Name}”");
            }
            else if (table.OtherKeys is { } others)
            {
                CheckNamed(entry, others);
            }
            else if (CutBefore(mapping, entry) is { } begun)
            {
                diagnostics.ReportWithHelp(StructureRules.CutText, entry.Key.Span,
                    $"Put the whole text in quotes: `{begun.Name}: \"{Spelling.Shortened($"{begun.Value.Text()}, {entry.Name}")}\"`.",
                    Spelling.Shortened(entry.Name));
            }
            else
            {
                var help = diagnostics.DidYouMean(entry.Name, table.Keys.Select(k => k.Name)) ?? KeysOf(table);
                LostNames |= Declaring.Contains(table);
                diagnostics.ReportWithHelp(StructureRules.UnknownKey, entry.Key.Span, help, Spelling.Shortened(entry.Name), ShapeWords.Article(table.Name));
            }
        }

        foreach (var key in table.Keys.Where(k => k.Required && mapping[k.Name] is null))
        {
            diagnostics.ReportWithHelp(StructureRules.MissingKey, mapping.Span with { EndLine = mapping.Span.Line, EndColumn = mapping.Span.Column + 1 },
                $"Add `{key.Name}:` – {char.ToLowerInvariant(key.Doc[0])}{key.Doc[1..]}", key.Name, table.Name);
        }
    }

    /// <summary>The entry whose text a comma has cut in two, the second part standing as a key without a value; null where that is not so.</summary>
    private static YamlEntry? CutBefore(YamlMapping mapping, YamlEntry entry)
    {
        if (entry is not { Key.Style: ScalarStyle.Plain, Value: YamlScalar { IsNull: true, Text: "" } }) return null;
        var before = mapping.Entries.TakeWhile(e => e != entry).LastOrDefault(e => e.Value is not YamlScalar { IsNull: true });
        return before is { Value: YamlScalar { Style: ScalarStyle.Plain } text } && text.Span.EndLine == entry.Key.Span.Line
            && entry.Key.Span.Column > text.Span.EndColumn ? before : null;
    }

    private void CheckNamed(YamlEntry entry, Shape.MapOf map)
    {
        if (NameRule.WhyNot(entry.Name) is { } reason) diagnostics.Report(StructureRules.BadName, entry.Key.Span, Spelling.Shortened(entry.Name), reason);
        var what = map.Value is Shape.ListOf ? $"the list for the {map.KeyIs}" : $"the {map.KeyIs}";
        Check(entry.Value, map.Value, $"{what} “{Spelling.Shortened(entry.Name)}”");
    }

    private void CheckList(YamlSequence sequence, Shape.ListOf list, string what)
    {
        var count = sequence.Items.Count;
        if (count < list.Least || count > list.Most) diagnostics.Report(StructureRules.ListLength, sequence.Span, what, Bounds(list), count);
        foreach (var item in sequence.Items) Check(item, list.Item, $"an item of {what}");
    }

    private static string Bounds(Shape.ListOf list)
    {
        if (list.Most == int.MaxValue) return list.Least == 1 ? "at least one item" : $"at least {list.Least} items";
        return list.Most == list.Least ? $"{list.Least} items" : $"{list.Least} to {list.Most} items";
    }

    private void CheckText(YamlNode node, Shape shape, string what)
    {
        if (node is not YamlScalar { IsNull: false } scalar) Wrong(node, shape, what);
        else if (!IsReadable(scalar, shape)) Unreadable(scalar, shape);
    }

    private void Unreadable(YamlScalar scalar, Shape shape)
    {
        var words = (shape as Shape.Either)?.Options.OfType<Shape.OneOf>().FirstOrDefault()?.Words ?? (shape as Shape.OneOf)?.Words ?? [];
        var help = diagnostics.DidYouMean(scalar.Text, words)
            ?? (shape is Shape.Date ? "Write it as year, month, day: 2022-01-31." : StructureRules.BadValue.Help);
        diagnostics.ReportWithHelp(StructureRules.BadValue, scalar.Span, help, Spelling.Shortened(scalar.Text), ShapeWords.Of(shape));
    }

    private void Wrong(YamlNode node, Shape shape, string what)
    {
        LostNames |= shape is not Shape.Text and not Shape.Statement;
        diagnostics.Report(StructureRules.WrongShape, node.Span, what, ShapeWords.Of(shape), node.KindInWords);
    }

    private static string KeysOf(KeyTable table)
    {
        var names = string.Join(", ", table.Keys.Take(MostKeysListed).Select(k => k.Name));
        return table.Keys.Count <= MostKeysListed ? $"The keys here are {names}." : StructureRules.UnknownKey.Help;
    }

    private static bool Fits(YamlNode node, Shape shape) => shape switch
    {
        Shape.Either either => either.Options.Any(o => Fits(node, o)),
        Shape.Mapping or Shape.MapOf => node is YamlMapping,
        Shape.ListOf => node is YamlSequence,
        _ => node is YamlScalar { IsNull: false },
    };

    private static bool IsReadable(YamlScalar scalar, Shape shape) => shape switch
    {
        Shape.Date => scalar.Date() is not null,
        Shape.YesNo => scalar.YesNo() is not null,
        Shape.Number number => scalar.Number() is { } value && value >= (number.Lowest ?? value) && value <= (number.Highest ?? value),
        Shape.Whole whole => scalar.Whole() is { } value && value >= whole.Lowest,
        Shape.Share => scalar.Share() is not null,
        Shape.OneOf oneOf => oneOf.Words.Contains(scalar.Text.Trim()),
        _ => true,
    };
}

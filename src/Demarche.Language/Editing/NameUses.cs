using Demarche.Language.Binding;
using Demarche.Language.Binding.Keys;
using Demarche.Language.Diagnostics;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Editing;

/// <summary>Walks a model's tree along the key tables and collects every scalar and key that must read differently when something gets another name.</summary>
internal sealed class NameUses(DeclaredNames names, Named what, string to)
{
    private readonly Vocabulary vocabulary = names.InStatements;
    private readonly Dictionary<YamlScalar, string> changed = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlScalar> seen = new(ReferenceEqualityComparer.Instance);
    private readonly StatementRename statements = new(names.InStatements, what, to);

    /// <summary>The new texts.</summary>
    public IReadOnlyDictionary<YamlScalar, string> Changed => changed;

    /// <summary>Whether what is to be renamed is declared in this tree.</summary>
    public bool IsDeclared { get; private set; }

    /// <summary>Collects the uses in a whole model.</summary>
    public void Visit(YamlNode root) => Visit(root, new Shape.Mapping(CrisisKeys.Root), new Place(null, null, null));

    private void Visit(YamlNode node, Shape shape, Place place)
    {
        switch (shape)
        {
            case Shape.Either either:
                foreach (var option in either.Options.Where(o => Fits(node, o)).Take(1)) Visit(node, option, place);
                break;
            case Shape.Mapping mapping when node is YamlMapping entries:
                VisitTable(entries, mapping.Table, place);
                break;
            case Shape.MapOf map when node is YamlMapping entries:
                foreach (var entry in entries.Entries) VisitNamed(entry, map, place);
                break;
            case Shape.ListOf list when node is YamlSequence sequence:
                foreach (var item in sequence.Items) Visit(item, list.Item, place);
                break;
            case Shape.Statement when node is YamlScalar { IsNull: false } statement:
                Change(statement, statements.Of(statement.Text, place.Party));
                break;
            case Shape.Name name when node is YamlScalar { IsNull: false } scalar:
                VisitName(scalar, name.Of, place);
                break;
            case Shape.Text when node is YamlScalar { IsNull: false } scalar && place.Section is "event" && what is Named.Party
                && scalar.Text.Trim() == what.Name:
                Change(scalar, to);
                break;
            case Shape.Text when node is YamlScalar { IsNull: false } scalar && place.Section is "source" && what is Named.Source:
                Change(scalar, SourceReference.Renamed(scalar.Text, names.Sources, what.Name, to));
                break;
        }
    }

    private static bool Fits(YamlNode node, Shape shape) => shape switch
    {
        Shape.Mapping or Shape.MapOf => node is YamlMapping,
        Shape.ListOf => node is YamlSequence,
        Shape.Either either => either.Options.Any(o => Fits(node, o)),
        _ => node is YamlScalar,
    };

    private void VisitTable(YamlMapping entries, KeyTable table, Place place)
    {
        foreach (var entry in entries.Entries)
        {
            if (table.Find(entry.Name) is not { } key)
            {
                if (table.OtherKeys is { } other) VisitNamed(entry, other, place);
                continue;
            }

            var isEvent = table.Name == "event" && entry.Name is "by" or "toward";
            var isBound = (table.Name == "threat" && entry.Name == "then") || (table.Name == "forbidden-move" && entry.Name is "from" or "to")
                || (table.Name == "power" && entry.Name == "when") || (table.Name == "event" && entry.Name is "does" or "before");
            var own = isBound ? entries["by"].Text() : table.Name == "change" ? entries["of"].Text() : place.Party;
            if (table.Name == "merge" && entry is { Name: "name", Value: YamlScalar merged } && what is Named.Outcome && merged.Text.Trim() == what.Name)
                Declare(merged);
            Visit(entry.Value, key.Shape, place with { Party = own, Section = isEvent ? "event" : entry.Name });
        }
    }

    private void VisitNamed(YamlEntry entry, Shape.MapOf map, Place place)
    {
        var inside = place with { Section = null };
        switch (map.KeyIs)
        {
            case "party":
                if (what is Named.Party && entry.Name == what.Name)
                {
                    if (place.Section == "parties") Declare(entry.Key);
                    else Change(entry.Key, to);
                }

                inside = inside with { Party = entry.Name };
                break;
            case "lever" when place.Section == "weights":
                var lever = statements.Lever(NameSyntax.OfKey(entry.Name), place.Party);
                Change(entry.Key, statements.LeverKey(entry.Name, place.Party));
                inside = inside with { Lever = lever };
                break;
            case "lever":
                inside = inside with { Lever = place.Party is { } holder ? vocabulary.Lever(vocabulary.Party(holder), entry.Name)
                    : statements.Lever(NameSyntax.OfKey(entry.Name), null) };
                var isOwners = place.Party is null && inside.Lever is { } joint
                    && vocabulary.Levers[joint].Owners.Any(p => vocabulary.Parties[p].Name == (what as Named.Lever)?.Owner);
                if (what is Named.Lever { Owner: var owner } && (owner == place.Party || isOwners) && entry.Name == what.Name) Declare(entry.Key);
                if (statements.IsRenamedLevel(inside.Lever)) VisitLevels(entry.Value);
                break;
            case "level" when statements.IsRenamedLevel(place.Lever) && entry.Name == what.Name:
                Change(entry.Key, to);
                break;
            case "outcome" when what is Named.Outcome && entry.Name == what.Name:
            case "source" when what is Named.Source && entry.Name == what.Name:
            case "type" when what is Named.Type { Owner: var party } && party == place.Party && entry.Name == what.Name:
                Declare(entry.Key);
                break;
        }

        Visit(entry.Value, map.Value, inside);
    }

    private void VisitLevels(YamlNode lever)
    {
        var list = lever is YamlMapping about ? about["levels"] : lever;
        foreach (var level in list.Items().OfType<YamlScalar>().Where(l => l.Text.Trim() == what.Name)) Declare(level);
    }

    private void VisitName(YamlScalar scalar, string of, Place place)
    {
        if (of == "party" && what is Named.Party && scalar.Text.Trim() == what.Name) Change(scalar, to);
        else if (of == "level" && statements.IsRenamedLevel(place.Lever) && scalar.Text.Trim() == what.Name) Change(scalar, to);
        else if (of == "type" && what is Named.Type { Owner: var party } && party == place.Party && scalar.Text.Trim() == what.Name) Change(scalar, to);
        else if (of == "lever") Change(scalar, statements.LeverKey(scalar.Text, null));
    }

    private void Declare(YamlScalar name)
    {
        IsDeclared = true;
        Change(name, to);
    }

    /// <summary>Notes a new text; a scalar that several places share must read the same in all of them.</summary>
    private void Change(YamlScalar scalar, string text)
    {
        var before = changed.GetValueOrDefault(scalar) ?? scalar.Text;
        if (!seen.Add(scalar) && before != text) throw new EditRefused($"“{scalar.Text}” is shared by places in which it means different things");
        if (text != scalar.Text) changed[scalar] = text;
    }

    /// <summary>Where in the model the walk is, as far as names depend on that.</summary>
    /// <param name="Party">The party whose levers come first.</param>
    /// <param name="Lever">The lever whose levels are meant.</param>
    /// <param name="Section">The key above.</param>
    private readonly record struct Place(string? Party, int? Lever, string? Section);
}

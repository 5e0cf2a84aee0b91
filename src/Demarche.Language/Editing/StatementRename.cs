using System.Text;
using Demarche.Language.Diagnostics;
using Demarche.Language.Statements;

namespace Demarche.Language.Editing;

/// <summary>Gives something another name in statements. All else in a statement stays as it is written.</summary>
internal sealed class StatementRename
{
    private readonly Vocabulary vocabulary;
    private readonly LeverLookup levers;
    private readonly Named what;
    private readonly string to;
    private readonly int target;
    private readonly bool becomesShared;

    public StatementRename(Vocabulary vocabulary, Named what, string to)
    {
        this.vocabulary = vocabulary;
        this.what = what;
        this.to = to;
        levers = new LeverLookup(vocabulary, new DiagnosticBag());
        target = what switch
        {
            Named.Lever lever => vocabulary.Lever(vocabulary.Party(lever.Owner), lever.Name),
            Named.Level level => vocabulary.Lever(vocabulary.Party(level.Owner), level.OfLever),
            _ => -1,
        };
        becomesShared = what is Named.Lever && (vocabulary.Levers.Any(l => l.Name == to) || vocabulary.Regions.Contains(to));
    }

    /// <summary>Whether a level of this lever gets another name.</summary>
    public bool IsRenamedLevel(int? lever) => what is Named.Level && lever == target && target >= 0;

    /// <summary>The statement with the new name; as it was when it does not use the name or cannot be read.</summary>
    public string Of(string statement, string? party)
    {
        if (StatementParser.Read(statement, vocabulary.Names).Statement is not { } syntax) return statement;
        var text = new StringBuilder(statement);
        foreach (var (at, name) in Changes(syntax, vocabulary.Party(party ?? "")).OrderByDescending(c => c.At.Start))
            text.Remove(at.Start, at.Length).Insert(at.Start, name);
        return text.ToString();
    }

    /// <summary>The lever that a name means; null when none or several.</summary>
    public int? Lever(NameSyntax name, string? party) => levers.Candidates(name, vocabulary.Party(party ?? "")) is [var only] ? only : null;

    /// <summary>The lever's name where it is a key or value by itself, without quotes.</summary>
    public string LeverKey(string written, string? party)
    {
        var name = NameSyntax.OfKey(written);
        return Lever(name, party) is { } lever && Renamed(name, lever, vocabulary.Party(party ?? ""), n => n) is { } renamed ? renamed : written;
    }

    private IEnumerable<(TextStretch At, string Name)> Changes(StatementSyntax syntax, int own)
    {
        switch (syntax)
        {
            case StatementSyntax.Named named:
                var found = levers.Candidates(named.Name, own);
                var isOwn = found.Count > 0 && vocabulary.Levers[found[0]].Owners.Contains(own);
                if (!isOwn && vocabulary.Regions.Contains(named.Name.Text))
                    return what is Named.Outcome && named.Name.Text == what.Name ? [(named.Name.At, PropositionText.Quote(to))] : [];
                return found.Count == 0 && PhraseChange(named.Name, own) is { } spelt ? [(named.Name.At, spelt)] : LeverChanges(named.Name, found, own);
            case StatementSyntax.Compared compared:
                var compares = levers.Candidates(compared.Lever, own);
                var level = compares is [var only] && IsRenamedLevel(only) && compared.Level.Text == what.Name;
                return [.. LeverChanges(compared.Lever, compares, own), .. level ? new[] { (compared.Level.At, PropositionText.Quote(to)) } : []];
            case StatementSyntax.Not not:
                return Changes(not.Operand, own);
            case StatementSyntax.And and:
                return and.Operands.SelectMany(o => Changes(o, own));
            case StatementSyntax.Or or:
                return or.Operands.SelectMany(o => Changes(o, own));
            case StatementSyntax.If then:
                return [.. Changes(then.Consequent, own), .. Changes(then.Antecedent, own)];
            case StatementSyntax.OnlyIf onlyIf:
                return [.. Changes(onlyIf.Dependent, own), .. Changes(onlyIf.Requirement, own)];
            case StatementSyntax.Iff iff:
                return [.. Changes(iff.Left, own), .. Changes(iff.Right, own)];
            default:
                throw new InvalidOperationException($"Unknown statement {syntax.GetType().Name}.");
        }
    }

    /// <summary>A phrase that names the party by the name that it is about to lose, spelt as a lever and its level; null where it stays.</summary>
    private string? PhraseChange(NameSyntax name, int own)
    {
        if (what is not Named.Party || vocabulary.Phrases.Of(name.Text, own) is not [var (lever, level)]) return null;
        var declared = vocabulary.Levers[lever];
        if (!declared.Owners.Any(p => vocabulary.Parties[p].Name == what.Name && vocabulary.Parties[p].Words == what.Name)) return null;
        var spelt = vocabulary.IsPlain(lever)
            ? PropositionText.Quote(declared.Name)
            : $"{PropositionText.Quote(vocabulary.Parties[declared.Party].Name == what.Name ? to : vocabulary.Parties[declared.Party].Name)}"
                + $".{PropositionText.Quote(declared.Name)}";
        return $"{spelt} is {PropositionText.Quote(declared.Levels[level])}";
    }

    private IEnumerable<(TextStretch, string)> LeverChanges(NameSyntax name, IReadOnlyList<int> found, int own) =>
        found is [var lever] && Renamed(name, lever, own, PropositionText.Quote) is { } renamed ? [(name.At, renamed)] : [];

    /// <summary>
    /// A lever's name with the new name in it; null when it stays as it is. It names its party where it did, and where it would else mean several.
    /// </summary>
    private string? Renamed(NameSyntax name, int lever, int own, Func<string, string> spell)
    {
        var declared = vocabulary.Levers[lever];
        var owner = vocabulary.Parties[declared.Party].Name;
        var isQualified = vocabulary.Unqualified(name.Text, own).Count == 0;
        if (what is Named.Party && isQualified && owner == what.Name) return $"{spell(to)}.{spell(declared.Name)}";
        if (what is not Named.Lever) return null;
        if (lever == target) return isQualified || becomesShared ? $"{spell(owner)}.{spell(to)}" : spell(to);
        return !isQualified && becomesShared && declared.Name == to ? $"{spell(owner)}.{spell(declared.Name)}" : null;
    }
}

using System.Globalization;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Statements;

/// <summary>Where a statement stands, as far as names in it depend on that.</summary>
/// <param name="OwnParty">The party whose levers come first, or −1.</param>
/// <param name="Numbers">The numbers of the states, where states can be meant by number.</param>
public readonly record struct StatementScope(int OwnParty = -1, StateNumbers? Numbers = null)
{
    /// <summary>A place that is no party's and knows no state numbers.</summary>
    public static StatementScope Common { get; } = new(-1, null);
}

/// <summary>Reads statements and looks their names up; what cannot be understood is reported where it stands.</summary>
/// <param name="vocabulary">The names that can be used.</param>
/// <param name="define">Gives the region of a name in <see cref="Vocabulary.Regions"/>; null when its definition is at fault, which has been reported.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
internal sealed class StatementBinder(Vocabulary vocabulary, Func<string, SourceSpan, Region?> define, DiagnosticBag diagnostics)
{
    /// <summary>The most parts of a statement when all names in it are written out.</summary>
    public const int MostParts = 100_000;

    /// <summary>The deepest nesting of a statement when all names in it are written out.</summary>
    public const int DeepestParts = 1_000;

    /// <summary>The most parts of all statements together when all names in them are written out.</summary>
    public const long MostPartsTogether = 10_000_000;

    private readonly LeverLookup levers = new(vocabulary, diagnostics);
    private readonly EverydayForms everyday = new(vocabulary);
    private long together;

    /// <summary>Whether what it reports says how to write what was meant.</summary>
    public bool Advises { get; init; } = true;

    /// <summary>The meaning of a statement, or null when it has none; then why is reported.</summary>
    public Proposition? Bind(YamlScalar statement, StatementScope scope)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var reading = StatementParser.Read(statement.Text, vocabulary.Names);
        if (reading.Statement is null)
        {
            diagnostics.ReportWithHelp(StatementRules.Malformed, StatementPlace.Of(statement, reading.At), HowTo(statement.Text, scope)
                ?? StatementRules.Malformed.Help, reading.Problem!);
            return null;
        }

        levers.HowTo = () => HowTo(statement.Text, scope);
        return Bind(reading.Statement, statement, scope) is { } bound && IsBounded(bound, statement.Span) ? bound : null;
    }

    private string? HowTo(string text, StatementScope scope) => Advises ? everyday.Of(text, scope) : null;

    private bool IsBounded(Proposition bound, SourceSpan span)
    {
        if (bound.Size > MostParts || bound.Depth > DeepestParts)
        {
            diagnostics.Report(StatementRules.UnfoldsTooFar, span, bound.Size.ToString("N0", CultureInfo.InvariantCulture),
                bound.Depth.ToString("N0", CultureInfo.InvariantCulture), MostParts.ToString("N0", CultureInfo.InvariantCulture),
                DeepestParts.ToString("N0", CultureInfo.InvariantCulture));
            return false;
        }

        var before = together;
        together += bound.Size;
        if (before <= MostPartsTogether && together > MostPartsTogether)
            diagnostics.Report(StatementRules.UnfoldTogether, span, MostPartsTogether.ToString("N0", CultureInfo.InvariantCulture));
        return together <= MostPartsTogether;
    }

    private Proposition? Bind(StatementSyntax syntax, YamlScalar scalar, StatementScope scope) => syntax switch
    {
        StatementSyntax.Named named => BindName(named.Name, scalar, scope),
        StatementSyntax.Compared compared => BindComparison(compared, scalar, scope),
        StatementSyntax.Not not => Bind(not.Operand, scalar, scope) is { } operand ? new Proposition.Not(operand) : null,
        StatementSyntax.And and => BindAll(and.Operands, scalar, scope) is { } operands ? new Proposition.And(operands) : null,
        StatementSyntax.Or or => BindAll(or.Operands, scalar, scope) is { } operands ? new Proposition.Or(operands) : null,
        StatementSyntax.If then => BindAll([then.Consequent, then.Antecedent], scalar, scope) is [var a, var b] ? new Proposition.If(a, b) : null,
        StatementSyntax.OnlyIf onlyIf => BindAll([onlyIf.Dependent, onlyIf.Requirement], scalar, scope) is [var a, var b] ? new Proposition.OnlyIf(a, b) : null,
        StatementSyntax.Iff iff => BindAll([iff.Left, iff.Right], scalar, scope) is [var a, var b] ? new Proposition.Iff(a, b) : null,
        _ => throw new InvalidOperationException($"Unknown statement {syntax.GetType().Name}."),
    };

    private List<Proposition>? BindAll(IReadOnlyList<StatementSyntax> operands, YamlScalar scalar, StatementScope scope)
    {
        var bound = operands.Select(o => Bind(o, scalar, scope)).ToArray();
        return bound.Any(b => b is null) ? null : [.. bound.Select(b => b!)];
    }

    private Proposition? BindName(NameSyntax name, YamlScalar scalar, StatementScope scope)
    {
        var place = StatementPlace.Of(scalar, name.At);
        var found = levers.Candidates(name, scope.OwnParty);
        if (found.Count > 0 && vocabulary.Levers[found[0]].Owners.Contains(scope.OwnParty)) return BareLever(found, name, place);
        if (vocabulary.Regions.Contains(name.Text)) return define(name.Text, place) is { } region ? new Proposition.Holds(region) : null;
        if (found.Count > 0) return BareLever(found, name, place);
        if (!name.IsQuoted && Fixed(name.Text, place, scope, out var proposition)) return proposition;
        if (vocabulary.Phrases.Of(name.Text, scope.OwnParty) is { Count: > 0 } said) return Said(said, name, place);
        levers.ReportUnknownName(name, place, scope.OwnParty);
        return null;
    }

    /// <summary>What has a meaning without being declared: always, never, the number of a state, a pattern of levers.</summary>
    private bool Fixed(string text, SourceSpan place, StatementScope scope, out Proposition? proposition)
    {
        proposition = null;
        if (text is "always" or "never")
        {
            proposition = new Proposition.Constant(text == "always");
            return true;
        }

        var digits = text.StartsWith("state ", StringComparison.Ordinal) ? text[6..] : text;
        if (digits.Length > 0 && digits.All(char.IsAsciiDigit))
        {
            proposition = StateOf(digits, place, scope.Numbers);
            return true;
        }

        if (!vocabulary.HasPatterns || text.Length != vocabulary.Levers.Count || text.Any(c => c is not ('Y' or 'N' or '-'))) return false;
        proposition = new Proposition.Pattern(text);
        return true;
    }

    private Proposition.Numbered? StateOf(string digits, SourceSpan place, StateNumbers? numbers)
    {
        if (numbers is null)
        {
            diagnostics.Report(StatementRules.NoNumbersHere, place);
            return null;
        }

        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= numbers.Count)
        {
            return new Proposition.Numbered(number, numbers.Find(number));
        }

        diagnostics.Report(StatementRules.NoSuchState, place, digits.Length > 20 ? digits[..20] + "…" : digits, numbers.Count);
        return null;
    }

    /// <summary>What a party does, in the words of a lever; null, and reported, when two levers have the same words.</summary>
    private Proposition.Level? Said(IReadOnlyList<(int Lever, int Level)> said, NameSyntax name, SourceSpan place)
    {
        if (said.Count == 1) return new Proposition.Level(said[0].Lever, vocabulary.Levers[said[0].Lever].Levels.Count, Relation.Is, said[0].Level, false);
        var candidates = said.Take(5).Select(s => $"{vocabulary.FullName(s.Lever)} is {vocabulary.Levers[s.Lever].Levels[s.Level]}");
        diagnostics.ReportWithHelp(StatementRules.AmbiguousLever, place, "Write the lever and its level.", name.Text, string.Join(" or ", candidates));
        return null;
    }

    private Proposition.Level? BareLever(IReadOnlyList<int> found, NameSyntax name, SourceSpan place)
    {
        if (levers.One(found, name, place) is not { } lever || vocabulary.IsBroken(lever)) return null;
        var levels = vocabulary.Levers[lever].Levels;
        if (levels.Count == 2) return new Proposition.Level(lever, 2, Relation.Is, 1, true);
        var help = $"Say at which level: {string.Join(" or ", levels.Take(4).Select(l => $"`{name.Text} is {l}`"))}{(levels.Count > 4 ? " or …" : "")}.";
        diagnostics.ReportWithHelp(StatementRules.LevelMissing, place, help, name.Text, levels.Count);
        return null;
    }

    private Proposition.Level? BindComparison(StatementSyntax.Compared compared, YamlScalar scalar, StatementScope scope)
    {
        var place = StatementPlace.Of(scalar, compared.Lever.At);
        var found = levers.Candidates(compared.Lever, scope.OwnParty);
        if (found.Count == 0)
        {
            levers.ReportUnknownLever(compared.Lever, place, scope.OwnParty);
            return null;
        }

        if (levers.One(found, compared.Lever, place) is not { } lever || vocabulary.IsBroken(lever)) return null;
        var levels = vocabulary.Levers[lever].Levels;
        var at = levers.Level(lever, compared.Level, StatementPlace.Of(scalar, compared.Level.At));
        if (at < 0) return null;
        var isEmpty = (compared.Relation == Relation.Below && at == 0) || (compared.Relation == Relation.Above && at == levels.Count - 1);
        if (isEmpty) diagnostics
            .Report(StatementRules.NeverTrue, place, vocabulary.FullName(lever), compared.Relation == Relation.Below ? "below" : "above", levels[at]);
        return new Proposition.Level(lever, levels.Count, compared.Relation, at, false);
    }
}

using Demarche.Language.Model;

namespace Demarche.Language.Statements;

/// <summary>The canonical spelling of a statement: parsed again it means the same. Parentheses and quotes only where they are needed. O(size).</summary>
internal sealed class PropositionText(Vocabulary vocabulary)
{
    /// <summary>How tightly a form binds; an operand that binds less tightly than its place asks for gets parentheses.</summary>
    private enum Tightness { Infix, Or, And, Not }

    /// <summary>The spelling.</summary>
    public string Of(Proposition proposition) => Write(proposition, Tightness.Infix);

    /// <summary>A name as it must be written in a statement: in quotes when it could be read as something else.</summary>
    public static string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NeedsQuotes(name) ? $"'{name.Replace("'", "''", StringComparison.Ordinal)}'" : name;
    }

    private string Write(Proposition proposition, Tightness place) => proposition switch
    {
        Proposition.Constant constant => constant.Value ? "always" : "never",
        Proposition.Level level => Level(level),
        Proposition.Holds holds => Quote(holds.Region.Name),
        Proposition.Numbered state => $"state {state.Number}",
        Proposition.Pattern pattern => pattern.Signs,
        Proposition.Not not => Wrap($"not {Write(not.Operand, Tightness.Not)}", Tightness.Not, place),
        Proposition.And and => Wrap(string.Join(" and ", and.Operands.Select(o => Write(o, Tightness.Not))), Tightness.And, place),
        Proposition.Or or => Wrap(string.Join(" or ", or.Operands.Select(o => Write(o, Tightness.And))), Tightness.Or, place),
        Proposition.If then => Infix(then.Consequent, "if", then.Antecedent, place),
        Proposition.OnlyIf onlyIf => Infix(onlyIf.Dependent, "only if", onlyIf.Requirement, place),
        Proposition.Iff iff => Infix(iff.Left, "iff", iff.Right, place),
        _ => throw new InvalidOperationException($"Unknown proposition {proposition.GetType().Name}."),
    };

    private string Infix(Proposition left, string sign, Proposition right, Tightness place) =>
        Wrap($"{Write(left, Tightness.Or)} {sign} {Write(right, Tightness.Or)}", Tightness.Infix, place);

    private static string Wrap(string text, Tightness own, Tightness place) => own < place ? $"({text})" : text;

    private string Level(Proposition.Level level)
    {
        var lever = vocabulary.Levers[level.Lever];
        var name = Lever(lever, level.Lever);
        if (level.IsBare) return name;
        var sign = level.Relation switch
        {
            Relation.Is => "is",
            Relation.IsNot => "is not",
            Relation.AtLeast => "at least",
            Relation.AtMost => "at most",
            Relation.Below => "below",
            _ => "above",
        };
        return $"{name} {sign} {Quote(lever.Levels[level.At])}";
    }

    /// <summary>A lever's name as it must be written in a statement that is no party's.</summary>
    public string LeverName(int lever) => Lever(vocabulary.Levers[lever], lever);

    private string Lever(LeverDeclaration lever, int index) =>
        vocabulary.IsPlain(index) ? Quote(lever.Name) : $"{Quote(vocabulary.Parties[lever.Party].Name)}.{Quote(lever.Name)}";

    private static bool NeedsQuotes(string name) =>
        name.Length == 0
        || name is "always" or "never" or "state"
        || name.Trim() != name
        || name.Contains("  ", StringComparison.Ordinal)
        || name.Any(c => c is '(' or ')' or ',' or '.' or '\'' or '"' || (char.IsWhiteSpace(c) && c != ' '))
        || char.IsAsciiDigit(name[0])
        || name.StartsWith("state ", StringComparison.Ordinal)
        || name.All(c => c is 'Y' or 'N' or '-')
        || StatementNames.HoldsKeyword(name);
}

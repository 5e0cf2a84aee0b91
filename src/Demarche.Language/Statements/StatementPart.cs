namespace Demarche.Language.Statements;

/// <summary>One of the parts of a statement that stand side by side.</summary>
/// <param name="Joint">The word before it: <c>and</c>, <c>or</c>, <c>if</c>, <c>unless</c>, <c>only if</c>; empty for the first.</param>
/// <param name="IsDenied">Whether it is what is not so.</param>
/// <param name="Statement">What it says, by itself.</param>
public sealed record StatementPart(string Joint, bool IsDenied, string Statement)
{
    /// <summary>The words between parts, as they are offered.</summary>
    public static IReadOnlyList<string> Joints { get; } = ["and", "or", "if", "unless", "only if"];

    /// <summary>The parts in a row, as a reader of statements understands them.</summary>
    public static string Text(IEnumerable<StatementPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return string.Join(' ', parts.Select((p, k) => $"{(k == 0 ? "" : p.Joint)} {(p.IsDenied ? "not " : "")}{p.Statement}".Trim()));
    }

    internal static IReadOnlyList<StatementPart>? Of(Proposition whole, PropositionText spelling) => whole switch
    {
        Proposition.If { Consequent: var then, Antecedent: Proposition.Not { Operand: var but } } => Joined(Of(then, spelling), "unless", Of(but, spelling)),
        Proposition.If { Consequent: var then, Antecedent: var when } => Joined(Of(then, spelling), "if", Of(when, spelling)),
        Proposition.OnlyIf { Dependent: var then, Requirement: var when } => Joined(Of(then, spelling), "only if", Of(when, spelling)),
        Proposition.And and => Row(and.Operands, "and", spelling),
        Proposition.Or or => Row(or.Operands, "or", spelling),
        Proposition.Not { Operand: var denied } => Of(denied, spelling) is [{ IsDenied: false } only] ? [only with { IsDenied = true }] : null,
        Proposition.Level { Relation: Relation.IsNot } level => [new("", true, spelling.Of(level with { Relation = Relation.Is }))],
        Proposition.Level { Relation: Relation.Is } level => [new("", false, spelling.Of(level with { IsBare = false }))],
        Proposition.Holds => [new("", false, spelling.Of(whole))],
        _ => null,
    };

    private static IReadOnlyList<StatementPart>? Row(IReadOnlyList<Proposition> operands, string joint, PropositionText spelling)
    {
        var rows = operands.Select(o => Of(o, spelling)).ToArray();
        return rows.Any(r => r is null) ? null : [.. rows.SelectMany((r, k) => k == 0 ? r! : [r![0] with { Joint = joint }, .. r.Skip(1)])];
    }

    private static IReadOnlyList<StatementPart>? Joined(IReadOnlyList<StatementPart>? first, string joint, IReadOnlyList<StatementPart>? second) =>
        first is null || second is null ? null : [.. first, second[0] with { Joint = joint }, .. second.Skip(1)];
}

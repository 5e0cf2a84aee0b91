using Demarche.Analysis.Findings;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Reports.Words;

/// <summary>Changes that a mediator may make, or is advised to make, as clauses of plain English.</summary>
public static class AdviceWords
{
    /// <summary>A change as a clause.</summary>
    public static string InWords(this ChangeRef change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change switch
        {
            ChangeRef.AnySwap any => Swapped(any.Party),
            ChangeRef.Declared declared => Clause(declared.Compiled, declared.Change),
            ChangeRef.Swap swap => swap.Of.Full(),
            _ => throw new NotSupportedException($"No words for {change.GetType().Name}."),
        };
    }

    private static string Clause(CompiledCrisis compiled, AllowedChange change)
    {
        var (party, statement) = (compiled.Crisis.Parties[change.Party].Words, change.Statement?.Words);
        var from = change.From is null ? "" : $" from where {change.From.Words}";
        return change.Kind switch
        {
            ChangeKind.Add => $"{party} comes to care that {statement}{Above(compiled, change)}",
            ChangeKind.Drop => $"{party} no longer cares that {statement}",
            ChangeKind.Negate => $"{party} comes to want the opposite of this: {statement}",
            ChangeKind.Allow => $"{party} is enabled to move{from} to where {statement}",
            ChangeKind.Forbid => $"{party} is kept from moving{from} to where {statement}",
            _ => Swapped(party),
        };
    }

    private static string Swapped(string party) => $"two neighbouring priorities of {party} change places";

    private static string Above(CompiledCrisis compiled, AllowedChange change)
    {
        var own = compiled.PriorityStatements(change.Party);
        if (own.Count == 0) return "";
        return change.Place == 0 ? ", above all else" : change.Place >= own.Count ? ", less than about anything else"
            : $", more than that {own[change.Place].Clause.Words}";
    }
}

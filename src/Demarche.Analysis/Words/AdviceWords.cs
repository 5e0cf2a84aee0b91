using Demarche.Analysis.Findings;
using Demarche.Engine.Advice;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Words;

/// <summary>Allowed changes, and those proposed, as clauses of plain English.</summary>
/// <param name="compiled">The crisis.</param>
/// <param name="advice">What may change in it.</param>
internal sealed class AdviceWords(CompiledCrisis compiled, Language.Compiling.Advice advice)
{
    /// <summary>Everything that may change.</summary>
    public IReadOnlyList<AllowedRef> Allowed() =>
    [
        .. advice.Swaps.Select(s => new AllowedRef($"two neighbouring priorities of {Party(s.Party)} change places", s.Cost, compiled.Crisis.Changes.FirstOrDefault(c => c.Kind == ChangeKind.Swap && c.Party == s.Party)?.Grounds.Because)),
        .. advice.Declared.Select(Reference),
    ];

    /// <summary>A proposal, change by change, swaps last.</summary>
    public IReadOnlyList<AllowedRef> Steps(Proposal proposal)
    {
        var costs = advice.Swaps.ToDictionary(s => s.Party, s => s.Cost);
        return
        [
            .. proposal.Changes.Select(k => Reference(advice.Declared[k])),
            .. SwapWords.Of(compiled, proposal.Swaps, party => [.. proposal.Before[party].Select(p => Words(party, p))]).Select(s => new AllowedRef(s.Full, costs[s.Party], null)),
        ];
    }

    /// <summary>A change as a clause.</summary>
    public string Clause(AllowedChange change)
    {
        var (party, statement) = (Party(change.Party), change.Statement?.Words);
        var from = change.From is null ? "" : $" from where {change.From.Words}";
        return change.Kind switch
        {
            ChangeKind.Add => $"{party} comes to care that {statement}{Above(change)}",
            ChangeKind.Drop => $"{party} no longer cares that {statement}",
            ChangeKind.Negate => $"{party} comes to want the opposite of this: {statement}",
            ChangeKind.Allow => $"{party} is enabled to move{from} to where {statement}",
            ChangeKind.Forbid => $"{party} is kept from moving{from} to where {statement}",
            _ => $"two neighbouring priorities of {party} change places",
        };
    }

    private AllowedRef Reference(AllowedChange change) => new(Clause(change), change.Cost, change.Grounds.Because);

    private string Above(AllowedChange change)
    {
        var own = compiled.PriorityStatements(change.Party);
        if (own.Count == 0) return "";
        return change.Place == 0 ? ", above all else" : change.Place >= own.Count ? ", less than about anything else" : $", more than that {own[change.Place].Clause.Words}";
    }

    private string Words(int party, AmendedPriority priority)
    {
        var words = priority.Added >= 0 ? advice.Declared[priority.Added].Statement!.Words : compiled.PriorityStatements(party)[priority.Place].Clause.Words;
        return priority.IsNegated ? $"the opposite holds of: {words}" : words;
    }

    private string Party(int party) => compiled.Crisis.Parties[party].Words;
}

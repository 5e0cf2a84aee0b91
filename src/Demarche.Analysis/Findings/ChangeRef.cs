using System.Text.Json.Serialization;
using Demarche.Engine.Advice;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>A change that may be made, or that is proposed.</summary>
public abstract record ChangeRef
{
    private ChangeRef()
    {
    }

    /// <summary>Any two neighbouring priorities of a party may change places.</summary>
    /// <param name="Party">The party.</param>
    public sealed record AnySwap(string Party) : ChangeRef;

    /// <summary>A change that the model declares.</summary>
    /// <param name="Compiled">The crisis.</param>
    /// <param name="Change">The change.</param>
    public sealed record Declared(CompiledCrisis Compiled, AllowedChange Change) : ChangeRef;

    /// <summary>One swap.</summary>
    /// <param name="Of">What rises above what.</param>
    public sealed record Swap(SwapRef Of) : ChangeRef;
}

/// <summary>A change that may be made.</summary>
/// <param name="Change">What it is.</param>
/// <param name="Cost">What it costs; of swaps, each.</param>
/// <param name="Because">Why it can be brought about, as the model says; null where it says nothing.</param>
public sealed record AllowedRef([property: JsonPropertyName("words")] ChangeRef Change, int Cost, string? Because)
{
    /// <summary>Everything that may change.</summary>
    internal static IReadOnlyList<AllowedRef> All(CompiledCrisis compiled, Language.Compiling.Advice advice) =>
    [
        .. advice.Swaps.Select(s => new AllowedRef(
            new ChangeRef.AnySwap(compiled.Crisis.Parties[s.Party].Words), s.Cost,
                compiled.Crisis.Changes.FirstOrDefault(c => c.Kind == ChangeKind.Swap && c.Party == s.Party)?.Grounds.Because)),
        .. advice.Declared.Select(change => Of(compiled, change)),
    ];

    /// <summary>A proposal, change by change, swaps last.</summary>
    internal static IReadOnlyList<AllowedRef> Steps(CompiledCrisis compiled, Language.Compiling.Advice advice, Proposal proposal)
    {
        var costs = advice.Swaps.ToDictionary(s => s.Party, s => s.Cost);
        var swaps = SwapRef.All(compiled, proposal.Swaps, party => [.. proposal.Before[party].Select(p => Wish(compiled, advice, party, p))]);
        return [.. proposal.Changes.Select(k => Of(compiled, advice.Declared[k])),
            .. swaps.Select(s => new AllowedRef(new ChangeRef.Swap(s), costs[s.Party], null))];
    }

    private static AllowedRef Of(CompiledCrisis compiled, AllowedChange change) =>
        new(new ChangeRef.Declared(compiled, change), change.Cost, change.Grounds.Because);

    private static WishRef Wish(CompiledCrisis compiled, Language.Compiling.Advice advice, int party, AmendedPriority priority) => new(
        priority.Added >= 0 ? advice.Declared[priority.Added].Statement!.Words
            : compiled.PriorityStatements(party)[priority.Place].Clause.Words, priority.IsNegated);
}

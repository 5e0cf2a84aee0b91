using Demarche.Analysis.Findings;
using Demarche.Engine.Inverse;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Words;

/// <summary>Exchanges of neighbouring priorities in words.</summary>
public static class SwapWords
{
    /// <summary>Each swap by what rises above what, in the order as it then stands.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="swaps">The swaps, in order.</param>
    public static IReadOnlyList<SwapRef> Of(CompiledCrisis compiled, IReadOnlyList<PrioritySwap> swaps) =>
        Of(compiled, swaps, party => [.. compiled.PriorityStatements(party).Select(s => s.Clause.Words)]);

    /// <summary>The same where the swaps begin from another order than the one in force.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="swaps">The swaps, in order.</param>
    /// <param name="orderOf">A party's statements in words, most important first.</param>
    internal static IReadOnlyList<SwapRef> Of(CompiledCrisis compiled, IReadOnlyList<PrioritySwap> swaps, Func<int, string[]> orderOf)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(swaps);
        var orders = new Dictionary<int, string[]>();
        var changes = new List<SwapRef>();
        foreach (var swap in swaps)
        {
            if (!orders.TryGetValue(swap.Party, out var order))
                orders[swap.Party] = order = orderOf(swap.Party);
            var (above, below) = (order[swap.Position], order[swap.Position + 1]);
            changes.Add(new SwapRef(
                swap.Party,
                $"“{below}” comes to matter more than “{above}”",
                $"{compiled.Crisis.Parties[swap.Party].Words} comes to care more that {below} than that {above}"));
            (order[swap.Position], order[swap.Position + 1]) = (below, above);
        }

        return changes;
    }
}

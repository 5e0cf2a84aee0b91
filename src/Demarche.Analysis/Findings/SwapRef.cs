using Demarche.Engine.Inverse;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>Something that a party cares about, as its place in an order is compared.</summary>
/// <param name="Clause">The statement, as a clause.</param>
/// <param name="IsReversed">Whether the party cares for the opposite.</param>
public sealed record WishRef(string Clause, bool IsReversed = false);

/// <summary>One swap: which statement comes to matter more than which.</summary>
/// <param name="Party">Index of the party whose priorities change.</param>
/// <param name="Name">The party.</param>
/// <param name="Rises">What comes to matter more.</param>
/// <param name="Over">What it comes to matter more than.</param>
public sealed record SwapRef(int Party, string Name, WishRef Rises, WishRef Over)
{
    /// <summary>Each swap by what rises above what, in the order as it then stands.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="swaps">The swaps, in order.</param>
    public static IReadOnlyList<SwapRef> All(CompiledCrisis compiled, IReadOnlyList<PrioritySwap> swaps) =>
        All(compiled, swaps, party => [.. compiled.PriorityStatements(party).Select(s => new WishRef(s.Clause.Words))]);

    /// <summary>The same where the swaps begin from another order than the one in force.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="swaps">The swaps, in order.</param>
    /// <param name="orderOf">What a party cares about, most important first.</param>
    internal static IReadOnlyList<SwapRef> All(CompiledCrisis compiled, IReadOnlyList<PrioritySwap> swaps, Func<int, WishRef[]> orderOf)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(swaps);
        var orders = new Dictionary<int, WishRef[]>();
        var changes = new List<SwapRef>();
        foreach (var swap in swaps)
        {
            if (!orders.TryGetValue(swap.Party, out var order)) orders[swap.Party] = order = orderOf(swap.Party);
            var (above, below) = (order[swap.Position], order[swap.Position + 1]);
            changes.Add(new SwapRef(swap.Party, compiled.Crisis.Parties[swap.Party].Words, below, above));
            (order[swap.Position], order[swap.Position + 1]) = (below, above);
        }

        return changes;
    }
}

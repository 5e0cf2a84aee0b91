using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>
/// Which orders of one party's statements make a state stable for it, the statements and the others' orders being as they are: how many,
/// and the nearest to the order as it is.
/// </summary>
/// <param name="StableOrders">How many orders of the statements make it stable; null when they could not be counted within the budget.</param>
/// <param name="AllOrders">How many orders there are: the factorial of the number of statements.</param>
/// <param name="Nearest">A nearest order that does: for each place the original position; null when none does or none was found within the budget.</param>
/// <param name="Swaps">The least number of swaps of neighbours that lead to it; when none was found, every order within fewer swaps than this has
/// been ruled out.</param>
/// <param name="IsProved">Whether it is settled: the nearest order is a nearest one, or no order does.</param>
/// <remarks>
/// An order is read from the top. After a few statements some of the relevant states are known to be better than the state and some to be
/// no better, and only that matters for what follows; so orders are counted over these situations and not one by one. A uniformly random
/// order of what still matters is a uniformly random order of everything with the rest left out, whence the count: at each situation every
/// statement that still tells an open state apart is as likely to come next. For the nearest order the same situations, with the
/// statements read so far, are searched cheapest first; reading a statement costs as many swaps as unread statements stood above it, so
/// the first situation that settles the matter is nearest, and the cost of the next one a proved lower bound. Definition of the distance: Kendall (1938).
/// </remarks>
public sealed record PriorityConditions(BigInteger? StableOrders, BigInteger AllOrders, IReadOnlyList<int>? Nearest, int Swaps, bool IsProved)
{
    /// <summary>The most statements that are asked about.</summary>
    public const int MaximumStatements = 64;

    /// <summary>
    /// The concept under which whatever is stable under another is stable too, and under which a party's own order alone decides: its answers
    /// may cost whoever makes them, so that the others' orders do not matter. What it takes under that one it takes under the other at least.
    /// </summary>
    public static string OwnOrderBound(string concept) => concept switch { "seq" => "gmr", "sseq" => "smr", _ => concept };

    /// <summary>Answers for one of <see cref="StabilityConditions.Concepts"/>.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="party">The party.</param>
    /// <param name="state">The state.</param>
    /// <param name="concept">The concept.</param>
    /// <param name="statements">Where the party's statements are true, most important first; at most <see cref="MaximumStatements"/>.</param>
    /// <param name="budget">The most situations to look at in each of the two searches.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static PriorityConditions For(
        ConflictGraph graph, int party, int state, string concept, IReadOnlyList<StateSet> statements, int budget = 200_000,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(statements);
        if (statements.Count > MaximumStatements)
            throw new ArgumentException($"{statements.Count} statements; at most {MaximumStatements} are handled.", nameof(statements));
        if (!StabilityConditions.Concepts.Contains(concept, StringComparer.Ordinal))
            throw new ArgumentException($"The inverse question is not defined for '{concept}' here.", nameof(concept));
        var search = new PrioritySearch(SanctionFormula.Of(graph, party, state, concept), state, statements, budget, cancellation);
        var all = Enumerable.Range(1, statements.Count).Aggregate(BigInteger.One, (product, k) => product * k);
        var (order, swaps, isProved) = search.Nearest();
        return new PriorityConditions(search.Count(all), all, order, swaps, isProved);
    }
}

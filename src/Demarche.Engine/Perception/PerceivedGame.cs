using Demarche.Engine.Moves;
using Demarche.Engine.States;

namespace Demarche.Engine.Perception;

/// <summary>
/// A conflict as somebody takes it to be: a graph of its own, with only the states that are known in it and the moves between them, and
/// with the orders that the parties are believed to have. States keep the numbers they have in the conflict as it is.
/// </summary>
/// <param name="Graph">States, moves and believed orders; from and to states that are not known there are no moves.</param>
/// <param name="Known">The states that are known.</param>
public sealed record PerceivedGame(ConflictGraph Graph, StateSet Known)
{
    /// <summary>The most moves that are listed one by one where some states are not known.</summary>
    public const long MaximumMoves = 1L << 24;

    /// <summary>The conflict with some states unknown and some orders believed to be others. O(moves) where states are unknown.</summary>
    /// <param name="actual">The conflict as it is.</param>
    /// <param name="hidden">The states that are not known.</param>
    /// <param name="believed">For each party the order it is believed to have; null where it is taken as it is.</param>
    /// <exception cref="ArcLimitException">Some states are unknown and there are more than <see cref="MaximumMoves"/> moves.</exception>
    public static PerceivedGame Of(ConflictGraph actual, StateSet hidden, IReadOnlyList<int[]?> believed)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(believed);
        var moves = hidden.IsEmpty ? actual.Moves : ArcMoves.Filter(actual.States, actual.Moves, (_, from, to) => !hidden[from] && !hidden[to], MaximumMoves);
        var orders = Enumerable.Range(0, actual.Parties).Select(p => believed[p] ?? actual.RankArray(p)).ToList();
        return new PerceivedGame(new ConflictGraph(actual.Space, moves, orders) { Attitudes = actual.Attitudes }, StateSet.All(actual.States).Except(hidden));
    }
}

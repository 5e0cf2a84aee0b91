using Demarche.Engine.Moves;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.ThirdParties;

/// <summary>What a party makes possible: the conflict as it is, set beside the conflict in which that party makes no move and everybody knows it.</summary>
/// <remarks>Ours. Cost: twice that of the concept; every move of the others is listed.</remarks>
/// <param name="Still">The conflict in which the party makes no move; states keep their numbers.</param>
/// <param name="Holding">The states that hold in the conflict as it is.</param>
/// <param name="HoldingWithout">The states that hold where the party makes no move.</param>
/// <param name="Reached">What any moves lead to from now.</param>
/// <param name="ReachedWithout">What moves of the others alone lead to from now.</param>
public sealed record ThirdPartyComparison(ConflictGraph Still, StateSet Holding, StateSet HoldingWithout, StateSet Reached, StateSet ReachedWithout)
{
    /// <summary>The most moves that are listed one by one.</summary>
    public const long MaximumMoves = 1L << 24;

    /// <summary>What can come to hold from now.</summary>
    public StateSet Within => Holding.Intersect(Reached);

    /// <summary>What can come to hold from now where the party makes no move.</summary>
    public StateSet WithinWithout => HoldingWithout.Intersect(ReachedWithout);

    /// <summary>Compares under a concept.</summary>
    /// <param name="graph">The conflict as it is.</param>
    /// <param name="party">The party.</param>
    /// <param name="now">The present state.</param>
    /// <param name="concept">The concept.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArcLimitException">There are more moves than <see cref="MaximumMoves"/>.</exception>
    /// <exception cref="NotSupportedException">The concept cannot be asked of the conflict.</exception>
    public static ThirdPartyComparison Of(ConflictGraph graph, int party, int now, SolutionConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(concept);
        var moves = ArcMoves.Filter(graph.States, graph.Moves, (by, _, _) => by != party, MaximumMoves, cancellation);
        var still = graph.With(moves);
        if ((concept.WhyNot(graph) ?? concept.WhyNot(still)) is { } reason) throw new NotSupportedException(reason);
        StateSet Holds(ConflictGraph g) =>
            Enumerable.Range(0, g.Parties).Aggregate(StateSet.All(g.States), (left, p) => left.Intersect(concept.Stable(g, p, cancellation)));
        return new ThirdPartyComparison(still, Holds(graph), Holds(still), Ways.ByAnyMoves(graph, now, cancellation).Reached,
            Ways.ByAnyMoves(still, now, cancellation).Reached);
    }
}

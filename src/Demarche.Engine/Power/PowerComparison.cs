using Demarche.Engine.Moves;
using Demarche.Engine.Perception;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Power;

/// <summary>
/// What a party's power over another changes: the conflict as it is, set beside the conflict without the states in which the power is used.
/// </summary>
/// <remarks>
/// Source: Yu, Kilgour, Hipel and Zhao (2015), by its abstract: a more powerful party has additional options by which it influences the
/// preferences of another, and a model without them is to be compared with one that has them. Here the options are levers like any other,
/// and the other's order says how it is influenced. Cost: twice that of the concept, and every move is listed.
/// </remarks>
/// <param name="With">For each party the states stable for it in the conflict as it is.</param>
/// <param name="Without">For each party the states stable for it without the power, those where it is used left out.</param>
/// <param name="Weaker">The conflict without the power; its known states are those in which the power is not used.</param>
public sealed record PowerComparison(IReadOnlyList<StateSet> With, IReadOnlyList<StateSet> Without, PerceivedGame Weaker)
{
    /// <summary>The states in which the power is not used.</summary>
    public StateSet Unused => Weaker.Known;

    /// <summary>The states that hold in the conflict as it is.</summary>
    public StateSet Holding => With.Aggregate((a, b) => a.Intersect(b));

    /// <summary>The states that hold without the power.</summary>
    public StateSet HoldingWithout => Without.Aggregate((a, b) => a.Intersect(b));

    /// <summary>The states that a party would stay in without the power, and leaves with it.</summary>
    public StateSet Unsettled(int party) => Without[party].Except(With[party]);

    /// <summary>The states that a party would leave without the power, and stays in with it.</summary>
    public StateSet Deterred(int party) => With[party].Intersect(Unused).Except(Without[party]);

    /// <summary>Whether the party treats the state otherwise because of the power.</summary>
    public bool Bends(int party, int state) => Unused[state] && With[party][state] != Without[party][state];

    /// <summary>Compares under a concept.</summary>
    /// <param name="graph">The conflict as it is.</param>
    /// <param name="used">The states in which the power is used.</param>
    /// <param name="concept">The concept.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArcLimitException">There are more moves than <see cref="PerceivedGame.MaximumMoves"/>.</exception>
    /// <exception cref="NotSupportedException">The concept cannot be asked of the conflict.</exception>
    public static PowerComparison Of(ConflictGraph graph, StateSet used, SolutionConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(concept);
        if (concept is SimultaneousStability && !used.IsEmpty)
            throw new NotSupportedException("without the power, moves made at the same moment could end in a state in which it is used");
        var without = PerceivedGame.Of(graph, used, new int[]?[graph.Parties]);
        if ((concept.WhyNot(graph) ?? concept.WhyNot(without.Graph)) is { } reason) throw new NotSupportedException(reason);
        return new PowerComparison(
            [.. Enumerable.Range(0, graph.Parties).Select(p => concept.Stable(graph, p, cancellation))],
            [.. Enumerable.Range(0, graph.Parties).Select(p => concept.Stable(without.Graph, p, cancellation).Intersect(without.Known))],
            without);
    }
}

using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>What one may want to become true of a conflict when orders change; for <see cref="SwapDistance"/>.</summary>
public static class Goals
{
    /// <summary>Some state of a set is an equilibrium.</summary>
    public static Func<ConflictGraph, bool> EquilibriumIn(SolutionConcept concept, StateSet states) => graph =>
    {
        var left = states;
        for (var party = 0; party < graph.Parties && !left.IsEmpty; party++) left = left.Intersect(concept.Stable(graph, party));
        return !left.IsEmpty;
    };

    /// <summary>Improvements alone lead from a state to an equilibrium in a set.</summary>
    public static Func<ConflictGraph, bool> ImprovementsLeadTo(SolutionConcept concept, int start, StateSet states) => graph =>
        EquilibriumIn(concept, states.Intersect(Ways.ByImprovements(graph, start).Reached))(graph);

    /// <summary>A state is not an equilibrium.</summary>
    public static Func<ConflictGraph, bool> Unstable(SolutionConcept concept, int state) => graph =>
        Enumerable.Range(0, graph.Parties).Any(party => !concept.Stable(graph, party)[state]);

    /// <summary>A state is stable for one party.</summary>
    public static Func<ConflictGraph, bool> StableFor(SolutionConcept concept, int party, int state) => graph => concept.Stable(graph, party)[state];
}

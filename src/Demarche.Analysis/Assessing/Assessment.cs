using System.Diagnostics;
using Demarche.Engine;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Assessing;

/// <summary>What one concept says of every state.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Stable">For each party the states stable for it; empty when the concept does not apply.</param>
/// <param name="Equilibria">The states stable for every party.</param>
/// <param name="WhyNot">Why the concept does not apply; null when it does.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ConceptResult(SolutionConcept Concept, IReadOnlyList<StateSet> Stable, StateSet Equilibria, string? WhyNot, TimeSpan Elapsed)
{
    /// <summary>Solves a conflict under a concept; a concept that does not apply gives no stable state and the reason.</summary>
    public static ConceptResult Of(ConflictGraph graph, SolutionConcept concept, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(concept);
        var none = new StateSet(graph.States);
        if (concept.WhyNot(graph) is { } reason) return new ConceptResult(concept, [], none, reason, TimeSpan.Zero);
        var start = Stopwatch.GetTimestamp();
        try
        {
            StateSet[] stable = [.. Enumerable.Range(0, graph.Parties).Select(p => concept.Stable(graph, p, cancellation))];
            return new ConceptResult(concept, stable, stable.Aggregate((a, b) => a.Intersect(b)), null, Stopwatch.GetElapsedTime(start));
        }
        catch (NotSupportedException unsettled)
        {
            return new ConceptResult(concept, [], none, unsettled.Message, Stopwatch.GetElapsedTime(start));
        }
    }
}

/// <summary>A compiled crisis solved under several concepts, with the ways from the present state; what every finding is drawn from.</summary>
public sealed class Assessment
{
    private readonly Lazy<int[]>[] levels;

    private Assessment(CompiledCrisis compiled, IReadOnlyList<ConceptResult> concepts, string reference, CancellationToken cancellation)
    {
        Compiled = compiled;
        Words = new StateWords(compiled);
        Concepts = concepts;
        Reference = concepts.First(c => string.Equals(c.Concept.Id, reference, StringComparison.Ordinal));
        AnyWay = Ways.ByAnyMoves(compiled.Graph, compiled.Now, cancellation);
        Improving = Ways.ByImprovements(compiled.Graph, compiled.Now, 0, cancellation);
        Reached = AnyWay.Reached;
        ReachedByImprovements = Improving.Reached;
        levels = [.. Enumerable.Range(0, Graph.Parties).Select(p => new Lazy<int[]>(() => [.. Graph.Ranks(p).ToArray().Distinct().Order()]))];
    }

    /// <summary>The crisis.</summary>
    public CompiledCrisis Compiled { get; }

    /// <summary>Its states in words.</summary>
    public StateWords Words { get; }

    /// <summary>The results, in the order asked for.</summary>
    public IReadOnlyList<ConceptResult> Concepts { get; }

    /// <summary>The concept that "holds" refers to when nothing else is said.</summary>
    public ConceptResult Reference { get; }

    /// <summary>The ways from now by any moves.</summary>
    public Ways AnyWay { get; }

    /// <summary>The ways from now by improvements only.</summary>
    public Ways Improving { get; }

    /// <summary>What can be reached from now at all.</summary>
    public StateSet Reached { get; }

    /// <summary>What can be reached from now by improvements only.</summary>
    public StateSet ReachedByImprovements { get; }

    /// <summary>The conflict.</summary>
    public ConflictGraph Graph => Compiled.Graph;

    /// <summary>Solves under the given concepts, one of which is the reference.</summary>
    public static Assessment Of(CompiledCrisis compiled, IReadOnlyList<SolutionConcept> concepts, string reference, CancellationToken cancellation = default) =>
        Of(compiled, concepts, reference, _ => null, cancellation);

    /// <summary>Solves under those of the given concepts that are not left out.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="reference">The id of the one that "holds" refers to.</param>
    /// <param name="leaveOut">Gives the reason why a concept is not asked of this model although it may apply; null where it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Assessment Of(
        CompiledCrisis compiled, IReadOnlyList<SolutionConcept> concepts, string reference, Func<SolutionConcept, string?> leaveOut,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(concepts);
        ArgumentNullException.ThrowIfNull(leaveOut);
        ConceptResult Solve(SolutionConcept concept) => leaveOut(concept) is { } reason
            ? new ConceptResult(concept, [], new StateSet(compiled.Graph.States), reason, TimeSpan.Zero)
            : ConceptResult.Of(compiled.Graph, concept, cancellation);
        return new Assessment(compiled, [.. concepts.Select(Solve)], reference, cancellation);
    }

    /// <summary>
    /// How a party ranks a state, 1 for the best, and how many ranks it has. O(states log ranks) when first asked of a party, then O(log ranks).
    /// </summary>
    public (int Rank, int Of) Place(int party, int state)
    {
        var known = levels[party].Value;
        return (known.Length - Array.BinarySearch(known, Graph.Ranks(party)[state]), known.Length);
    }

    /// <summary>Whether some equilibrium of a region can be reached from now under the reference concept.</summary>
    public bool HoldsIn(StateSet region) => !Reference.Equilibria.Intersect(region).Intersect(Reached).IsEmpty;

    /// <summary>Whether moves that each pay lead from now to some equilibrium of a region under the reference concept.</summary>
    public bool SettlesIn(StateSet region) => !Reference.Equilibria.Intersect(region).Intersect(ReachedByImprovements).IsEmpty;

    /// <summary>Short names of the concepts under which a state is an equilibrium.</summary>
    public IReadOnlyList<string> HoldsUnder(int state) => [.. Concepts.Where(c => c.Equilibria[state]).Select(c => c.Concept.Id)];
}

using Demarche.Analysis.Assessing;
using Demarche.Engine.Coalitions;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Solve;

/// <summary>What one concept says of every state for coalitions.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Stable">For each coalition asked about the states stable for it.</param>
/// <param name="ForAll">The states stable for every one of them.</param>
public sealed record CoalitionResult(CoalitionConcept Concept, IReadOnlyList<StateSet> Stable, StateSet ForAll);

/// <summary>A crisis solved for coalitions.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Asked">The coalitions asked about.</param>
/// <param name="Results">One a concept; none when it could not be asked.</param>
/// <param name="JumpsAmong">Short name of the concept between whose equilibria jumps are looked for.</param>
/// <param name="Jumps">Equilibrium jumps of the coalitions, at most <see cref="MaximumJumps"/>.</param>
/// <param name="WhyNot">Why coalitions cannot be asked about; null when they can.</param>
public sealed record CoalitionSolution(
    CoalitionQuestion Question, IReadOnlyList<Coalition> Asked, IReadOnlyList<CoalitionResult> Results, string JumpsAmong, IReadOnlyList<JointMove> Jumps,
        string? WhyNot)
{
    /// <summary>The most jumps that are kept.</summary>
    public const int MaximumJumps = 1000;

    /// <summary>Solves under every concept for coalitions.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="question">The coalitions.</param>
    /// <param name="equilibria">The concept between whose equilibria jumps are looked for, with its equilibria.</param>
    /// <param name="begins">Called with each concept before it is solved.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CoalitionSolution Of(
        CompiledCrisis compiled, CoalitionQuestion question, ConceptResult equilibria, Action<CoalitionConcept>? begins = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(equilibria);
        var (graph, asked, whyNot) = question.Of(compiled.Graph);
        if (graph is null) return new CoalitionSolution(question, asked, [], equilibria.Concept.Id, [], whyNot);
        var results = new List<CoalitionResult>();
        foreach (var concept in CoalitionConcepts.All)
        {
            begins?.Invoke(concept);
            StateSet[] stable = [.. asked.Select(h => concept.Stable(graph, h, cancellation))];
            results.Add(new CoalitionResult(concept, stable, stable.Aggregate(StateSet.All(compiled.Space.Count), (a, b) => a.Intersect(b))));
        }

        var jumps = EquilibriumJumps.Find(graph, equilibria.Equilibria, asked, cancellation).Take(MaximumJumps);
        return new CoalitionSolution(question, asked, results, equilibria.Concept.Id, [.. jumps], null);
    }
}

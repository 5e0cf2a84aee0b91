using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Coalitions;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Solve;

/// <summary>A compiled crisis solved under the concepts asked for: what <c>solve</c> prints in every format.</summary>
/// <param name="Compiled">The crisis.</param>
/// <param name="Results">One a concept, in the order asked for, those that do not apply among them.</param>
public sealed record Solution(CompiledCrisis Compiled, IReadOnlyList<ConceptResult> Results)
{
    /// <summary>The crisis. Fixed, since words and equilibria are made of it.</summary>
    public CompiledCrisis Compiled { get; } = Compiled;

    /// <summary>One a concept, in the order asked for, those that do not apply among them. Fixed.</summary>
    public IReadOnlyList<ConceptResult> Results { get; } = Results;

    /// <summary>The states in words.</summary>
    public StateWords Words { get; } = new(Compiled);

    /// <summary>What was found of coalitions; null when none was asked about.</summary>
    public CoalitionSolution? Coalitions { get; init; }

    /// <summary>What was found of how parties see the conflict; null when all see it as it is, or it was not asked.</summary>
    public PerceptionSolution? Perceptions { get; init; }

    /// <summary>What powers of one party over another change; empty when the model tells of none, or it was not asked.</summary>
    public IReadOnlyList<PowerSolution> Power { get; init; } = [];

    /// <summary>What third parties make possible; empty when no party is one, or it was not asked.</summary>
    public IReadOnlyList<ThirdPartySolution> ThirdParties { get; init; } = [];

    /// <summary>The results of the concepts that apply.</summary>
    public IEnumerable<ConceptResult> Applying => Results.Where(r => r.WhyNot is null);

    /// <summary>The results of the concepts that do not, each with its reason.</summary>
    public IEnumerable<ConceptResult> NotApplying => Results.Where(r => r.WhyNot is not null);

    /// <summary>The states that are an equilibrium under at least one concept.</summary>
    public StateSet Equilibria { get; } = Results.Aggregate(new StateSet(Compiled.Space.Count), (all, r) => all.Union(r.Equilibria));

    /// <summary>The concepts that were not solved since the work was stopped; empty when it was not.</summary>
    public IReadOnlyList<SolutionConcept> LeftOut { get; init; } = [];

    /// <summary>Solves under each concept in turn; stopped after the first, it keeps those that are done.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="begins">Called with each concept before it is solved.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped before a concept was done.</exception>
    public static Solution Of(CompiledCrisis compiled, IReadOnlyList<SolutionConcept> concepts, Action<SolutionConcept>? begins = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(concepts);
        var results = new List<ConceptResult>();
        foreach (var concept in concepts)
        {
            begins?.Invoke(concept);
            try
            {
                cancellation.ThrowIfCancellationRequested();
                results.Add(ConceptResult.Of(compiled.Graph, concept, cancellation));
            }
            catch (OperationCanceledException) when (results.Count > 0)
            {
                return new Solution(compiled, results) { LeftOut = [.. concepts.Skip(results.Count)] };
            }
        }

        return new Solution(compiled, results);
    }

    /// <summary>
    /// The same with coalitions asked about; jumps are looked for between sequential equilibria, or those of the first concept that applies where it is not
    /// among them.
    /// </summary>
    public Solution WithCoalitions(CoalitionQuestion question, Action<CoalitionConcept>? begins = null, CancellationToken cancellation = default)
    {
        var equilibria = Main(cancellation);
        return this with { Coalitions = CoalitionSolution.Of(Compiled, question, equilibria, begins, cancellation) };
    }

    /// <summary>The same as each party sees it, under sequential stability, or the first concept that applies where it is not among them.</summary>
    public Solution WithPerceptions(CancellationToken cancellation = default)
    {
        if (Compiled.Crisis.Perceptions.Count == 0) return this;
        var main = Main(cancellation);
        return this with { Perceptions = PerceptionSolution.Of(Compiled, main.Concept, main.Equilibria, cancellation) };
    }

    /// <summary>The same with the conflict set beside itself without each power that the model tells of, under every concept that rests on orders.</summary>
    public Solution WithPower(CancellationToken cancellation = default) =>
        this with { Power = [.. Compiled.Crisis.Power
            .Select(p => PowerSolution.Of(Compiled, p, [.. Applying.Select(r => r.Concept).Where(c => c.RestsOnOrders)], cancellation))] };

    /// <summary>The same with what each third party makes possible, under every concept that applies.</summary>
    public Solution WithThirdParties(CancellationToken cancellation = default) =>
        this with { ThirdParties = ThirdPartySolution.All(Compiled, [.. Applying.Select(r => r.Concept)], cancellation) };

    private ConceptResult Main(CancellationToken cancellation) =>
        Applying.OrderByDescending(r => r.Concept.Id == "seq").FirstOrDefault() ?? ConceptResult.Of(Compiled.Graph, Concepts.Find("seq")!, cancellation);

    /// <summary>How many of the applying concepts a state is an equilibrium under.</summary>
    public int Support(int state) => Applying.Count(r => r.Equilibria[state]);
}

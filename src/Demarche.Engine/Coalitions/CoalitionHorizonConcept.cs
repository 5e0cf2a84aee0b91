using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// Limited-move stability for any number of parties, the others taken as one coalition. The readings differ in what the others make of
/// what they can bring about together.
/// </summary>
/// <param name="horizon">How many moves ahead, at least 1; the others' answer counts as one move.</param>
public abstract class CoalitionHorizonConcept(int horizon) : SolutionConcept
{
    /// <summary>How many moves ahead the party looks.</summary>
    protected int Horizon => horizon;

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph) => CoalitionAnticipation.WhyNot(graph);

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var ends = new CoalitionAnticipation(graph, party, horizon, Choice(graph), cancellation).Ends(horizon);
        return StateSet.Of(graph.States, Enumerable.Range(0, graph.States).Where(s => ends[s] == s));
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new CoalitionAnticipation(graph, party, horizon, Choice(graph), CancellationToken.None).Explain(Id, state, horizon);
    }

    /// <summary>What the others do with what they can bring about.</summary>
    private protected abstract CoalitionChoice Choice(ConflictGraph graph);
}

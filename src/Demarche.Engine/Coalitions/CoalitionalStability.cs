using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// A concept for coalitions asked party by party, for questions that go by what holds: a party stays in a state when it stays by itself and
/// every coalition asked about that it is a member of stays. So a state holds when none of these coalitions and no single party would leave.
/// </summary>
/// <remarks>Cost is that of the coalitions' concept, once for each member. With a fixed partition the blocks are the players and nobody is asked
/// alone.</remarks>
public sealed class CoalitionalStability : SolutionConcept
{
    private readonly CoalitionConcept concept;
    private readonly IReadOnlyList<Coalition>? named;
    private readonly bool arePlayers;

    /// <summary>Makes the concept.</summary>
    /// <param name="concept">What a coalition is taken to foresee.</param>
    /// <param name="named">The coalitions asked about; null for every one.</param>
    /// <param name="arePlayers">Whether they are the blocks of a partition, each acting as one and no other forming.</param>
    public CoalitionalStability(CoalitionConcept concept, IReadOnlyList<Coalition>? named, bool arePlayers)
    {
        ArgumentNullException.ThrowIfNull(concept);
        (this.concept, this.named, this.arePlayers) = (concept, named, arePlayers);
    }

    /// <inheritdoc/>
    public override string Id => concept.Id;

    /// <inheritdoc/>
    public override string Name => concept.Name;

    /// <inheritdoc/>
    public override string InWords => concept.InWords;

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph) => CoalitionGraph.WhyNot(graph);

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return concept.Stable(Graph(graph), AskedOf(graph, party), cancellation);
    }

    /// <inheritdoc/>
    /// <remarks>The verdict is that of the first coalition that would leave, else of the last asked; its joint moves are shown step by step.</remarks>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var coalitions = Graph(graph);
        var asked = AskedOf(graph, party).Select(h => concept.Explain(coalitions, h, state)).ToArray();
        var verdict = Array.Find(asked, v => !v.IsStable) ?? asked[^1];
        var deviations = verdict.Deviations.SelectMany(d => d.Improvement.Steps.Select(step =>
            new Deviation(step, d.Sanction?.SelectMany(m => m.Steps).ToArray(), Together: false, d.Result, d.WayOut?.Steps[0])));
        return new Verdict(Id, party, state, verdict.Ground, [.. deviations]);
    }

    private CoalitionGraph Graph(ConflictGraph graph) => arePlayers ? CoalitionGraph.OfPartition(graph, named!) : new CoalitionGraph(graph);

    private IEnumerable<Coalition> AskedOf(ConflictGraph graph, int party)
    {
        var alone = Coalition.Of(party);
        if (arePlayers) return named!.Where(h => h.Contains(party));
        return (named ?? Coalition.All(graph.Parties).Subsets()).Where(h => h.Contains(party) && h != alone).Prepend(alone);
    }
}

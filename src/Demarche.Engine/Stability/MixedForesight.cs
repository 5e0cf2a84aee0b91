using Demarche.Engine.States;

namespace Demarche.Engine.Stability;

/// <summary>Mixed foresight: each party under a concept of its own. An equilibrium is a state that each party would stay in under its own.</summary>
/// <remarks>
/// Where every party is given the same concept it is that concept. A concept that cannot be asked of the conflict cannot be asked of one
/// party either. Cost is that of the parties' concepts.
/// </remarks>
public sealed class MixedForesight : SolutionConcept
{
    private readonly SolutionConcept[] concepts;

    /// <summary>Gives each party its concept.</summary>
    /// <param name="concepts">One a party, in order.</param>
    public MixedForesight(IReadOnlyList<SolutionConcept> concepts)
    {
        ArgumentNullException.ThrowIfNull(concepts);
        this.concepts = [.. concepts];
    }

    /// <inheritdoc/>
    public override string Id => "mixed";

    /// <inheritdoc/>
    public override string Name => "Mixed foresight";

    /// <inheritdoc/>
    public override string InWords => "stays or leaves under the concept given for it";

    /// <inheritdoc/>
    public override bool RestsOnOrders => Array.TrueForAll(concepts, c => c.RestsOnOrders);

    /// <inheritdoc/>
    public override string? WhyNoInverse => concepts.Select(c => c.WhyNoInverse).FirstOrDefault(reason => reason is not null);

    /// <summary>The concept of one party.</summary>
    public SolutionConcept Of(int party) => concepts[party];

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (concepts.Length != graph.Parties) throw new ArgumentException($"{concepts.Length} concepts for {graph.Parties} parties.", nameof(graph));
        return concepts.DistinctBy(c => c.Id).Select(c => c.WhyNot(graph) is { } reason ? $"{c.Id}: {reason}" : null).FirstOrDefault(r => r is not null);
    }

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default) =>
        concepts[party].Stable(graph, party, cancellation);

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state) => concepts[party].Explain(graph, party, state);
}

using Demarche.Engine.States;

namespace Demarche.Engine.Stability;

/// <summary>
/// Limited-move stability L_h: a party that looks h moves ahead, each side in turn moving or stopping as suits it best, would stay. Two parties.
/// O(moves × h).
/// </summary>
/// <remarks>Source: Zagare (1984); Kilgour (1984); Fang, Hipel and Kilgour (1993). L₁ is Nash stability.</remarks>
/// <param name="horizon">How many moves ahead, at least 1.</param>
public sealed class LimitedMoveStability(int horizon) : SolutionConcept
{
    /// <summary>The furthest horizon commands accept.</summary>
    public const int MaximumHorizon = 1000;

    /// <inheritdoc/>
    public override string Id => $"l{horizon}";

    /// <inheritdoc/>
    public override string Name => $"Limited-move stability, {horizon} moves ahead";

    /// <inheritdoc/>
    public override string InWords => $"stays if, looking {horizon} moves ahead with each side stopping where it suits it, leaving would not end better for it";

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Parties == 2 ? null : $"two parties are needed, and there {(graph.Parties == 1 ? "is" : "are")} {graph.Parties}";
    }

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        var anticipation = new Anticipation(graph);
        var ends = anticipation.Start();
        for (var h = 1; h <= horizon; h++)
        {
            cancellation.ThrowIfCancellationRequested();
            ends = anticipation.Further((horizon - h) % 2 == 0 ? party : 1 - party, ends);
        }

        return StateSet.Of(graph.States, Enumerable.Range(0, graph.States).Where(s => ends[s] == s));
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        return new Anticipation(graph).Explain(Id, party, state, horizon);
    }
}

using Demarche.Engine.States;

namespace Demarche.Engine.Stability;

/// <summary>
/// Stackelberg equilibrium: one party, the leader, moves first and looks two moves ahead (L₂); the other, the follower, sees its own move
/// only (Nash). Two parties. O(moves).
/// </summary>
/// <remarks>Source: von Stackelberg (1934); in the graph model Fang, Hipel and Kilgour (1989, 1993).</remarks>
/// <param name="leader">The leader's index among the parties: 0 or 1.</param>
public sealed class StackelbergEquilibrium(int leader) : SolutionConcept
{
    private readonly LimitedMoveStability ahead = new(2);
    private readonly NashStability own = new();

    /// <inheritdoc/>
    public override string Id => $"stk{leader + 1}";

    /// <inheritdoc/>
    public override string Name => $"Stackelberg equilibrium, {(leader == 0 ? "first" : "second")} party leading";

    /// <inheritdoc/>
    public override string InWords =>
        $"stays unless it gains by leaving: the {(leader == 0 ? "first" : "second")}, which leads, counts the other’s best reply, "
        + "and the other counts its own move alone";

    /// <summary>The concept of one party: two moves ahead for the leader, one for the follower.</summary>
    public SolutionConcept Of(int party) => party == leader ? ahead : own;

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph) => ahead.WhyNot(graph);

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        return Of(party).Stable(graph, party, cancellation);
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        return Of(party).Explain(graph, party, state);
    }
}

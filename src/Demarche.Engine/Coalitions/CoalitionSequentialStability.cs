namespace Demarche.Engine.Coalitions;

/// <summary>
/// Coalition sequential stability: every coalition improvement is answered by a sequence of improvements of other parties and coalitions of them,
/// no coalition twice in succession, that leaves some member no better off.
/// </summary>
/// <remarks>
/// The rule against moving twice in succession is applied to coalitions. Where moves compose this changes nothing; where they do not, a
/// party may end one coalition's move and begin the next one's. Source: Inohara and Hipel (2008).
/// </remarks>
public sealed class CoalitionSequentialStability : CoalitionConcept
{
    /// <inheritdoc/>
    public override string Id => "cseq";

    /// <inheritdoc/>
    public override string Name => "Coalition sequential stability";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if every joint improvement would be answered, by moves of others, alone or together, that each pay off for all who make them, with "
        + "something no better for one of its members";

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;

    /// <inheritdoc/>
    internal override StateRelation? Answers(CoalitionGraph graph, Coalition coalition, CancellationToken cancellation) =>
        graph.CredibleMoves(Coalition.All(graph.Graph.Parties).Without(coalition), cancellation);

    /// <inheritdoc/>
    internal override IReadOnlyList<JointMove>? Shortest(JointWays ways, Coalition coalition, int from, Func<int, bool> willDo) =>
        ways.ShortestCredibleAnswer(coalition, from, willDo);
}

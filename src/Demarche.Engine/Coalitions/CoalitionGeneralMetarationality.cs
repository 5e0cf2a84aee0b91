namespace Demarche.Engine.Coalitions;

/// <summary>
/// Coalition general metarationality: every coalition improvement could be answered by a legal sequence of the other parties that leaves some
/// member no better off.
/// </summary>
/// <remarks>Source: Inohara and Hipel (2008).</remarks>
public sealed class CoalitionGeneralMetarationality : CoalitionConcept
{
    /// <inheritdoc/>
    public override string Id => "cgmr";

    /// <inheritdoc/>
    public override string Name => "Coalition general metarationality";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if every joint improvement could be answered by the others, at whatever cost to themselves, with something no better for one of its members";

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;

    /// <inheritdoc/>
    internal override StateRelation? Answers(CoalitionGraph graph, Coalition coalition, CancellationToken cancellation) =>
        graph.Reach(Coalition.All(graph.Graph.Parties).Without(coalition), cancellation);

    /// <inheritdoc/>
    internal override IReadOnlyList<JointMove>? Shortest(JointWays ways, Coalition coalition, int from, Func<int, bool> willDo) =>
        ways.ShortestAnswer(coalition, from, willDo);
}

namespace Demarche.Engine.Coalitions;

/// <summary>
/// Coalition symmetric metarationality: as coalition general metarationality, and from where the answer ends the coalition has no joint move to
/// anything that every member prefers to where it stood.
/// </summary>
/// <remarks>Source: Inohara and Hipel (2008).</remarks>
public sealed class CoalitionSymmetricMetarationality : CoalitionConcept
{
    /// <inheritdoc/>
    public override string Id => "csmr";

    /// <inheritdoc/>
    public override string Name => "Coalition symmetric metarationality";

    /// <inheritdoc/>
    public override string InWords => "stays if every joint improvement could be answered so, and its members would have no joint way out afterwards";

    /// <inheritdoc/>
    protected override bool LooksForWayOut => true;

    /// <inheritdoc/>
    internal override StateRelation? Answers(CoalitionGraph graph, Coalition coalition, CancellationToken cancellation) =>
        graph.Reach(Coalition.All(graph.Graph.Parties).Without(coalition), cancellation);

    /// <inheritdoc/>
    internal override IReadOnlyList<JointMove>? Shortest(JointWays ways, Coalition coalition, int from, Func<int, bool> willDo) =>
        ways.ShortestAnswer(coalition, from, willDo);
}

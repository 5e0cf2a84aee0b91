namespace Demarche.Engine.Coalitions;

/// <summary>Coalition Nash stability: the coalition has no joint move to a state that every member prefers.</summary>
/// <remarks>Source: Kilgour, Hipel, Fang and Peng (2001); Inohara and Hipel (2008).</remarks>
public sealed class CoalitionNash : CoalitionConcept
{
    /// <inheritdoc/>
    public override string Id => "cnash";

    /// <inheritdoc/>
    public override string Name => "Coalition Nash stability";

    /// <inheritdoc/>
    public override string InWords => "stays unless its members can together reach something that each of them prefers";

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;

    /// <inheritdoc/>
    internal override StateRelation? Answers(CoalitionGraph graph, Coalition coalition, CancellationToken cancellation) => null;

    /// <inheritdoc/>
    internal override IReadOnlyList<JointMove>? Shortest(JointWays ways, Coalition coalition, int from, Func<int, bool> willDo) => null;
}

namespace Demarche.Engine.Attitudes;

/// <summary>
/// Relational sequential stability: every total relational reply is answered by total relational replies of the others with something that is no
/// gain by the party's attitudes. O(states²) and the answers.
/// </summary>
/// <remarks>Source: Inohara, Hipel and Walker (2007). With attitudes for itself and neutral to all others it is the concept without attitudes.</remarks>
public sealed class RelationalSequentialStability : RelationalConcept
{
    /// <inheritdoc/>
    public override string Id => "rseq";

    /// <inheritdoc/>
    public override string Name => "Relational sequential stability";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if every gain by its attitudes would be answered, by moves that are each a gain by the attitudes of whoever makes them, with something "
        + "that is none";

    /// <inheritdoc/>
    protected override AnswersFeared Feared => AnswersFeared.Credible;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;
}

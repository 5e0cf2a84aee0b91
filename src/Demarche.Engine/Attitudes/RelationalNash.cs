namespace Demarche.Engine.Attitudes;

/// <summary>Relational Nash stability: the party has no total relational reply. O(states²).</summary>
/// <remarks>Source: Inohara, Hipel and Walker (2007). With attitudes for itself and neutral to all others it is the concept without attitudes.</remarks>
public sealed class RelationalNash : RelationalConcept
{
    /// <inheritdoc/>
    public override string Id => "rnash";

    /// <inheritdoc/>
    public override string Name => "Relational Nash stability";

    /// <inheritdoc/>
    public override string InWords =>
        "stays unless one of its own moves leads straight to a gain by its attitudes: for those it is for, against those it is against";

    /// <inheritdoc/>
    protected override AnswersFeared Feared => AnswersFeared.None;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;
}

namespace Demarche.Engine.Attitudes;

/// <summary>
/// Relational general metarationality: every total relational reply can be answered with something that is no gain by the party's attitudes.
/// O(states²) and the answers.
/// </summary>
/// <remarks>Source: Inohara, Hipel and Walker (2007). With attitudes for itself and neutral to all others it is the concept without attitudes.</remarks>
public sealed class RelationalGeneralMetarationality : RelationalConcept
{
    /// <inheritdoc/>
    public override string Id => "rgmr";

    /// <inheritdoc/>
    public override string Name => "Relational general metarationality";

    /// <inheritdoc/>
    public override string InWords => "stays if every gain by its attitudes could be answered by the others, at whatever cost, with something that is none";

    /// <inheritdoc/>
    protected override AnswersFeared Feared => AnswersFeared.Any;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;
}

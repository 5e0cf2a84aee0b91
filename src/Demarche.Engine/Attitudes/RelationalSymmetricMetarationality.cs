namespace Demarche.Engine.Attitudes;

/// <summary>
/// Relational symmetric metarationality: as relational general metarationality, and from where the answer ends the party has no move to a gain.
/// O(states²) and the answers.
/// </summary>
/// <remarks>Source: Inohara, Hipel and Walker (2007). With attitudes for itself and neutral to all others it is the concept without attitudes.</remarks>
public sealed class RelationalSymmetricMetarationality : RelationalConcept
{
    /// <inheritdoc/>
    public override string Id => "rsmr";

    /// <inheritdoc/>
    public override string Name => "Relational symmetric metarationality";

    /// <inheritdoc/>
    public override string InWords => "stays if every gain by its attitudes could be answered so, and it would have no way out afterwards";

    /// <inheritdoc/>
    protected override AnswersFeared Feared => AnswersFeared.Any;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => true;
}

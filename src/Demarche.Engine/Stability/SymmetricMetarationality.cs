namespace Demarche.Engine.Stability;

/// <summary>
/// Symmetric metarationality: as general metarationality, and from where the answer ends the party itself has no move to anything better than where
/// it stood.
/// </summary>
/// <remarks>Source: Howard (1971); for n parties Fang, Hipel and Kilgour (1993).</remarks>
public sealed class SymmetricMetarationality : SanctionConcept
{
    /// <inheritdoc/>
    public override string Id => "smr";

    /// <inheritdoc/>
    public override string Name => "Symmetric metarationality";

    /// <inheritdoc/>
    public override string InWords => "stays if every improvement could be answered so, and it would have no way out afterwards";

    /// <inheritdoc/>
    protected override bool CredibleOnly => false;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => true;
}

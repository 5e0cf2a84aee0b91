namespace Demarche.Engine.Stability;

/// <summary>
/// Symmetric sequential stability: as sequential stability, and from where the credible answer ends the party has no move to anything better than
/// where it stood.
/// </summary>
/// <remarks>Source: Rêgo and Vieira (2017).</remarks>
public sealed class SymmetricSequentialStability : SanctionConcept
{
    /// <inheritdoc/>
    public override string Id => "sseq";

    /// <inheritdoc/>
    public override string Name => "Symmetric sequential stability";

    /// <inheritdoc/>
    public override string InWords => "stays if every improvement would be answered so, and it would have no way out afterwards";

    /// <inheritdoc/>
    protected override bool CredibleOnly => true;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => true;
}

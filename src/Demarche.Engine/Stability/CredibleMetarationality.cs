namespace Demarche.Engine.Stability;

/// <summary>
/// Credible generalized metarationality CMR_h: as generalized metarationality, and every move of every answer must be an improvement for its mover.
/// O(h) passes over the states.
/// </summary>
/// <remarks>Source: Zeng, Fang, Hipel and Kilgour (2006, 2007), by their abstracts; h = 2 and 3 are sequential and symmetric sequential stability.</remarks>
/// <param name="horizon">How many moves ahead, at least 1; the others' answer counts as one move.</param>
public sealed class CredibleMetarationality(int horizon) : HorizonConcept
{
    /// <inheritdoc/>
    public override string Id => $"cmr{horizon}";

    /// <inheritdoc/>
    public override string Name => $"Credible generalized metarationality, {horizon} moves ahead";

    /// <inheritdoc/>
    public override string InWords =>
        $"stays if, for {horizon} moves to and fro, the others always have an answer that pays and takes back what the party gains";

    /// <inheritdoc/>
    protected override bool CredibleOnly => true;

    /// <inheritdoc/>
    protected override int? Moves => horizon;
}

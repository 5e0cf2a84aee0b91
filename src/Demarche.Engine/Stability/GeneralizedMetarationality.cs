namespace Demarche.Engine.Stability;

/// <summary>
/// Generalized metarationality MR_h: in the tree of the party's moves to something better and the others' answers with something no better, cut off
/// after h moves, the others have the last word. O(h) passes over the states.
/// </summary>
/// <remarks>Source: Zeng, Fang, Hipel and Kilgour (2006, 2007), by their abstracts. In this reading it comes to the same as maximin stability, and
/// is computed so.</remarks>
/// <param name="horizon">How many moves ahead, at least 1; the others' answer counts as one move.</param>
public sealed class GeneralizedMetarationality(int horizon) : HorizonConcept
{
    /// <inheritdoc/>
    public override string Id => $"mr{horizon}";

    /// <inheritdoc/>
    public override string Name => $"Generalized metarationality, {horizon} moves ahead";

    /// <inheritdoc/>
    public override string InWords =>
        $"stays if, for {horizon} moves to and fro, the others always have an answer, at whatever cost, that takes back what it gains";

    /// <inheritdoc/>
    protected override bool CredibleOnly => false;

    /// <inheritdoc/>
    protected override int? Moves => horizon;
}

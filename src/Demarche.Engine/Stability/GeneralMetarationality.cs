namespace Demarche.Engine.Stability;

/// <summary>
/// General metarationality: every improvement could be answered by a legal sequence of the opponents that leaves the party no better off. A
/// cautious party that credits the others with any answer.
/// </summary>
/// <remarks>Source: Howard (1971); for n parties Fang, Hipel and Kilgour (1993).</remarks>
public sealed class GeneralMetarationality : SanctionConcept
{
    /// <inheritdoc/>
    public override string Id => "gmr";

    /// <inheritdoc/>
    public override string Name => "General metarationality";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if every improvement could be answered by the others, at whatever cost to themselves, with something no better for it";

    /// <inheritdoc/>
    protected override bool CredibleOnly => false;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;
}

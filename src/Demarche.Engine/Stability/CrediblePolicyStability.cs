namespace Demarche.Engine.Stability;

/// <summary>
/// Credible policy stability: as policy stability, and every move of every answer must be an improvement for its mover. Passes over the states
/// until nothing changes.
/// </summary>
/// <remarks>Source: the refinement of Zeng, Fang, Hipel and Kilgour (2004) to policies in each party's immediate interest, by its abstract.</remarks>
public sealed class CrediblePolicyStability : HorizonConcept
{
    /// <inheritdoc/>
    public override string Id => "cpss";

    /// <inheritdoc/>
    public override string Name => "Credible policy stability";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if the others can fix one answer for every state, each of which pays, so that it never comes to rest anywhere better";

    /// <inheritdoc/>
    protected override bool CredibleOnly => true;

    /// <inheritdoc/>
    protected override int? Moves => null;
}

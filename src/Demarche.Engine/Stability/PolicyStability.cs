namespace Demarche.Engine.Stability;

/// <summary>
/// Policy stability: the others can settle beforehand on one answer for every state, so that the party, whatever it does and for
/// however long, comes to rest only where it is no better off. An equilibrium is a policy stable state. Passes over the states until nothing changes.
/// </summary>
/// <remarks>
/// Source: Zeng, Fang, Hipel and Kilgour (2004, 2007), by their abstracts. With two parties the answers are the other's policy; with
/// more, the others answer one party together, by a legal sequence, and each party may meet other answers.
/// </remarks>
public sealed class PolicyStability : HorizonConcept
{
    /// <inheritdoc/>
    public override string Id => "pss";

    /// <inheritdoc/>
    public override string Name => "Policy stability";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if the others can fix one answer for every state, whatever it costs them, so that it never comes to rest anywhere better";

    /// <inheritdoc/>
    protected override bool CredibleOnly => false;

    /// <inheritdoc/>
    protected override int? Moves => null;
}

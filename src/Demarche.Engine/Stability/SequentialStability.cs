namespace Demarche.Engine.Stability;

/// <summary>
/// Sequential stability: every improvement is answered by a legal sequence of the opponents' own improvements that leaves the party no better off.
/// Only credible sanctions deter.
/// </summary>
/// <remarks>Source: Fraser and Hipel (1979, 1984); for n parties Fang, Hipel and Kilgour (1993).</remarks>
public sealed class SequentialStability : SanctionConcept
{
    /// <inheritdoc/>
    public override string Id => "seq";

    /// <inheritdoc/>
    public override string Name => "Sequential stability";

    /// <inheritdoc/>
    public override string InWords =>
        "stays if every improvement would be answered, by moves that each pay, with something no better for it";

    /// <inheritdoc/>
    protected override bool CredibleOnly => true;

    /// <inheritdoc/>
    protected override bool LooksForWayOut => false;
}

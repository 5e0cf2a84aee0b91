namespace Demarche.Engine.Stability;

/// <summary>
/// Maximin stability: a party that looks h moves ahead and expects the others, together, to do their worst in each of their turns would stay. O(h)
/// passes over the states.
/// </summary>
/// <remarks>
/// Source: Rêgo and Vieira (2019), by its abstract; h = 1, 2 and 3 are Nash stability, general and symmetric metarationality. Generalized
/// metarationality MR_h, of Zeng, Fang, Hipel and Kilgour (2006, 2007, by their abstracts), comes to the same in our reading, for any number of
/// parties; so <c>mr4</c> is another name of <c>maximin4</c>. The tests hold this against the tree that defines MR_h.
/// </remarks>
/// <param name="horizon">How many moves ahead, at least 1; the others' answer counts as one move.</param>
public sealed class MaximinStability(int horizon) : HorizonConcept
{
    /// <inheritdoc/>
    public override string Id => $"maximin{horizon}";

    /// <inheritdoc/>
    public override string Name => $"Maximin stability, {horizon} moves ahead";

    /// <inheritdoc/>
    public override string InWords =>
        $"stays if, looking {horizon} moves ahead with the others doing their worst whatever it costs them, leaving guarantees it nothing better";

    /// <inheritdoc/>
    protected override bool CredibleOnly => false;

    /// <inheritdoc/>
    protected override int? Moves => horizon;
}

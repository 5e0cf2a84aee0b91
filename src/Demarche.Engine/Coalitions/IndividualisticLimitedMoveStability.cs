using Demarche.Engine.Stability;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// Limited-move stability for any number of parties, the others acting as an individualistic coalition (L_h^CI): in their turn one of
/// them has its way, and what they can bring about together is used for what is best for that one in the end.
/// </summary>
/// <remarks>
/// Source: Soares and others (2026), whose abstract alone was at hand: this is a reading of it. Which of the others has its way is not
/// known, so the party expects the one whose way is worst for it; of ways to equally good ends the one to the lowest-numbered state.
/// With two parties it is L_h. O(h · states² · parties).
/// </remarks>
/// <param name="horizon">How many moves ahead, at least 1; the others' answer counts as one move.</param>
public sealed class IndividualisticLimitedMoveStability(int horizon) : CoalitionHorizonConcept(horizon)
{
    /// <inheritdoc/>
    public override string Id => $"l{Horizon}-ci";

    /// <inheritdoc/>
    public override string Name => $"Limited-move stability with an individualistic coalition, {Horizon} moves ahead";

    /// <inheritdoc/>
    public override string InWords =>
        $"stays if, looking {Horizon} moves ahead with the others doing what is best for one of them, whichever of them harms it most, leaving would not "
        + $"end better for it";

    private protected override CoalitionChoice Choice(ConflictGraph graph) => (party, from, reached, ends) =>
    {
        int? worst = null;
        for (var j = 0; j < graph.Parties && reached.Count > 0; j++)
        {
            if (j == party) continue;
            var mover = j;
            var best = reached.MaxBy(u => graph.Ranks(mover)[ends[u]]);
            if (!graph.Prefers(j, ends[best], from)) continue;
            if (worst is null || (graph.Ranks(party)[ends[best]], best).CompareTo((graph.Ranks(party)[ends[worst.Value]], worst.Value)) < 0) worst = best;
        }

        return worst;
    };
}

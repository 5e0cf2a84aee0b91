using Demarche.Engine.Stability;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// Limited-move stability for any number of parties, the others acting as a cooperative coalition (L_h^CC): in their turn they do together
/// what each of them gains by in the end, and of such ends one that cannot be bettered for one of them without harm to another.
/// </summary>
/// <remarks>
/// Source: Soares and others (2026), whose abstract alone was at hand: this is a reading of it. Where several ends will do, the party
/// expects the one that is worst for it; of ways to equally good ends the one to the lowest-numbered state. With two parties it is L_h.
/// O(h · states²).
/// </remarks>
/// <param name="horizon">How many moves ahead, at least 1; the others' answer counts as one move.</param>
public sealed class CooperativeLimitedMoveStability(int horizon) : CoalitionHorizonConcept(horizon)
{
    /// <inheritdoc/>
    public override string Id => $"l{Horizon}-cc";

    /// <inheritdoc/>
    public override string Name => $"Limited-move stability with a cooperative coalition, {Horizon} moves ahead";

    /// <inheritdoc/>
    public override string InWords =>
        $"stays if, looking {Horizon} moves ahead with the others doing together what all of them gain by, leaving would not end better for it";

    private protected override CoalitionChoice Choice(ConflictGraph graph) => (party, from, reached, ends) =>
    {
        int[] others = [.. Enumerable.Range(0, graph.Parties).Where(p => p != party)];
        var best = new List<int>();
        foreach (var u in reached.Where(u => others.All(j => graph.Prefers(j, ends[u], from))))
        {
            if (best.Exists(b => others.All(j => !graph.Prefers(j, ends[u], ends[b])))) continue;
            best.RemoveAll(b => others.All(j => !graph.Prefers(j, ends[b], ends[u])));
            best.Add(u);
        }

        return best.Count == 0 ? null : best.MinBy(u => (graph.Ranks(party)[ends[u]], u));
    };
}

using Demarche.Engine.Preferences;

namespace Demarche.Engine.Robustness;

/// <summary>What a completion makes of one party's preference: a rank for every state, and what is known beyond the ranks.</summary>
internal sealed class CompletedOrder
{
    private readonly int party;
    private readonly int[] ranks;
    private readonly Func<PairwisePreference> preference;
    private readonly bool isCertain;

    private CompletedOrder(int party, int[] ranks, Func<PairwisePreference> preference, bool isCertain) =>
        (this.party, this.ranks, this.preference, this.isCertain) = (party, ranks, preference, isCertain);

    /// <summary>Reads it off a completion. The party surely is of the type in force where its type is a question.</summary>
    public static CompletedOrder Of(OpenConflict conflict, Completion completion, int party)
    {
        var order = conflict.Types[party][completion.TypeOf(party)];
        var groups = order.Groups.Select((group, g) => completion.Places(party, g).Where(k => !completion.IsLeftOut(party, g, k))
            .Select(k => new GradedSet(group[k].Where, group[k].Degrees[completion.DegreeOf(party, g, k)], group[k].Certainty)).ToArray()).Where(g =>
                g.Length > 0).ToArray();
        var isOpen = conflict.Types[party].Count > 1;
        if (order.Ranks is { } given)
        {
            int[] known = [.. given];
            return new CompletedOrder(party, known, () =>
                new RankedPreference(known, order.MarkedRanks.Zip(groups).ToDictionary(m => m.First, m => m.Second[0].Degree)), isOpen);
        }

        var states = conflict.Graph.States;
        return new CompletedOrder(
            party,
            PriorityOrder.Rank(states, [.. groups.SelectMany(g => g).Select(s => s.Where)]),
            () => new StatementPreference(states, order.AsksOrder ? [.. groups.SelectMany(g => g).Select(s => new[] { s })] : groups),
            isOpen);
    }

    /// <summary>The conflict with this in place of the party's preference.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="withStructure">Whether more than ranks is needed.</param>
    public ConflictGraph In(ConflictGraph graph, bool withStructure)
    {
        if (!withStructure) return graph.With(party, ranks, null);
        var structure = graph.Structure ?? new PreferenceStructure(
            [.. Enumerable.Range(0, graph.Parties).Select(p => new RankedPreference(graph.RankArray(p)))],
                [.. Enumerable.Repeat<IReadOnlyList<PossiblePreference>>([], graph.Parties)]);
        return graph.With(party, ranks, structure.With(party, preference(), isCertain));
    }
}

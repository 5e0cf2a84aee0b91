using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Oracle;

/// <summary>The engine's reading of a description, through its public types only.</summary>
public static class EngineModel
{
    public static ConflictGraph Graph(Description description)
    {
        var space = Space(description);
        return new ConflictGraph(space, Moves(description, space), [.. description.Orders.Select(o => Ranks(space, o))]);
    }

    public static StateSpace Space(Description d) =>
        d.NamedStates is { } count ? StateSpace.OfNames(count) : StateSpace.OfLevers(d.Levers, d.Impossible, d.Merges);

    public static MoveRelation Moves(Description d, StateSpace space)
    {
        MoveRelation moves = d.NamedStates is { } count ? new ArcMoves(count, d.Arcs) : new LeverMoves(space, d.Parties);
        if (d.Forbidden.Count == 0) return moves;
        var barred = d.Forbidden.Select(f => (f.Party, From: space.Where(f.From), To: space.Where(f.To))).ToArray();
        return ArcMoves.Filter(space.Count, moves, (i, s, t) => !Array.Exists(barred, b => b.Party == i && b.From[s] && b.To[t]));
    }

    public static int[] Ranks(StateSpace space, Order order) => order switch
    {
        Order.Priorities p => PriorityOrder.Rank(space, p.Statements),
        Order.Weights w => WeightedLevels.Rank(space, w.OfLevels),
        Order.Ranking r => RankedGroups.Rank(space.Count, Groups(space, r)),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    private static List<StateSet> Groups(StateSpace space, Order.Ranking ranking) =>
        [.. Enumerable.Range(0, ranking.PlaceOfCell.Max() + 1).Select(place =>
            StateSet.Of(space.Count, Enumerable.Range(0, space.Count).Where(s => ranking.PlaceOfCell[space.CellOf(s)] == place)))];

    /// <summary>The same conflict with its moves listed one by one, which the engine then treats by its general methods.</summary>
    public static ConflictGraph Listed(ConflictGraph graph) => new(
        graph.Space,
        ArcMoves.Filter(graph.States, graph.Moves, static (_, _, _) => true),
        [.. Enumerable.Range(0, graph.Parties).Select(i => graph.Ranks(i).ToArray())]);
}

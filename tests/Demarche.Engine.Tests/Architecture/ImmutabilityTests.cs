using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Architecture;

/// <summary>What says that it is immutable is: a caller that goes on writing to its own arrays and sets changes nothing.</summary>
public class ImmutabilityTests
{
    private static readonly Lever[] Levers = [new(0, 2, MoveRule.Free), new(1, 2, MoveRule.Free)];

    [Fact]
    public void A_conflict_keeps_the_orders_it_was_made_of()
    {
        int[][] ranks = [[3, 1, 2, 0], [0, 1, 2, 3]];
        var conflict = Conflict(ranks);
        var replaced = conflict.With(0, ranks[1]);
        var structured = new ConflictGraph(conflict.Space, conflict.Moves, ranks) { Structure = new PreferenceStructure([new RankedPreference(ranks[0]), new RankedPreference(ranks[1])], [[], []]) };
        var (before, replacedBefore) = (Answers(conflict), Answers(replaced));
        Assert.NotEqual(before, replacedBefore);

        ranks[0].AsSpan().Reverse();
        ranks[1].AsSpan().Clear();
        (ranks[0], ranks[1]) = (ranks[1], ranks[0]);

        Assert.Equal(before, Answers(conflict));
        Assert.Equal(replacedBefore, Answers(replaced));
        Assert.Equal([3, 1, 2, 0], structured.Ranks(0).ToArray());
        Assert.Equal(Comparison.Better, structured.Structure!.Of(0).Compare(0, 1));
        structured.Structure.Of(0).RanksOfDegree(0)![0] = -7;
        Assert.Equal(Comparison.Better, structured.Structure.Of(0).Compare(0, 1));
    }

    [Fact]
    public void Orders_that_nobody_can_change_are_shared()
    {
        int[] order = [3, 1, 2, 0];
        var frozen = ImmutableCollectionsMarshal.AsImmutableArray(order);
        var space = StateSpace.OfLevers(Levers);
        var conflict = ConflictGraph.OfOrders(space, new LeverMoves(space, 2), [frozen, frozen]);
        Assert.True(conflict.Ranks(0) == order.AsSpan());
        Assert.Throws<ArgumentException>(() => ConflictGraph.OfOrders(space, new LeverMoves(space, 2), [frozen, default]));
        Assert.Throws<ArgumentException>(() => ConflictGraph.OfOrders(space, new LeverMoves(space, 2), [frozen]));
    }

    [Fact]
    public void Moves_keep_the_arcs_they_were_made_of()
    {
        List<(int From, int To)>[] arcs = [[(0, 1), (1, 2)], [(2, 0)]];
        var moves = new ArcMoves(3, arcs);
        arcs[0].Clear();
        arcs[1] = [];
        Assert.True(moves.CanMove(0, 0, 1) && moves.CanMove(0, 1, 2) && moves.CanMove(1, 2, 0));
    }

    [Fact]
    public void Levers_and_statements_are_taken_as_they_were()
    {
        Lever[] levers = [.. Levers];
        var space = StateSpace.OfLevers(levers);
        levers[0] = new Lever(0, 7, MoveRule.Up);
        Assert.Equal(2, space.Levers[0].Levels);

        var where = StateSet.Of(4, [0, 1]);
        var preference = new StatementPreference(4, [[new GradedSet(where)]]);
        where[0] = false;
        Assert.Equal(Comparison.Better, preference.Compare(0, 2));
    }

    [Fact]
    public void A_frozen_set_is_written_no_more()
    {
        var set = StateSet.Of(100, [3, 70]);
        var frozen = set.Frozen();
        set[3] = false;
        Assert.True(frozen[3]);
        Assert.Same(frozen, frozen.Frozen());
        Assert.Throws<InvalidOperationException>(() => frozen[4] = true);
        Assert.Equal([3, 70], frozen.Members());
        Assert.False(frozen.Equals(set));
        var union = frozen.Union(set);
        union[5] = true;
        Assert.False(frozen[5]);
    }

    private static ConflictGraph Conflict(int[][] ranks)
    {
        var space = StateSpace.OfLevers(Levers);
        return new ConflictGraph(space, new LeverMoves(space, 2), ranks);
    }

    private static string Answers(ConflictGraph conflict) =>
        string.Join(' ', Concepts.OfOrders.Where(c => c.WhyNot(conflict) is null).SelectMany(c => Enumerable.Range(0, 2).Select(p => string.Join(',', c.Stable(conflict, p).Members()))));
}

using Demarche.Engine.Coalitions;
using Demarche.Engine.Moves;
using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Coalitions;

public class CoalitionTests
{
    [Fact]
    public void Subsets_come_the_smaller_first_and_by_their_members()
    {
        var names = Coalition.Of(1, 2, 5).Subsets().Select(c => string.Join(' ', c.Members()));
        Assert.Equal(["1", "2", "5", "1 2", "1 5", "2 5", "1 2 5"], names);
        Assert.Equal(31, Coalition.All(5).Subsets().Count);
        Assert.Empty(new Coalition(0).Subsets());
    }

    [Fact]
    public void Members_are_put_in_and_taken_out()
    {
        Assert.Equal(64, Coalition.All(64).Count);
        Assert.True(Coalition.Of(63).Contains(63));
        Assert.False(Coalition.Of(0).Contains(64));
        Assert.Equal(Coalition.Of(0, 2), Coalition.All(3).Without(Coalition.Of(1)));
        Assert.True(Coalition.Of(0, 2).IsWithin(Coalition.All(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coalition.Of(64));
    }

    [Fact]
    public void Blocks_must_be_a_partition()
    {
        var graph = Levers(3, 3);
        Assert.Throws<ArgumentException>(() => CoalitionGraph.OfPartition(graph, [Coalition.Of(0, 1)]));
        Assert.Throws<ArgumentException>(() => CoalitionGraph.OfPartition(graph, [Coalition.Of(0, 1), Coalition.Of(1)]));
        Assert.Throws<ArgumentException>(() => new CoalitionGraph(graph, [Coalition.Of(3)]));
        Assert.Equal(2, CoalitionGraph.OfPartition(graph, [Coalition.Of(0, 2), Coalition.Of(1)]).MayForm.Count);
    }

    [Fact]
    public void Too_large_a_conflict_is_refused_with_its_size_before_memory_is_taken()
    {
        var large = Levers(5, 14);
        Assert.Equal("coalitions of 5 parties over 16,384 states are more than can be gone through", CoalitionGraph.WhyNot(large));
        Assert.Throws<ArgumentException>(() => new CoalitionGraph(large));
        Assert.Null(CoalitionGraph.WhyNot(Levers(5, 12)));
        Assert.NotNull(CoalitionGraph.WhyNot(Levers(63, 2)));
    }

    /// <summary>Two parties who gain only if both move: neither by itself has an improvement, and together they do.</summary>
    [Fact]
    public void Two_can_do_what_neither_can()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free), new Lever(1, 2, MoveRule.Free)]);
        var graph = new CoalitionGraph(new ConflictGraph(space, new LeverMoves(space, 2), [[1, 0, 0, 2], [1, 0, 0, 2]]));
        var nash = new CoalitionNash();
        Assert.True(nash.Stable(graph, Coalition.Of(0), TestContext.Current.CancellationToken)[0]);
        Assert.True(nash.Stable(graph, Coalition.Of(1), TestContext.Current.CancellationToken)[0]);
        Assert.False(nash.Stable(graph, Coalition.All(2), TestContext.Current.CancellationToken)[0]);
        var jump = Assert.Single(EquilibriumJumps.Find(graph, StateSet.Of(4, [0, 3]), graph.MayForm, TestContext.Current.CancellationToken));
        Assert.Equal((Coalition.All(2), 0, 3, 2), (jump.By, jump.From, jump.To, jump.Steps.Count));
    }

    private static ConflictGraph Levers(int parties, int levers)
    {
        var space = StateSpace.OfLevers([.. Enumerable.Range(0, levers).Select(k => new Lever(k % parties, 2, MoveRule.Free))]);
        return new ConflictGraph(space, new LeverMoves(space, parties), [.. Enumerable.Range(0, parties).Select(_ => new int[space.Count])]);
    }
}

using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Preferences;

public class OrderTests
{
    [Fact]
    public void A_state_in_several_groups_counts_in_the_first_and_states_in_none_are_tied_last()
    {
        var ranks = RankedGroups.Rank(6, [StateSet.Of(6, [2, 3]), StateSet.Of(6, []), StateSet.Of(6, [3, 5])]);
        Assert.Equal(ranks[2], ranks[3]);
        Assert.True(ranks[3] > ranks[5]);
        Assert.True(ranks[5] > ranks[0]);
        Assert.Equal([ranks[0], ranks[0], ranks[0]], [ranks[0], ranks[1], ranks[4]]);
    }

    [Fact]
    public void No_groups_leave_a_party_indifferent() => Assert.Single(RankedGroups.Rank(3, []).Distinct());

    [Fact]
    public void Weights_of_any_size_add_up()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free), new Lever(0, 3, MoveRule.Free)]);
        var ranks = WeightedLevels.Rank(space, [[long.MaxValue - 2, -1], [2, 0, long.MinValue + 1]]);
        var scores = new[] { long.MaxValue, 1, long.MaxValue - 2, -1, -2, long.MinValue };
        for (var s = 0; s < 6; s++)
        {
            for (var t = 0; t < 6; t++) Assert.Equal(scores[s].CompareTo(scores[t]), ranks[s].CompareTo(ranks[t]));
        }
    }

    [Fact]
    public void A_score_past_64_bits_is_refused()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free), new Lever(0, 2, MoveRule.Free)]);
        Assert.Throws<OverflowException>(() => WeightedLevels.Rank(space, [[0, long.MaxValue], [0, 1]]));
    }

    [Fact]
    public void A_conflict_refuses_orders_that_do_not_fit()
    {
        var space = StateSpace.OfNames(2);
        var moves = new Engine.Moves.ArcMoves(2, [[], []]);
        Assert.Throws<ArgumentException>(() => new ConflictGraph(space, moves, [[0, 0]]));
        Assert.Throws<ArgumentException>(() => new ConflictGraph(space, moves, [[0, 0], [0]]));
        Assert.Throws<ArgumentException>(() => new ConflictGraph(space, moves, [[0, 0], [0, int.MaxValue]]));
        Assert.Throws<ArgumentException>(() => new ConflictGraph(space, moves, [[0, 0], [0, int.MinValue]]));
    }
}

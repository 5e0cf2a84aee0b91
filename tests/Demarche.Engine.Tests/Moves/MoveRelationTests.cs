using CsCheck;
using Demarche.Engine.Moves;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Moves;

public class MoveRelationTests
{
    [Fact]
    public void Moves_are_the_oracles() => ModelGen.Any().Sample(AgreesOnMoves, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Listing_the_moves_changes_none() => ModelGen.Levers().Sample(description =>
    {
        var graph = EngineModel.Graph(description);
        AgreesOn(EngineModel.Listed(graph).Moves, new NaiveModel(description));
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Listed_moves_know_exactly_whether_they_compose() => ModelGen.Any().Sample(description =>
    {
        var listed = EngineModel.Listed(EngineModel.Graph(description)).Moves;
        Assert.Equal(new NaiveModel(description).IsTransitive(), listed.IsTransitive);
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Lever_moves_that_say_they_compose_do() => ModelGen.Levers().Sample(description =>
    {
        if (EngineModel.Graph(description).Moves.IsTransitive) Assert.True(new NaiveModel(description).IsTransitive());
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Levers_without_steps_or_merges_are_known_to_compose() =>
        ModelGen.Infeasible().Sample(d => Assert.True(EngineModel.Graph(d).Moves.IsTransitive), iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Moves_of_a_state_that_merges_half_a_million_cells_are_found_without_pairs_of_cells()
    {
        var space = StateSpace.OfLevers([.. Enumerable.Range(0, 20).Select(k => new Lever(k % 2, 2, k == 0 ? MoveRule.Up : MoveRule.Free))], null, [new Condition.LevelIn(0, 1, 1)]);
        var moves = new LeverMoves(space, 2);
        var found = new List<int>();

        Assert.True(moves.IsTransitive);
        Assert.False(moves.HasMove(0, space.OrdinaryCount));
        moves.Sources(0, space.OrdinaryCount, found);
        Assert.Equal(Enumerable.Range(0, space.OrdinaryCount), found);
        moves.Targets(1, space.OrdinaryCount, found);
        Assert.Empty(found);
    }

    [Fact]
    public void Lists_of_arcs_lose_loops_and_repeats()
    {
        var moves = new ArcMoves(3, [[(0, 1), (0, 0), (0, 1), (0, 2)], []]);
        var found = new List<int> { 99 };
        moves.Targets(0, 0, found);
        Assert.Equal([1, 2], found);
        moves.Sources(0, 1, found);
        Assert.Equal([0], found);
        Assert.False(moves.CanMove(0, 0, 0));
        Assert.False(moves.HasMove(1, 0));
        Assert.True(moves.IsTransitive);
    }

    [Fact]
    public void Refuses_to_list_more_moves_than_allowed()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free), new Lever(1, 2, MoveRule.Free)]);
        Assert.Throws<ArcLimitException>(() => ArcMoves.Filter(4, new LeverMoves(space, 2), (_, _, _) => true, maximumArcs: 7));
        Assert.True(ArcMoves.Filter(4, new LeverMoves(space, 2), (_, _, _) => true, maximumArcs: 8).HasMove(1, 3));
    }

    [Fact]
    public void Refuses_to_look_without_end_where_no_move_is_kept_and_stops_when_told()
    {
        var moves = new LeverMoves(StateSpace.OfLevers([.. Enumerable.Repeat(new Lever(0, 2, MoveRule.Free), 10)]), 1);
        Assert.Throws<ArcLimitException>(() => ArcMoves.Filter(1024, moves, (_, _, _) => false, maximumArcs: 1000));
        using var stop = new CancellationTokenSource();
        var looked = 0;
        Assert.Throws<OperationCanceledException>(() => ArcMoves.Filter(1024, moves, (_, _, _) => { if (++looked == 1500) stop.Cancel(); return false; }, cancellation: stop.Token));
        Assert.InRange(looked, 1500, 1500 + 1023);
    }

    [Fact]
    public void Orders_are_the_oracles() => ModelGen.Any().Sample(description =>
    {
        var naive = new NaiveModel(description);
        var graph = EngineModel.Graph(description);
        for (var i = 0; i < naive.Parties; i++)
        {
            for (var s = 0; s < naive.States; s++)
            {
                for (var t = 0; t < naive.States; t++) Assert.Equal(naive.Prefers(i, s, t), graph.Prefers(i, s, t));
            }
        }
    }, iter: Samples.Count, print: ModelGen.Print);

    private static void AgreesOnMoves(Description description) => AgreesOn(EngineModel.Graph(description).Moves, new NaiveModel(description));

    private static void AgreesOn(MoveRelation moves, NaiveModel naive)
    {
        var found = new List<int>();
        Assert.Equal(naive.Parties, moves.Parties);
        for (var i = 0; i < naive.Parties; i++)
        {
            for (var s = 0; s < naive.States; s++)
            {
                moves.Targets(i, s, found);
                Assert.Equal(naive.Moves(i, s), found);
                Assert.Equal(found.Count > 0, moves.HasMove(i, s));
                moves.Sources(i, s, found);
                Assert.Equal(Enumerable.Range(0, naive.States).Where(t => naive.Moves(i, t).Contains(s)), found);
                for (var t = 0; t < naive.States; t++) Assert.Equal(naive.Moves(i, s).Contains(t), moves.CanMove(i, s, t));
            }
        }
    }
}

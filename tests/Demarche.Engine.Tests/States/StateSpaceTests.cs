using CsCheck;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.States;

public class StateSpaceTests
{
    [Fact]
    public void Numbers_states_as_the_oracle_does() =>
        ModelGen.Any(cells: 200).Sample(AgreesOnNumbering, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Reads_conditions_as_the_oracle_does() =>
        (from description in ModelGen.Any(cells: 200)
         from condition in description.NamedStates is { } n ? ConditionGen.OverNames(n) : ConditionGen.OverLevers(description.Levers)
         select (description, condition)).Sample(x =>
         {
             var naive = new NaiveModel(x.description);
             var expected = Enumerable.Range(0, naive.States).Where(s => naive.HoldsIn(x.condition, s));
             Assert.Equal(expected, EngineModel.Space(x.description).Where(x.condition).Members());
         }, iter: Samples.Count, print: x => $"{x.condition} in {ModelGen.Print(x.description)}");

    [Theory]
    [InlineData(2, 2, 2, 2, 2, 2, 2, 2)]
    [InlineData(3, 5, 7, 11)]
    [InlineData(63, 2)]
    [InlineData(64, 3)]
    [InlineData(65, 65)]
    [InlineData(2, 127, 3)]
    [InlineData(1000, 2, 2)]
    [InlineData(4, 4, 4, 4, 4)]
    public void Fills_runs_of_levels_across_words(params int[] radices)
    {
        var space = StateSpace.OfLevers([.. radices.Select(r => new Lever(0, r, MoveRule.Free))]);
        for (var k = 0; k < radices.Length; k++)
        {
            var stride = radices.Take(k).Aggregate(1, (n, r) => n * r);
            Assert.Equal(stride, space.Stride(k));
            foreach (var (lowest, highest) in new[] { (0, 0), (0, radices[k] - 1), (radices[k] - 1, radices[k] - 1), (radices[k] / 3, radices[k] / 2), (1, radices[k] - 1) })
            {
                var expected = Enumerable.Range(0, space.Count).Where(s => s / stride % radices[k] >= lowest && s / stride % radices[k] <= highest);
                Assert.Equal(expected, space.Where(new Condition.LevelIn(k, lowest, highest)).Members());
            }
        }
    }

    [Fact]
    public void Evaluates_conditions_the_same_in_blocks_as_at_once()
    {
        int[] radices = [3, 2, 5, 2, 7, 2, 4, 3, 5, 2, 3];
        var space = StateSpace.OfLevers([.. radices.Select(r => new Lever(0, r, MoveRule.Free))]);
        Assert.True(space.Cells > 64 * 512 * 5);
        var condition = new Condition.Iff(
            new Condition.If(new Condition.LevelIn(4, 2, 5), new Condition.LevelIn(0, 1, 1)),
            new Condition.Or(new Condition.LevelIn(9, 1, 1), new Condition.And(new Condition.LevelIn(2, 0, 3), new Condition.Not(new Condition.LevelIn(7, 2, 2)))));
        var found = space.Where(condition);
        var levels = new int[radices.Length];
        for (var s = 0; s < space.Count; s++)
        {
            for (int k = 0, rest = s; k < radices.Length; rest /= radices[k], k++) levels[k] = rest % radices[k];
            Assert.Equal(Truth.Holds(condition, levels), found[s]);
        }
    }

    [Fact]
    public void Has_one_state_without_levers()
    {
        var space = StateSpace.OfLevers([]);
        Assert.Equal((1, 1), (space.Cells, space.Count));
        Assert.Equal(0, space.CellOf(0));
        Assert.Equal([0], space.Where(new Condition.Constant(true)).Members());
    }

    [Fact]
    public void Has_no_states_where_all_is_impossible()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free)], new Condition.Constant(true));
        Assert.Equal(0, space.Count);
        Assert.Equal([-1, -1], Enumerable.Range(0, 2).Select(space.StateOf));
        Assert.True(space.Where(new Condition.Constant(true)).IsEmpty);
    }

    [Fact]
    public void Refuses_more_cells_than_it_handles_before_taking_memory()
    {
        var levers = Enumerable.Repeat(new Lever(0, 2, MoveRule.Free), 60).ToArray();
        Assert.Equal(System.Numerics.BigInteger.Pow(2, 60), StateSpace.CountCells(levers));
        Assert.Throws<ArgumentException>(() => StateSpace.OfLevers(levers));
        Assert.Throws<ArgumentOutOfRangeException>(() => StateSpace.OfNames(StateSpace.MaximumCells + 1));
    }

    private static void AgreesOnNumbering(Description description)
    {
        var naive = new NaiveModel(description);
        var space = EngineModel.Space(description);
        Assert.Equal(naive.States, space.Count);
        Assert.All(Enumerable.Range(0, naive.States).Where(s => naive.CellsOf[s].Length > 1), s => Assert.True(s >= space.OrdinaryCount));
        Assert.Equal(space.OrdinaryCount < naive.States, space.HasMergedStates);
        var indices = naive.CellsOf.Select(cells => cells.Select(c => Array.IndexOf(naive.AllCells, c)).ToArray()).ToArray();
        for (var s = 0; s < naive.States; s++)
        {
            Assert.Equal(indices[s][0], space.CellOf(s));
            Assert.Equal(indices[s], space.CellsOf(s));
            Assert.All(indices[s], c => Assert.Equal(s, space.StateOf(c)));
            for (var k = 0; k < space.Levers.Count; k++) Assert.Equal(naive.CellsOf[s][0][k], space.LevelOf(s, k));
            if (description.NamedStates is null) Assert.Equal(indices[s][0], space.CellAt(naive.CellsOf[s][0]));
        }

        var known = indices.SelectMany(i => i).ToHashSet();
        Assert.All(Enumerable.Range(0, naive.AllCells.Length).Where(c => !known.Contains(c)), c => Assert.Equal(-1, space.StateOf(c)));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.CellOf(naive.States));
    }
}

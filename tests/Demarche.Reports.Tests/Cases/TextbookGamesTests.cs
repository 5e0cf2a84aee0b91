using Demarche.Engine;
using Demarche.Engine.Moves;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Reports.Tests.Cases;

/// <summary>Games small enough to work out on paper. Of the 2 × 2 games, states 1 to 4 are CC, DC, CD, DD (C: cooperate or yield).</summary>
public sealed class TextbookGamesTests
{
    private const int BothCooperate = 1, RowDefects = 2, ColumnDefects = 3, BothDefect = 4;

    [Theory]
    [InlineData("nash", new[] { BothDefect })]
    [InlineData("l1", new[] { BothDefect })]
    [InlineData("seq", new[] { BothCooperate, BothDefect })]
    [InlineData("l2", new[] { BothCooperate, BothDefect })]
    [InlineData("l3", new[] { BothCooperate, BothDefect })]
    [InlineData("l8", new[] { BothCooperate, BothDefect })]
    [InlineData("nm", new[] { BothCooperate, BothDefect })]
    public void Prisoners_dilemma(string concept, int[] equilibria) =>
        Assert.Equal(equilibria, PublishedCase.Numbered("prisoners-dilemma").Equilibria(concept));

    [Theory]
    [InlineData("nash", new[] { RowDefects, ColumnDefects })]
    [InlineData("l1", new[] { RowDefects, ColumnDefects })]
    [InlineData("l3", new[] { BothCooperate })]
    [InlineData("l4", new[] { BothCooperate })]
    public void Chicken(string concept, int[] equilibria) =>
        Assert.Equal(equilibria, PublishedCase.Numbered("chicken").Equilibria(concept));

    /// <summary>Three parties with one yes/no option each: the smallest conflict known in which an opponent must move twice to sanction.</summary>
    [Fact]
    public void Opponents_may_move_more_than_once_as_long_as_nobody_moves_twice_running()
    {
        int[][] bestToWorst = [[6, 4, 8, 3, 1, 2, 7, 5], [1, 6, 4, 8, 2, 3, 7, 5], [2, 7, 8, 4, 3, 5, 1, 6]];
        var space = StateSpace.OfLevers([.. Enumerable.Range(0, 3).Select(p => new Lever(p, 2, MoveRule.Free))]);
        var ranks = bestToWorst.Select(order => Enumerable.Range(1, 8).Select(s => 8 - Array.IndexOf(order, s)).ToArray()).ToArray();
        var graph = new ConflictGraph(space, new LeverMoves(space, 3), ranks);

        var equilibria = Enumerable.Range(0, 3).Select(p => new SequentialStability().Stable(graph, p)).Aggregate((a, b) => a.Intersect(b));

        Assert.Equal([1, 3, 4, 8], equilibria.Members().Select(s => s + 1));
    }
}

namespace Demarche.Reports.Tests.Cases;

/// <summary>Elmira in nine states; state 9 is every state in which the plant is abandoned.</summary>
public sealed class ElmiraTests
{
    private static readonly int[] Everything = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    private readonly PublishedCase model = PublishedCase.Numbered("elmira");

    [Fact]
    public void Orders_are_the_published_ones() =>
        model.OrdersAre([7, 3, 4, 8, 5, 1, 2, 6, 9], [1, 4, 8, 5, 9, 3, 7, 2, 6], [7, 3, 5, 1, 8, 6, 4, 2, 9]);

    [Fact]
    public void Moves_that_follow_from_the_options_are_the_published_arcs()
    {
        Assert.Equal([(1, 2), (3, 4), (5, 6), (7, 8)], model.Moves(0));
        Assert.Equal([(1, 3), (1, 9), (2, 4), (2, 9), (3, 9), (4, 9), (5, 7), (5, 9), (6, 8), (6, 9), (7, 9), (8, 9)], model.Moves(1));
        Assert.Equal([(1, 5), (2, 6), (3, 7), (4, 8), (5, 1), (6, 2), (7, 3), (8, 4)], model.Moves(2));
    }

    [Theory]
    [InlineData("nash", new[] { 5, 6, 7, 8, 9 }, new[] { 5, 8, 9 })]
    [InlineData("seq", new[] { 2, 3, 5, 6, 7, 8, 9 }, new[] { 5, 8, 9 })]
    [InlineData("sseq", new[] { 2, 3, 5, 6, 7, 8, 9 }, new[] { 5, 8, 9 })]
    [InlineData("smr", new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new[] { 1, 4, 5, 8, 9 })]
    [InlineData("gmr", new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new[] { 1, 4, 5, 8, 9 })]
    public void Table(string concept, int[] localGovernment, int[] equilibria) =>
        model.IsStable(concept, [Everything, [1, 4, 5, 8, 9], localGovernment], equilibria);

    [Theory]
    [InlineData("l2")]
    [InlineData("nm")]
    public void Foresight_of_two_party_kind_is_not_asked_of_three(string concept) =>
        Assert.NotNull(Engine.Concepts.Find(concept)!.WhyNot(model.Graph));
}

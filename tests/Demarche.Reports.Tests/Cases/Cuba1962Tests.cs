namespace Demarche.Reports.Tests.Cases;

/// <summary>The tabular Cuban missile crisis: states named by 1 air strike, 2 blockade, 4 withdraw, 8 escalate.</summary>
public sealed class Cuba1962Tests
{
    private readonly PublishedCase model = PublishedCase.Decimal("cuba-1962");

    [Fact]
    public void Orders_are_the_published_ones() =>
        model.OrdersAre([4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8], [0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8]);

    [Theory]
    [InlineData("nash", new[] { 2, 4, 11 }, new[] { 0, 5, 6, 7 }, new int[0])]
    [InlineData("seq", new[] { 2, 4, 6, 11 }, new[] { 0, 4, 5, 6, 7 }, new[] { 4, 6 })]
    [InlineData("sseq", new[] { 2, 4, 6, 11 }, new[] { 0, 4, 5, 6, 7 }, new[] { 4, 6 })]
    [InlineData("smr", new[] { 0, 1, 2, 3, 4, 5, 6, 7, 11 }, new[] { 0, 1, 2, 4, 5, 6, 7 }, new[] { 0, 1, 2, 4, 5, 6, 7 })]
    [InlineData("gmr", new[] { 0, 1, 2, 3, 4, 5, 6, 7, 11 }, new[] { 0, 1, 2, 4, 5, 6, 7 }, new[] { 0, 1, 2, 4, 5, 6, 7 })]
    public void Table(string concept, int[] us, int[] ussr, int[] equilibria) => model.IsStable(concept, [us, ussr], equilibria);

    [Theory]
    [InlineData(1, new int[0])]
    [InlineData(2, new[] { 4, 6 })]
    [InlineData(3, new[] { 4 })]
    [InlineData(4, new[] { 4 })]
    [InlineData(5, new[] { 4 })]
    [InlineData(6, new[] { 4 })]
    [InlineData(7, new[] { 4 })]
    [InlineData(8, new[] { 4 })]
    public void Looking_further_ahead(int horizon, int[] equilibria) => Assert.Equal(equilibria, model.Equilibria($"l{horizon}"));

    [Fact]
    public void Only_a_quiet_withdrawal_is_non_myopic() => Assert.Equal([4], model.Equilibria("nm"));
}

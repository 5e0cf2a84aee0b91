namespace Demarche.Reports.Tests.Cases;

/// <summary>
/// Jacobi (2017) and its variants: states named by 1 strike, 2 withdraw, 4 invade, 8 abandon; 3, 7, 11 and 15 are impossible.
/// Rows are model, concept, stable for the United States, stable for North Korea, equilibria.
/// </summary>
public sealed class UsNorthKorea2017Tests
{
    private const string Folder = "us-north-korea-2017/";

    [Theory]
    [InlineData("crisis", new[] { 8, 0, 9, 10, 12, 5, 4, 13, 14, 1, 2, 6 }, new[] { 6, 14, 2, 10, 0, 4, 12, 5, 1, 13, 8, 9 })]
    [InlineData("irreversible.crisis", new[] { 8, 0, 9, 10, 12, 5, 4, 13, 14, 1, 2, 6 }, new[] { 6, 14, 2, 10, 0, 4, 12, 5, 1, 13, 8, 9 })]
    [InlineData("bloodthirsty.crisis", new[] { 8, 9, 0, 10, 13, 12, 5, 4, 1, 2, 14, 6 }, new[] { 6, 14, 4, 12, 5, 13, 2, 0, 10, 1, 9, 8 })]
    [InlineData("deterrence.crisis", new[] { 8, 9, 0, 10, 13, 12, 5, 4, 1, 2, 14, 6 }, new[] { 6, 14, 4, 12, 0, 10, 5, 13, 2, 1, 9, 8 })]
    [InlineData("pacifist.crisis", new[] { 8, 0, 10, 2, 9, 12, 4, 5, 14, 13, 6, 1 }, new[] { 6, 14, 2, 10, 0, 8, 4, 12, 5, 1, 9, 13 })]
    public void Orders_are_the_published_ones(string variant, int[] us, int[] korea) => Model(variant).OrdersAre(us, korea);

    [Theory]
    [InlineData("crisis", "nash", new[] { 0, 1, 5, 8, 9, 12, 13 }, new[] { 0, 5, 6 }, new[] { 0, 5 })]
    [InlineData("crisis", "seq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 5, 6, 10, 14 }, new[] { 0, 5, 10 })]
    [InlineData("crisis", "sseq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 5, 6, 10, 14 }, new[] { 0, 5, 10 })]
    [InlineData("crisis", "smr", new[] { 0, 1, 4, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 12, 14 }, new[] { 0, 4, 5, 10, 12 })]
    [InlineData("crisis", "gmr", new[] { 0, 1, 4, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 12, 14 }, new[] { 0, 4, 5, 10, 12 })]
    [InlineData("irreversible.crisis", "nash", new[] { 0, 1, 5, 8, 9, 12, 13 }, new[] { 0, 4, 5, 6 }, new[] { 0, 5 })]
    [InlineData("irreversible.crisis", "seq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 12, 14 }, new[] { 0, 5, 10, 12 })]
    [InlineData("irreversible.crisis", "sseq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 12, 14 }, new[] { 0, 5, 10, 12 })]
    [InlineData("irreversible.crisis", "smr", new[] { 0, 1, 4, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 12, 14 }, new[] { 0, 4, 5, 10, 12 })]
    [InlineData("irreversible.crisis", "gmr", new[] { 0, 1, 4, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 12, 14 }, new[] { 0, 4, 5, 10, 12 })]
    [InlineData("bloodthirsty.crisis", "nash", new[] { 0, 1, 5, 8, 9, 13 }, new[] { 4, 5, 6 }, new[] { 5 })]
    [InlineData("bloodthirsty.crisis", "seq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 4, 5, 6, 12, 14 }, new[] { 5, 12 })]
    [InlineData("bloodthirsty.crisis", "sseq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 4, 5, 6, 12, 14 }, new[] { 5, 12 })]
    [InlineData("bloodthirsty.crisis", "smr", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 4, 5, 6, 12, 14 }, new[] { 5, 12 })]
    [InlineData("bloodthirsty.crisis", "gmr", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 4, 5, 6, 12, 14 }, new[] { 5, 12 })]
    [InlineData("deterrence.crisis", "nash", new[] { 0, 1, 5, 8, 9, 13 }, new[] { 4, 5, 6 }, new[] { 5 })]
    [InlineData("deterrence.crisis", "seq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 4, 5, 6, 10, 12, 14 }, new[] { 0, 5, 10, 12 })]
    [InlineData("deterrence.crisis", "sseq", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 4, 5, 6, 10, 12, 14 }, new[] { 0, 5, 10, 12 })]
    [InlineData("deterrence.crisis", "smr", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 4, 5, 6, 10, 12, 14 }, new[] { 0, 5, 10, 12 })]
    [InlineData("deterrence.crisis", "gmr", new[] { 0, 1, 5, 8, 9, 10, 12, 13 }, new[] { 0, 4, 5, 6, 10, 12, 14 }, new[] { 0, 5, 10, 12 })]
    [InlineData("pacifist.crisis", "nash", new[] { 0, 1, 4, 5, 8, 9, 12, 13 }, new[] { 0, 4, 5, 6 }, new[] { 0, 4, 5 })]
    [InlineData("pacifist.crisis", "seq", new[] { 0, 1, 4, 5, 8, 9, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 14 }, new[] { 0, 4, 5 })]
    [InlineData("pacifist.crisis", "sseq", new[] { 0, 1, 4, 5, 8, 9, 12, 13 }, new[] { 0, 2, 4, 5, 6, 10, 14 }, new[] { 0, 4, 5 })]
    [InlineData("pacifist.crisis", "smr", new[] { 0, 1, 2, 4, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 8, 10, 12, 14 }, new[] { 0, 2, 4, 5, 8, 10, 12 })]
    [InlineData("pacifist.crisis", "gmr", new[] { 0, 1, 2, 4, 5, 8, 9, 10, 12, 13 }, new[] { 0, 2, 4, 5, 6, 8, 10, 12, 14 }, new[] { 0, 2, 4, 5, 8, 10, 12 })]
    public void Table(string variant, string concept, int[] us, int[] korea, int[] equilibria) => Model(variant).IsStable(concept, [us, korea], equilibria);

    [Theory]
    [InlineData("crisis", 1, 8, new[] { 0, 5 })]
    [InlineData("irreversible.crisis", 1, 1, new[] { 0, 5 })]
    [InlineData("irreversible.crisis", 2, 8, new[] { 0, 5, 12 })]
    [InlineData("bloodthirsty.crisis", 1, 1, new[] { 5 })]
    [InlineData("bloodthirsty.crisis", 2, 8, new[] { 5, 12 })]
    [InlineData("deterrence.crisis", 1, 1, new[] { 5 })]
    [InlineData("deterrence.crisis", 2, 2, new[] { 0, 5, 12 })]
    [InlineData("deterrence.crisis", 3, 8, new[] { 5, 12 })]
    [InlineData("pacifist.crisis", 1, 8, new[] { 0, 4, 5 })]
    public void Looking_further_ahead(string variant, int from, int to, int[] equilibria)
    {
        var model = Model(variant);
        for (var horizon = from; horizon <= to; horizon++) Assert.Equal(equilibria, model.Equilibria($"l{horizon}"));
    }

    /// <summary>The first published list of the base case joins Nash, sequential and simultaneous equilibria.</summary>
    [Fact]
    public void Base_case_list_adds_the_simultaneous_equilibrium()
    {
        var model = Model("crisis");

        Assert.Equal([0, 4, 5, 10], model.Equilibria("sim"));
        Assert.Equal([0, 4, 5, 10], new[] { "nash", "seq", "sim" }.SelectMany(model.Equilibria).Distinct().Order());
    }

    /// <summary>The list published for an invasion that cannot be called off is the simultaneous one; as a list of sequential equilibria it lacks 12.</summary>
    [Fact]
    public void Irreversible_list_lacks_a_sequential_equilibrium()
    {
        var model = Model("irreversible.crisis");

        Assert.Equal([0, 5, 10], model.Equilibria("sim"));
        Assert.Equal([12], model.Equilibria("seq").Except([0, 5, 10]));
    }

    private static PublishedCase Model(string variant) => PublishedCase.Decimal($"{Folder}{variant}.yaml");
}

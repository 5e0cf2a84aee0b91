using System.Numerics;
using Demarche.Engine;
using Demarche.Engine.Inverse;
using Demarche.Engine.Stability;

namespace Demarche.Reports.Tests.Cases;

/// <summary>Hipel, Kilgour and Kinsara (2014): states NNN, YNN, NYN, NNY, YNY, NYY from 1.</summary>
public sealed class SyriaIraq1975Tests
{
    private const int WaterReleased = 1;
    private readonly PublishedCase model = PublishedCase.Numbered("syria-iraq-1975");

    [Fact]
    public void Orders_are_the_published_ones() => model.OrdersAre([1, 3, 6, 2, 4, 5], [2, 4, 6, 1, 5, 3]);

    [Theory]
    [InlineData("nash", new[] { 6 })]
    [InlineData("seq", new[] { 6 })]
    [InlineData("smr", new[] { 6 })]
    [InlineData("sseq", new[] { 6 })]
    [InlineData("gmr", new[] { 1, 6 })]
    public void Equilibria_are_the_published_ones(string concept, int[] equilibria) => Assert.Equal(equilibria, model.Equilibria(concept));

    [Fact]
    public void Sequential_stability_is_the_published_one_for_each_party() => model.IsStable("seq", [[1, 3, 6], [2, 4, 5, 6]], [6]);

    [Fact]
    public void Nobody_non_myopic_settles_and_expectations_repeat_every_four_horizons()
    {
        Assert.Empty(model.Equilibria("nm"));
        Assert.Equal(4, new NonMyopicStability().Settle(model.Graph).Period);
    }

    /// <summary>A guide prints 420 for sequential stability; <see cref="Every_ranking_counted_one_by_one_agrees"/> shows that it is wrong.</summary>
    [Theory]
    [InlineData("nash", 240)]
    [InlineData("seq", 384)]
    [InlineData("gmr", 384)]
    [InlineData("smr", 300)]
    public void Syrian_rankings_that_make_releasing_the_water_stable(string concept, int rankings)
    {
        var conditions = StabilityConditions.For(model.Graph, party: 0, WaterReleased, concept);

        Assert.Equal(new BigInteger(rankings), conditions.StableRankings);
        Assert.Equal(new BigInteger(720), conditions.AllRankings);
    }

    [Theory]
    [InlineData("nash", 240)]
    [InlineData("seq", 384)]
    [InlineData("gmr", 384)]
    [InlineData("smr", 300)]
    public void Every_ranking_counted_one_by_one_agrees(string concept, int rankings)
    {
        var counted = Permutations(6).Count(order =>
        {
            var graph = model.Graph.With(0, order);
            return Concepts.Find(concept)!.Stable(graph, 0)[WaterReleased] && Concepts.Find(concept)!.Stable(graph, 1)[WaterReleased];
        });

        Assert.Equal(rankings, counted);
    }

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0) return [[]];
        return Permutations(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(place => (int[])[.. rest[..place], count - 1, .. rest[place..]]));
    }
}

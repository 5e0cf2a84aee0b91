using Demarche.Engine.Stability;

namespace Demarche.Engine.Tests.Stability;

/// <summary>A conflict told by names is the same conflict as one told by numbers.</summary>
public sealed class NamedConflictTests
{
    private static NamedConflict Dilemma() => new NamedConflict("both keep", "A breaks", "B breaks", "both break")
        .Party("A", "A breaks, both keep, both break, B breaks", "both keep -> A breaks", "A breaks -> both keep", "B breaks -> both break", "both break -> B breaks")
        .Party("B", "B breaks, both keep, both break, A breaks", "both keep -> B breaks", "B breaks -> both keep", "A breaks -> both break", "both break -> A breaks");

    [Fact]
    public void The_prisoners_dilemma_holds_where_the_literature_says()
    {
        Assert.Equal(["both break"], Dilemma().Equilibria("nash"));
        Assert.Equal(["both keep", "both break"], Dilemma().Equilibria("seq"));
        Assert.Equal(["A", "B"], Dilemma().Parties);
    }

    [Fact]
    public void Equilibria_are_the_states_stable_for_every_party_under_every_concept()
    {
        var graph = Dilemma().Graph();
        foreach (var concept in Concepts.All.Where(c => c.WhyNot(graph) is null))
        {
            var every = Enumerable.Range(0, graph.States).Where(s => Enumerable.Range(0, graph.Parties).All(p => concept.Stable(graph, p)[s]));
            Assert.Equal(every, concept.Equilibria(graph).Members());
        }
    }

    [Fact]
    public void A_tie_is_neither_better_nor_worse()
    {
        var graph = new NamedConflict("x", "y", "z").Party("A", "x = y, z", "z -> x").Graph();
        Assert.False(graph.Prefers(0, 0, 1) || graph.Prefers(0, 1, 0));
        Assert.True(graph.Prefers(0, 0, 2) && graph.Moves.CanMove(0, 2, 0) && !graph.Moves.CanMove(0, 0, 2));
    }

    [Theory]
    [InlineData("x, y", "leaves out “z”")]
    [InlineData("x, y, z, x", "names “x” twice")]
    [InlineData("x, y, w", "no state “w”")]
    public void An_order_that_is_none_is_refused(string order, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => new NamedConflict("x", "y", "z").Party("A", order)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_misspelt_is_refused_and_changes_nothing()
    {
        var conflict = new NamedConflict("x", "y");
        Assert.Throws<ArgumentException>(() => conflict.Party("A", "x, y", "x to y"));
        Assert.Throws<ArgumentException>(() => conflict.Party("A", "x, y", "x -> w"));
        Assert.Empty(conflict.Parties);
        conflict.Party("A", "x, y");
        Assert.Throws<ArgumentException>(() => conflict.Party("A", "y, x"));
        Assert.Throws<ArgumentException>(() => conflict.Equilibria("nahs"));
        Assert.Throws<ArgumentException>(() => new NamedConflict("x", "x"));
    }
}

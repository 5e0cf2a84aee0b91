using Demarche.Engine;
using Demarche.Engine.Stability;

namespace Demarche.Reports.Tests.Cases;

/// <summary>A bundled model whose states go by the numbers of a published table.</summary>
internal sealed class PublishedCase
{
    private readonly Func<int, int> number;

    private PublishedCase(ConflictGraph graph, Func<int, int> number)
    {
        Graph = graph;
        this.number = number;
    }

    public ConflictGraph Graph { get; }

    /// <summary>States counted from 1.</summary>
    public static PublishedCase Numbered(string model) => new(BundledModels.Compile(model).Graph, state => state + 1);

    /// <summary>States named by the sum of the options taken: 1 for the first, 2 for the second, 4 for the third.</summary>
    public static PublishedCase Decimal(string model)
    {
        var graph = BundledModels.Compile(model).Graph;
        return new PublishedCase(graph, graph.Space.CellOf);
    }

    public int[] Stable(string concept, int party) => [.. Concept(concept).Stable(Graph, party).Members().Select(number).Order()];

    public int[] Equilibria(string concept) =>
        [.. Enumerable.Range(0, Graph.Parties).Select(p => Concept(concept).Stable(Graph, p)).Aggregate((a, b) => a.Intersect(b)).Members().Select(number).Order()];

    /// <summary>A party's states from best to worst, those tied together.</summary>
    public int[][] Order(int party)
    {
        var ranks = Graph.Ranks(party).ToArray();
        return [.. Enumerable.Range(0, Graph.States).GroupBy(s => ranks[s]).OrderByDescending(g => g.Key).Select(g => g.Select(number).Order().ToArray())];
    }

    /// <summary>A party's moves as pairs of numbers, in order.</summary>
    public (int From, int To)[] Moves(int party)
    {
        var targets = new List<int>();
        var moves = new List<(int, int)>();
        for (var state = 0; state < Graph.States; state++)
        {
            Graph.Moves.Targets(party, state, targets);
            moves.AddRange(targets.Select(t => (number(state), number(t))));
        }

        return [.. moves.Order()];
    }

    public void OrdersAre(params int[][] bestToWorst)
    {
        Assert.Equal(bestToWorst.Length, Graph.Parties);
        for (var party = 0; party < Graph.Parties; party++) Assert.Equal(bestToWorst[party].Select(s => new[] { s }), Order(party));
    }

    public void IsStable(string concept, int[][] stable, int[] equilibria)
    {
        for (var party = 0; party < Graph.Parties; party++) Assert.Equal(stable[party], Stable(concept, party));
        Assert.Equal(equilibria, Equilibria(concept));
    }

    private static SolutionConcept Concept(string id) => Assert.IsType<SolutionConcept>(Concepts.Find(id), exactMatch: false);
}

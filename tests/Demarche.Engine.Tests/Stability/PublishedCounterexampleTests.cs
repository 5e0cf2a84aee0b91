using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Small conflicts that tell a right reading of a definition from a common wrong one.</summary>
public class PublishedCounterexampleTests
{
    /// <summary>Three parties, a yes/no option each; the states from best to worst, counted from 1.</summary>
    private static readonly int[][] BestToWorst =
    [
        [6, 4, 8, 3, 1, 2, 7, 5],
        [1, 6, 4, 8, 2, 3, 7, 5],
        [2, 7, 8, 4, 3, 5, 1, 6],
    ];

    private static readonly Description ThreeOptions = new()
    {
        Parties = 3,
        Levers = [.. Enumerable.Range(0, 3).Select(p => new Lever(p, 2, MoveRule.Free))],
        Orders = [.. BestToWorst.Select(order => new Order.Ranking([.. Enumerable.Range(1, 8).Select(s => Array.IndexOf(order, s))]))],
    };

    [Fact]
    public void An_opponent_may_move_more_than_once_in_a_sanction() => Assert.Equal([1, 3, 4, 8], Equilibria(EngineModel.Graph(ThreeOptions)));

    [Fact]
    public void And_may_do_so_where_moves_are_listed_one_by_one() => Assert.Equal([1, 3, 4, 8], Equilibria(EngineModel.Listed(EngineModel.Graph(ThreeOptions))));

    [Fact]
    public void State_3_holds_only_through_a_party_that_moves_twice()
    {
        var graph = EngineModel.Graph(ThreeOptions);
        var verdicts = Enumerable.Range(0, 3).Select(i => Concepts.Find("seq")!.Explain(graph, i, 2)).ToArray();
        Assert.All(verdicts, v => Assert.True(v.IsStable));
        var sanctions = verdicts.SelectMany(v => v.Deviations).Select(d => d.Sanction!);
        Assert.Contains(sanctions, sanction => sanction.GroupBy(step => step.Party).Any(steps => steps.Count() > 1));
    }

    [Fact]
    public void No_party_moves_twice_in_succession()
    {
        // Party 1 could go 1→2→3 by two moves of its own, which would sanction party 0's move 0→1; a legal sequence may not.
        var description = new Description
        {
            Parties = 3,
            NamedStates = 4,
            Arcs = [[(0, 1)], [(1, 2), (2, 3)], []],
            Orders = [new Order.Ranking([2, 0, 1, 3]), new Order.Ranking([3, 2, 1, 0]), new Order.Ranking([0, 0, 0, 0])],
        };
        foreach (var id in new[] { "gmr", "smr", "seq", "sseq" }) Assert.False(Stable(EngineModel.Graph(description), id, 0)[0]);
        var relayed = description with { Arcs = [[(0, 1)], [(1, 2)], [(2, 3)]], Orders = [description.Orders[0], description.Orders[1], description.Orders[1]] };
        foreach (var id in new[] { "gmr", "smr", "seq", "sseq" }) Assert.True(Stable(EngineModel.Graph(relayed), id, 0)[0]);
    }

    [Fact]
    public void A_tie_is_a_sanction()
    {
        var description = new Description
        {
            Parties = 2,
            NamedStates = 3,
            Arcs = [[(0, 1)], [(1, 2)]],
            Orders = [new Order.Ranking([1, 0, 1]), new Order.Ranking([1, 1, 0])],
        };
        foreach (var id in new[] { "gmr", "smr", "seq", "sseq" }) Assert.True(Stable(EngineModel.Graph(description), id, 0)[0]);
        Assert.False(Stable(EngineModel.Graph(description), "nash", 0)[0]);
    }

    private static StateSet Stable(ConflictGraph graph, string id, int party) => Concepts.Find(id)!.Stable(graph, party, TestContext.Current.CancellationToken);

    private static IEnumerable<int> Equilibria(ConflictGraph graph) =>
        Enumerable.Range(0, graph.Parties).Select(i => Stable(graph, "seq", i)).Aggregate((a, b) => a.Intersect(b)).Members().Select(s => s + 1);
}

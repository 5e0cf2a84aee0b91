using CsCheck;
using Demarche.Engine.Inverse;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Inverse;

public class SwapDistanceTests
{
    private static readonly Gen<Question> Questions =
        from model in ModelGen.Any(cells: 12, parties: 3)
        let description = Shortened(model, model.Parties == 2 ? 4 : 3)
        let states = EngineModel.Space(description).Count
        from movable in Gen.Bool.Array[description.Parties]
        from concept in Gen.Int[0, 4]
        from kind in Gen.Int[0, 3]
        from party in Gen.Int[0, description.Parties - 1]
        from state in Gen.Int[0, states - 1]
        from other in Gen.Int[0, states - 1]
        from orders in Gen.Int[1, 30]
        select new Question(description, [.. Enumerable.Range(0, description.Parties).Where(p => movable[p])], Concepts.All[concept].Id, kind, party, state, other, orders);

    [Fact]
    public void Is_the_least_over_all_orders() => Questions.Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        var least = NaiveSwaps.Least(naive, q.Movable, q.Holds);
        var answer = q.Asked().Search();
        Assert.Equal(least, answer.Swaps?.Count);
        Assert.Equal(least is null, answer.IsExhausted);
        Assert.Equal(least is null, answer.Orders is null);
        if (answer.Swaps is null) return;
        Assert.Equal(Applied(naive, answer.Swaps), answer.Orders!);
        Assert.All(answer.Swaps, swap => Assert.Contains(swap.Party, q.Movable));
        Assert.True(q.Holds(NaiveSwaps.Reordered(naive, answer.Orders!)));
    }, iter: Samples.Tenth * 3, print: q => q.ToString());

    [Fact]
    public void A_search_cut_short_still_proves_a_lower_bound() => Questions.Sample(q =>
    {
        var least = NaiveSwaps.Least(new NaiveModel(q.Description), q.Movable, q.Holds);
        var answer = q.Asked().Search(q.MaximumOrders);
        Assert.True(answer.OrdersTried <= q.MaximumOrders);
        if (answer.Swaps is { } swaps) Assert.Equal(least, swaps.Count);
        else if (answer.IsExhausted) Assert.Null(least);
        else Assert.True(least is null || least > answer.SearchedTo);
    }, iter: Samples.Tenth * 3, print: q => q.ToString());

    [Fact]
    public void A_party_whose_order_is_not_given_by_statements_keeps_it()
    {
        var description = new Description
        {
            Parties = 2,
            NamedStates = 2,
            Arcs = [[(0, 1)], []],
            Orders = [new Order.Ranking([1, 0]), new Order.Priorities([])],
        };
        var graph = EngineModel.Graph(description);
        var answer = new SwapDistance(graph, [[], []], [0, 1], Goals.StableFor(Concepts.Find("nash")!, 0, 0)).Search();
        Assert.Null(answer.Swaps);
        Assert.True(answer.IsExhausted);
    }

    [Fact]
    public void Says_how_many_orders_were_tried()
    {
        var graph = EngineModel.Graph(new Description { Parties = 2, NamedStates = 2, Arcs = [[(0, 1)], []], Orders = [new Order.Priorities([]), new Order.Priorities([])] });
        StateSet first = StateSet.Of(2, [0]), second = StateSet.Of(2, [1]);
        var nash = Concepts.Find("nash")!;
        var asked = new SwapDistance(graph, [[second, first, first], []], [0], Goals.StableFor(nash, 0, 0));
        Assert.Equal((1, 2), (asked.Search().Swaps!.Count, asked.Search().OrdersTried));
        var hopeless = new SwapDistance(graph, [[second, first, first], []], [0], Goals.StableFor(nash, 1, 0));
        Assert.Equal(1, hopeless.Search().OrdersTried);
        var never = new SwapDistance(graph, [[second, first, first], []], [0], _ => false);
        Assert.Equal((6, true), (never.Search().OrdersTried, never.Search().IsExhausted));
        Assert.Equal((3, 1), (never.Search(4).OrdersTried, never.Search(4).SearchedTo));
    }

    /// <summary>The first few statements of every party.</summary>
    private static Description Shortened(Description d, int statements) =>
        d with { Orders = [.. d.Orders.Select(o => o is Order.Priorities p ? new Order.Priorities([.. p.Statements.Take(statements)]) : o)] };

    private static int[][] Applied(NaiveModel naive, IReadOnlyList<PrioritySwap> swaps)
    {
        var orders = naive.Description.Orders.Select(o => Enumerable.Range(0, o is Order.Priorities p ? p.Statements.Count : 0).ToArray()).ToArray();
        foreach (var (party, at) in swaps) (orders[party][at], orders[party][at + 1]) = (orders[party][at + 1], orders[party][at]);
        return orders;
    }

    /// <summary>What is to become true: an equilibrium among two states, a state unstable, an equilibrium that improvements lead to, or a state stable for one party.</summary>
    private sealed record Question(Description Description, int[] Movable, string Concept, int Kind, int Party, int State, int Other, int MaximumOrders)
    {
        public SwapDistance Asked()
        {
            var graph = EngineModel.Graph(Description);
            var concept = Concepts.Find(Concept)!;
            var statements = Description.Orders.Select(o => (IReadOnlyList<StateSet>)(o is Order.Priorities p ? [.. p.Statements.Select(graph.Space.Where)] : []));
            return new SwapDistance(graph, [.. statements], Movable, Kind switch
            {
                0 => Goals.EquilibriumIn(concept, StateSet.Of(graph.States, [State, Other])),
                1 => Goals.Unstable(concept, State),
                2 => Goals.ImprovementsLeadTo(concept, Other, StateSet.Of(graph.States, [State])),
                _ => Goals.StableFor(concept, Party, State),
            });
        }

        public bool Holds(NaiveModel m)
        {
            var stable = NaiveConcepts.ById[Concept];
            bool Equilibrium(int s) => Enumerable.Range(0, m.Parties).All(i => stable(m, i, s));
            return Kind switch
            {
                0 => Equilibrium(State) || Equilibrium(Other),
                1 => !Equilibrium(State),
                2 => Equilibrium(State) && NaivePaths.Lengths(m, Other, 0).ContainsKey(State),
                _ => stable(m, Party, State),
            };
        }

        public override string ToString() => $"{Concept}, kind {Kind}, party {Party}, states {State} {Other}, movable {string.Join(' ', Movable)}, {ModelGen.Print(Description)}";
    }
}

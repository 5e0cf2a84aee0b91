using System.Numerics;
using CsCheck;
using Demarche.Engine.Inverse;
using Demarche.Engine.Masks;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Inverse;

/// <summary>Counting orders and finding the nearest, against trying every order of every party.</summary>
public class PriorityConditionsTests
{
    private static readonly Gen<Question> Questions =
        from model in ModelGen.Any(cells: 16, parties: 3)
        let description = model with { Orders = [.. model.Orders.Select(o => o is Order.Priorities p ? new Order.Priorities([.. p.Statements.Take(5)]) : o)] }
        from concept in Gen.Int[0, StabilityConditions.Concepts.Count - 1]
        from party in Gen.Int[0, description.Parties - 1]
        from state in Gen.Int[0, EngineModel.Space(description).Count - 1]
        select new Question(description, StabilityConditions.Concepts[concept], party, state);

    [Fact]
    public void Counts_and_nearest_are_those_of_trying_every_order() => Questions.Where(q => q.Statements(q.Party).Count > 0).Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        var stable = NaiveConcepts.ById[q.Concept];
        var orders = NaiveSwaps.Permutations([.. Enumerable.Range(0, q.Statements(q.Party).Count)]).ToList();
        var found = q.Asked();
        Assert.Equal(orders.Count, (int)found.AllOrders);
        Assert.Equal(orders.Count(o => stable(q.Reordered(naive, [(q.Party, o)]), q.Party, q.State)), (int)found.StableOrders!.Value);
        Assert.True(found.IsProved);
        var least = NaiveSwaps.Least(naive, [q.Party], m => stable(m, q.Party, q.State));
        Assert.Equal(least is null, found.Nearest is null);
        if (found.Nearest is null) return;
        Assert.Equal(least, found.Swaps);
        Assert.Equal(least, Inversions(found.Nearest));
        Assert.True(stable(q.Reordered(naive, [(q.Party, [.. found.Nearest])]), q.Party, q.State));
    }, iter: Samples.Tenth * 3, print: q => q.ToString());

    [Fact]
    public void A_search_cut_short_proves_a_lower_bound() => Questions.Where(q => q.Statements(q.Party).Count > 1).Sample(q =>
    {
        var (cut, whole) = (q.Asked(budget: 3), q.Asked());
        if (cut.StableOrders is { } count) Assert.Equal(whole.StableOrders, count);
        if (cut.IsProved) Assert.Equal((whole.Swaps, whole.Nearest is null), (cut.Swaps, cut.Nearest is null));
        else Assert.True(whole.Nearest is null || whole.Swaps >= cut.Swaps);
    }, iter: Samples.Tenth * 3, print: q => q.ToString());

    [Fact]
    public void Several_parties_at_once_are_those_of_trying_every_order() =>
        (from q in Questions from movable in Gen.Bool.Array[q.Description.Parties] select (q, movable)).Sample(x =>
        {
            var q = x.q with { Description = x.q.Description with { Orders = [.. x.q.Description.Orders.Select(o => o is Order.Priorities p ? new Order.Priorities([.. p.Statements.Take(3)]) : o)] } };
            var naive = new NaiveModel(q.Description);
            int[] movable = [.. Enumerable.Range(0, naive.Parties).Where(p => x.movable[p] && q.Description.Orders[p] is Order.Priorities)];
            var stable = NaiveConcepts.ById[q.Concept];
            bool Holds(NaiveModel m) => Enumerable.Range(0, m.Parties).All(i => stable(m, i, q.State));
            var graph = EngineModel.Graph(q.Description);
            var moves = new MaskMoves(graph.States, graph.Moves);
            var found = JointInverse.Of(graph, movable, [.. movable.Select(q.Statements)])!.Answer(moves, MaskGoals.StableFor(q.Concept, [.. Enumerable.Range(0, graph.Parties)], q.State));
            var all = Combinations(q, movable, 0).ToList();
            Assert.Equal(all.Count, (int)found.AllOrders);
            Assert.Equal(all.Count(c => Holds(q.Reordered(naive, c))), (int)found.Orders!.Value);
            var least = NaiveSwaps.Least(naive, movable, Holds);
            Assert.True(found.IsProved);
            Assert.Equal(least is null, found.Nearest is null);
            if (found.Nearest is null) return;
            Assert.Equal(least, found.Swaps);
            Assert.Equal(least, found.Nearest.Sum(Inversions));
            Assert.True(Holds(q.Reordered(naive, [.. movable.Zip(found.Nearest, (p, o) => (p, o.ToArray()))])));
        }, iter: Samples.Tenth, print: x => $"movable {string.Join(' ', x.movable)} {x.q}");

    /// <summary>
    /// Where a party's own order alone decides, several parties' answers are each one's own put together: distances add up and counts multiply.
    /// And what is stable under a concept of credible answers is stable under the one that bounds it, so that it takes at least as many swaps.
    /// </summary>
    [Fact]
    public void Own_orders_put_together_are_the_joint_answer_or_bound_it() => Questions.Sample(q =>
    {
        var graph = EngineModel.Graph(q.Description);
        int[] movable = [.. Enumerable.Range(0, graph.Parties).Where(p => q.Statements(p).Count > 0)];
        if (movable.Length != graph.Parties) return;
        var joint = JointInverse.Of(graph, movable, [.. movable.Select(q.Statements)])!
            .Answer(new MaskMoves(graph.States, graph.Moves), MaskGoals.StableFor(q.Concept, movable, q.State), budget: 5000);
        var bound = PriorityConditions.OwnOrderBound(q.Concept);
        var own = movable.Select(p => PriorityConditions.For(graph, p, q.State, bound, q.Statements(p))).ToList();
        Assert.All(own, a => Assert.True(a.IsProved));
        if (own.Exists(a => a.Nearest is null)) Assert.Null(joint.Nearest);
        else if (joint.Nearest is not null) Assert.True(joint.Swaps >= own.Sum(a => a.Swaps));
        if (bound != q.Concept || joint.Orders is not { } orders) return;
        Assert.Equal(own.Aggregate(BigInteger.One, (n, a) => n * a.StableOrders!.Value), orders);
        if (joint.Nearest is not null) Assert.Equal(own.Sum(a => a.Swaps), joint.Swaps);
    }, iter: Samples.Tenth, print: q => q.ToString());

    /// <summary>Thirty statements of which three matter: far too many orders to list.</summary>
    [Fact]
    public void Counts_what_could_not_be_listed()
    {
        var graph = EngineModel.Graph(new Description { Parties = 2, NamedStates = 3, Arcs = [[(0, 1), (0, 2)], []], Orders = [new Order.Priorities([]), new Order.Priorities([])] });
        StateSet Where(params int[] states) => StateSet.Of(3, states);
        StateSet[] statements = [Where(1), .. Enumerable.Repeat(Where(0, 1, 2), 27), Where(0), Where(0, 1)];
        var found = PriorityConditions.For(graph, 0, 0, "nash", statements);
        var all = Enumerable.Range(1, 30).Aggregate(BigInteger.One, (n, k) => n * k);
        Assert.Equal(all, found.AllOrders);
        Assert.Equal(all / 2, found.StableOrders);
        Assert.Equal((28, true), (found.Swaps, found.IsProved));
    }

    private static int Inversions(IReadOnlyList<int> order) => Enumerable.Range(0, order.Count).Sum(a => Enumerable.Range(0, a).Count(b => order[b] > order[a]));

    private static IEnumerable<(int Party, int[] Order)[]> Combinations(Question q, int[] movable, int from) => from == movable.Length
        ? [[]]
        : NaiveSwaps.Permutations([.. Enumerable.Range(0, q.Statements(movable[from]).Count)]).SelectMany(order =>
            Combinations(q, movable, from + 1).Select(rest => ((int, int[])[])[(movable[from], order), .. rest]));

    private sealed record Question(Description Description, string Concept, int Party, int State)
    {
        public IReadOnlyList<StateSet> Statements(int party)
        {
            var space = EngineModel.Space(Description);
            return Description.Orders[party] is Order.Priorities p ? [.. p.Statements.Select(space.Where)] : [];
        }

        public PriorityConditions Asked(int budget = 200_000) => PriorityConditions.For(EngineModel.Graph(Description), Party, State, Concept, Statements(Party), budget);

        public NaiveModel Reordered(NaiveModel m, IReadOnlyList<(int Party, int[] Order)> changes)
        {
            var orders = Enumerable.Range(0, m.Parties).Select(p => Enumerable.Range(0, Statements(p).Count).ToArray()).ToArray();
            foreach (var (party, order) in changes) orders[party] = order;
            return NaiveSwaps.Reordered(m, orders);
        }

        public override string ToString() => $"{Concept} for {Party} at {State} in {ModelGen.Print(Description)}";
    }
}

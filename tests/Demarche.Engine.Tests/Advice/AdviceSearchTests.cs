using CsCheck;
using Demarche.Engine.Advice;
using Demarche.Engine.Moves;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Advice;

/// <summary>Advice is what trying every set of changes gives.</summary>
public class AdviceSearchTests
{
    private static readonly string[] Ids = ["nash", "gmr", "smr", "seq", "sseq"];

    private static readonly Gen<(Description Description, AdviceQuestion Question)> Questions =
        from model in ModelGen.Any(cells: 10, parties: 3)
        let d = Shortened(model, 3)
        let states = EngineModel.Space(d).Count
        from foresight in Gen.Int[0, Ids.Length - 1].Array[d.Parties]
        from isMixed in Gen.Bool
        from now in Gen.Int[0, states - 1]
        from wanted in Set(states)
        from changes in ChangeOf(d, states).Array[0, 4]
        from swaps in Gen.Frequency((2, Gen.Const((int?)null)), (3, Gen.Int[1, 4].Select(c => (int?)c))).Array[d.Parties]
        from paying in Gen.Bool
        let concepts = foresight.Select(k => Concepts.Find(Ids[k])!).ToArray()
        select (d, Ask(d, isMixed ? new MixedForesight(concepts) : concepts[0], now, wanted, changes, swaps, paying));

    [Fact]
    public void Is_the_cheapest_over_all_sets()
    {
        var (hopeless, paid) = (0, 0);
        Questions.Sample(x => IsCheapest(x.Description, x.Question, ref hopeless, ref paid), iter: Samples.Count, print: Print);
        Assert.True(hopeless > Samples.Count / 50 && paid > Samples.Count / 50, $"Too few questions that tell: {hopeless} without an answer, {paid} with one that costs something.");
    }

    private static void IsCheapest(Description description, AdviceQuestion question, ref int hopeless, ref int paid)
    {
        var naive = new NaiveModel(description);
        if (question.WhyNot() is not null) return;
        var cheapest = NaiveAdvice.Cheapest(naive, question);
        var answer = new AdviceSearch(question).Run(limit: int.MaxValue, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(cheapest is null ? AdviceEnd.None : AdviceEnd.AllCheapest, answer.End);
        Assert.Equal(cheapest?.Sets ?? 0, answer.Proposals.Count);
        Assert.Equal(cheapest?.Cost, answer.NoneBelow);
        Assert.All(answer.Proposals, p => IsSound(question, p, cheapest!.Value.Cost));
        if (cheapest is null) Interlocked.Increment(ref hopeless);
        else if (cheapest.Value.Cost > 0) Interlocked.Increment(ref paid);
    }

    /// <summary>Nash ⇒ SSEQ ⇒ SEQ ⇒ GMR, and what moves that pay lead to any moves do: less is asked, so it cannot cost more.</summary>
    [Fact]
    public void Asking_less_never_costs_more() => Questions.Sample(x =>
    {
        var q = x.Question;
        int Cost(string concept, bool paying) => new AdviceSearch(Ask(x.Description, Concepts.Find(concept)!, q.Now, q.Wanted, [.. q.Changes], [.. q.SwapCosts], paying))
            .Run(limit: 1, cancellation: TestContext.Current.CancellationToken).Proposals.Select(p => p.Cost).FirstOrDefault(int.MaxValue);
        string[] weaker = ["gmr", "seq", "sseq", "nash"];
        foreach (var paying in new[] { false, true })
        {
            var costs = weaker.Select(c => Cost(c, paying)).ToArray();
            Assert.Equal(costs.Order(), costs);
        }

        Assert.All(weaker, c => Assert.True(Cost(c, false) <= Cost(c, true)));
    }, iter: Samples.Tenth * 3, print: Print);

    [Fact]
    public void A_search_cut_short_never_says_too_much() => Gen.Select(Questions, Gen.Int[1, 40]).Sample((x, budget) =>
    {
        if (x.Question.WhyNot() is not null) return;
        var cheapest = NaiveAdvice.Cheapest(new NaiveModel(x.Description), x.Question);
        var answer = new AdviceSearch(x.Question).Run(budget, limit: 2, cancellation: TestContext.Current.CancellationToken);
        Assert.True(answer.Proposals.Count <= 2);
        if (answer.NoneBelow is { } bound) Assert.True(cheapest is null || cheapest.Value.Cost >= bound);
        else Assert.Equal((AdviceEnd.None, null), (answer.End, cheapest));
        if (answer.End is AdviceEnd.AllCheapest) Assert.Equal(cheapest, (answer.Proposals[0].Cost, answer.Proposals.Count));
        if (answer.End is AdviceEnd.SomeCheapest) Assert.Equal(cheapest!.Value.Cost, answer.Proposals[0].Cost);
        Assert.All(answer.Proposals, p => IsSound(x.Question, p, answer.Proposals[0].Cost));
    }, iter: Samples.Count, print: x => Print(x.Item1));

    [Fact]
    public void Stopped_before_it_begins_it_says_that_nothing_was_tried()
    {
        var question = Ask(Two, Concepts.Find("nash")!, 0, StateSet.Of(2, [0]), [], [1, 1], false);
        var answer = new AdviceSearch(question).Run(cancellation: new CancellationToken(canceled: true));
        Assert.Equal((AdviceEnd.NotFound, 0, 0L, true), (answer.End, answer.NoneBelow, answer.Tried, answer.WasStopped));
    }

    [Fact]
    public void A_move_that_one_change_allows_another_forbids()
    {
        StateSet first = StateSet.Of(2, [0]), second = StateSet.Of(2, [1]);
        Change[] changes = [new Change.Allow(1, 2, [(1, 0)]), new Change.Forbid(1, 3, second, first), new Change.Forbid(0, 5, first, second)];
        var asked = Ask(Two, Concepts.Find("nash")!, 0, first, changes, [null, null], false);
        var answer = new AdviceSearch(asked).Run(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([2], Assert.Single(answer.Proposals).Changes);
        Assert.Equal((5, 5), (answer.Proposals[0].Cost, answer.NoneBelow));
    }

    /// <summary>What was left out may cost as much as what was found: then there may be more of the cheapest.</summary>
    [Theory]
    [InlineData(2, AdviceEnd.SomeCheapest)]
    [InlineData(100, AdviceEnd.AllCheapest)]
    public void With_the_budget_spent_it_does_not_claim_all_of_the_cheapest(int budget, AdviceEnd end)
    {
        StateSet first = StateSet.Of(2, [0]), second = StateSet.Of(2, [1]);
        Change[] changes = [new Change.Allow(1, 1, [(1, 0)]), new Change.Forbid(0, 2, first, second)];
        var answer = new AdviceSearch(Ask(Two, Concepts.Find("nash")!, 0, first, changes, [null, null], false)).Run(budget, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([1], Assert.Single(answer.Proposals).Changes);
        Assert.Equal((end, 2), (answer.End, answer.NoneBelow));
    }

    [Fact]
    public void A_change_that_costs_nothing_is_refused() =>
        Assert.Throws<ArgumentException>(() => new AdviceSearch(Ask(Two, Concepts.Find("nash")!, 0, StateSet.Of(2, [0]), [new Change.Drop(0, 0, 0)], [null, null], false)));

    [Fact]
    public void A_concept_that_rests_on_more_than_orders_is_refused() =>
        Assert.Throws<NotSupportedException>(() => new AdviceSearch(Ask(Two, Concepts.All.First(c => !c.RestsOnOrders), 0, StateSet.Of(2, [0]), [], [1, 1], false)));

    /// <summary>Moves made at the same moment add up by the rules of the levers, which a granted move goes against.</summary>
    [Fact]
    public void Simultaneous_stability_is_refused_where_moves_are_allowed()
    {
        var d = new Description { Parties = 2, Levers = [new Lever(0, 2, MoveRule.Up), new Lever(1, 2, MoveRule.Free)], Orders = [new Order.Priorities([]), new Order.Priorities([])] };
        var sim = Concepts.Find("sim")!;
        Assert.Null(Ask(d, sim, 0, StateSet.Of(4, [0]), [new Change.Forbid(0, 1, StateSet.Of(4, [0]), StateSet.Of(4, [1]))], [1, 1], false).WhyNot());
        Change[] granted = [new Change.Allow(0, 1, [(1, 0)])];
        Assert.NotNull(Ask(d, sim, 0, StateSet.Of(4, [0]), granted, [1, 1], false).WhyNot());
        Assert.NotNull(Ask(d, new MixedForesight([Concepts.Find("seq")!, sim]), 0, StateSet.Of(4, [0]), granted, [1, 1], false).WhyNot());
    }

    /// <summary>Two states; the first party likes the second better and can go there.</summary>
    private static Description Two => new()
    {
        Parties = 2,
        NamedStates = 2,
        Arcs = [[(0, 1)], []],
        Orders = [new Order.Priorities([new Condition.OneOf(StateSet.Of(2, [1]))]), new Order.Priorities([])],
    };

    private static void IsSound(AdviceQuestion question, Proposal proposal, int cost)
    {
        Assert.Equal(cost, proposal.Cost);
        Assert.Equal(cost, proposal.Changes.Sum(k => question.Changes[k].Cost) + proposal.Swaps.Sum(s => question.SwapCosts[s.Party]!.Value));
        var ways = question.ByImprovements ? Ways.ByImprovements(proposal.Graph, question.Now) : Ways.ByAnyMoves(proposal.Graph, question.Now);
        var holds = Enumerable.Range(0, proposal.Graph.Parties).Aggregate(question.Wanted, (left, p) => left.Intersect(question.Concept.Stable(proposal.Graph, p)));
        Assert.False(holds.Intersect(ways.Reached).IsEmpty);
    }

    private static AdviceQuestion Ask(Description d, SolutionConcept concept, int now, StateSet wanted, Change[] changes, int?[] swaps, bool paying)
    {
        var graph = EngineModel.Graph(d);
        return new AdviceQuestion
        {
            Graph = graph,
            Now = now,
            Wanted = wanted,
            Concept = concept,
            Statements = [.. d.Orders.Select(o => o is Order.Priorities p ? (IReadOnlyList<StateSet>)[.. p.Statements.Select(graph.Space.Where)] : null)],
            Changes = changes,
            SwapCosts = [.. swaps.Select((c, p) => d.Orders[p] is Order.Priorities ? c : null)],
            ByImprovements = paying,
        };
    }

    private static Gen<Change> ChangeOf(Description d, int states) => Gen.Int[0, d.Parties - 1].SelectMany(party =>
    {
        var forms = new List<Gen<Change>>
        {
            Gen.Select(Gen.Int[1, 5], Gen.Select(Gen.Int[0, states - 1], Gen.Int[0, states - 1]).Array[1, 3], (cost, moves) => (Change)new Change.Allow(party, cost, [.. moves.Where(m => m.Item1 != m.Item2)])),
            Gen.Select(Gen.Int[1, 5], Set(states), Set(states), (cost, from, to) => (Change)new Change.Forbid(party, cost, from, to)),
        };
        if (d.Orders[party] is Order.Priorities p)
        {
            forms.Add(Gen.Select(Gen.Int[1, 5], Set(states), Gen.Int[0, 4], (cost, where, place) => (Change)new Change.Add(party, cost, where, place)));
            if (p.Statements.Count > 0)
            {
                forms.Add(Gen.Select(Gen.Int[1, 5], Gen.Int[0, p.Statements.Count - 1], (cost, place) => (Change)new Change.Drop(party, cost, place)));
                forms.Add(Gen.Select(Gen.Int[1, 5], Gen.Int[0, p.Statements.Count - 1], (cost, place) => (Change)new Change.Negate(party, cost, place)));
            }
        }

        return Gen.OneOf([.. forms]);
    });

    private static Gen<StateSet> Set(int states) => Gen.Bool.Array[states].Select(inside => StateSet.Of(states, Enumerable.Range(0, states).Where(s => inside[s])));

    private static Description Shortened(Description d, int most) =>
        d with { Orders = [.. d.Orders.Select(o => o is Order.Priorities p ? new Order.Priorities([.. p.Statements.Take(most)]) : o)] };

    private static string Print((Description Description, AdviceQuestion Question) x) =>
        $"{ModelGen.Print(x.Description)}; {x.Question.Concept.Id} from {x.Question.Now} to {string.Join(' ', x.Question.Wanted.Members())}; {string.Join(", ", x.Question.Changes)}; swaps {string.Join(' ', x.Question.SwapCosts)}";
}

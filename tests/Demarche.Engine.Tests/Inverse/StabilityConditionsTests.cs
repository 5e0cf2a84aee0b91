using System.Numerics;
using CsCheck;
using Demarche.Engine.Inverse;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Inverse;

/// <summary>The inverse question against trying every ranking of one party.</summary>
public class StabilityConditionsTests
{
    public static TheoryData<string> Ids() => [.. StabilityConditions.Concepts];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_ranking_is_stable_exactly_when_enough_is_held_no_better(string id) => RankedQuestions.Small(6).Sample(q =>
    {
        var naive = new NaiveModel(q.Description);
        var found = StabilityConditions.For(EngineModel.Graph(q.Description), q.Party, q.State, id);
        Assert.True(found.EnoughIsComplete);
        long stable = 0, all = 0;
        foreach (var ranking in NaiveSwaps.Permutations([.. Enumerable.Range(0, naive.States)]))
        {
            var holds = NaiveConcepts.ById[id](RankedQuestions.Ranked(naive, q.Party, ranking), q.Party, q.State);
            Assert.Equal(holds, found.Enough.Any(set => set.Members().All(t => ranking[t] > ranking[q.State])));
            (stable, all) = (stable + (holds ? 1 : 0), all + 1);
        }

        Assert.Equal((BigInteger)all, found.AllRankings);
        Assert.Equal((BigInteger)stable, found.StableRankings);
    }, iter: 60, print: q => $"{q.Party} at {q.State} in {ModelGen.Print(q.Description)}");

    [Theory]
    [MemberData(nameof(Ids))]
    public void Orders_with_ties_are_judged_by_the_same_sets(string id) =>
        (from q in RankedQuestions.Small(24)
         from places in Gen.Int[0, 3].Array[EngineModel.Space(q.Description).Count]
         select (q, places)).Sample(x =>
         {
             var naive = new NaiveModel(x.q.Description);
             var found = StabilityConditions.For(EngineModel.Graph(x.q.Description), x.q.Party, x.q.State, id);
             var held = found.Enough.Any(set => set.Members().All(t => x.places[t] >= x.places[x.q.State]));
             var holds = NaiveConcepts.ById[id](RankedQuestions.Ranked(naive, x.q.Party, x.places), x.q.Party, x.q.State);
             Assert.True(holds || !held);
             if (found.EnoughIsComplete) Assert.Equal(holds, held);
         }, iter: Samples.Tenth, print: x => $"{x.q.Party} at {x.q.State} by {string.Join(' ', x.places)} in {ModelGen.Print(x.q.Description)}");

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_smallest_set_holds_another(string id) => RankedQuestions.Small(24).Sample(q =>
    {
        var sets = StabilityConditions.For(EngineModel.Graph(q.Description), q.Party, q.State, id).Enough;
        foreach (var one in sets) Assert.DoesNotContain(sets, other => !ReferenceEquals(one, other) && one.Except(other).IsEmpty);
        Assert.All(sets, set => Assert.False(set[q.State]));
    }, iter: Samples.Tenth, print: q => $"{q.Party} at {q.State} in {ModelGen.Print(q.Description)}");

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_set_listed_is_enough_and_none_of_its_states_can_be_spared(string id) =>
        Gen.OneOf(RankedQuestions.Small(40), Entangled).Sample(
            q => AssertSmallest(EngineModel.Graph(q.Description), q.Party, q.State, id), iter: 15, print: q => $"{q.Party} at {q.State} in {ModelGen.Print(q.Description)}");

    /// <summary>
    /// Eleven moves with one sanction each make 2¹¹ smallest sets; the sets let go are those that hold the last of these sanctions, which
    /// also answers the twelfth move. What is made of the others by adding it could spare the eleventh move's target.
    /// </summary>
    [Fact]
    public void Sets_let_go_on_the_way_leave_nothing_to_spare_in_the_rest()
    {
        var sanctions = Enumerable.Range(1, 11).Select(k => (k, k + 12)).Append((12, 23)).Append((12, 24));
        var graph = EngineModel.Graph(new Description
        {
            Parties = 2,
            NamedStates = 25,
            Arcs = [[.. Enumerable.Range(1, 12).Select(k => (0, k))], [.. sanctions]],
            Orders = [new Order.Priorities([]), new Order.Priorities([])],
        });
        Assert.False(StabilityConditions.For(graph, 0, 0, "gmr").EnoughIsComplete);
        AssertSmallest(graph, 0, 0, "gmr");
    }

    [Fact]
    public void Refuses_concepts_it_has_no_formula_for()
    {
        var graph = EngineModel.Graph(new Description { Parties = 2, NamedStates = 1, Arcs = [[], []], Orders = [new Order.Priorities([]), new Order.Priorities([])] });
        Assert.Throws<ArgumentException>(() => StabilityConditions.For(graph, 0, 0, "nm"));
    }

    private static void AssertSmallest(ConflictGraph graph, int party, int state, string id)
    {
        var found = StabilityConditions.For(graph, party, state, id);
        Assert.InRange(found.Enough.Count, 0, StabilityConditions.MaximumSets);
        foreach (var set in found.Enough)
        {
            Assert.True(HoldsWith(set));
            foreach (var spared in set.Members()) Assert.False(HoldsWith(set.Except(StateSet.Of(graph.States, [spared]))));
        }

        bool HoldsWith(StateSet noBetter)
        {
            var order = Enumerable.Range(0, graph.States).Select(s => s == state || noBetter[s] ? 0 : 1).ToArray();
            return Concepts.Find(id)!.Stable(graph.With(party, order), party, TestContext.Current.CancellationToken)[state];
        }
    }

    /// <summary>Six yes/no options of three parties with strict orders, three of them the first party's: far more smallest sets than are listed.</summary>
    private static Gen<(Description Description, int Party, int State)> Entangled =>
        from orders in ModelGen.Permutation(64).Array[3]
        from state in Gen.Int[0, 63]
        let levers = new[] { 0, 1, 0, 2, 0, 1 }.Select(p => new Lever(p, 2, MoveRule.Free)).ToArray()
        select (new Description { Parties = 3, Levers = levers, Orders = [.. orders.Select(o => new Order.Ranking(o))] }, 0, state);
}

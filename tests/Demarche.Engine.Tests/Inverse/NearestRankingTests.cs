using CsCheck;
using Demarche.Engine.Inverse;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Inverse;

/// <summary>The nearest ranking against trying every strict ranking of one party.</summary>
public class NearestRankingTests
{
    public static TheoryData<string> Ids() => [.. StabilityConditions.Concepts];

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_ranking_that_makes_the_state_stable_is_nearer(string id) =>
        (from q in RankedQuestions.Small(6)
         from places in Gen.Int[0, 5].Array[EngineModel.Space(q.Description).Count]
         select (q, places)).Sample(x =>
         {
             var naive = new NaiveModel(x.q.Description);
             int[] ranks = [.. x.places.Select(p => -p)];
             var found = NearestRanking.Of(StabilityConditions.For(EngineModel.Graph(x.q.Description), x.q.Party, x.q.State, id), ranks, TestContext.Current.CancellationToken);
             var least = NaiveSwaps.Permutations([.. Enumerable.Range(0, naive.States)])
                 .Where(ranking => NaiveConcepts.ById[id](RankedQuestions.Ranked(naive, x.q.Party, ranking), x.q.Party, x.q.State))
                 .Select(ranking => (int?)Reversed(x.places, ranking)).Min();
             Assert.Equal(least, found?.Swaps);
             if (found is null) return;
             Assert.True(found.IsProved);
             var moved = Slid(x.places, x.q.State, found.Below);
             Assert.Equal(found.Swaps, Reversed(x.places, moved));
             Assert.True(NaiveConcepts.ById[id](RankedQuestions.Ranked(naive, x.q.Party, moved), x.q.Party, x.q.State));
         }, iter: 60, print: x => $"{x.q.Party} at {x.q.State} by {string.Join(' ', x.places)} in {ModelGen.Print(x.q.Description)}");

    /// <summary>Of four states above, the three farthest must fall below: the nearest goes with them, since each would have to pass it.</summary>
    [Fact]
    public void A_state_that_too_many_must_pass_falls_with_them()
    {
        var conditions = new StabilityConditions(0, 0, [StateSet.Of(5, [2, 3, 4])], EnoughIsComplete: true, StableRankings: null, AllRankings: 120);
        var found = NearestRanking.Of(conditions, [0, 1, 2, 3, 4], TestContext.Current.CancellationToken)!;
        Assert.Equal(4, found.Swaps);
        Assert.Equal([1, 2, 3, 4], found.Below);
    }

    /// <summary>Pairs of states of which one stands strictly above the other before, and the other way round after.</summary>
    private static int Reversed(int[] before, int[] after) =>
        Enumerable.Range(0, before.Length).Sum(a => Enumerable.Range(0, before.Length).Count(b => before[a] < before[b] && after[a] > after[b]));

    /// <summary>Some states slid to right below another, everything else as it was; ties are broken so that what slides stays above what ties with the state.</summary>
    private static int[] Slid(int[] places, int state, IReadOnlyList<int> below)
    {
        int Group(int t) => places[t] < places[state] ? below.Contains(t) ? 2 : 0 : t == state ? 1 : 3;
        var order = Enumerable.Range(0, places.Length).OrderBy(Group).ThenBy(t => places[t]).ToList();
        return [.. Enumerable.Range(0, places.Length).Select(t => order.IndexOf(t))];
    }
}

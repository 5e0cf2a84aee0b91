using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Limited-move stability for any number of parties, in both readings, and Stackelberg equilibria.</summary>
public class CoalitionForesightTests
{
    public static TheoryData<string> Ids() => ["l1-cc", "l2-cc", "l3-cc", "l5-cc", "l1-ci", "l2-ci", "l3-ci", "l5-ci"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Agree(string id) => ModelGen.Any(cells: 32).Sample(d =>
    {
        var naive = new NaiveModel(d);
        NaiveCoalitionForesight[] ofParty = [.. Enumerable.Range(0, naive.Parties).Select(i => Oracle(id, naive, i))];
        Agreement.On(Concepts.Find(id)!, EngineModel.Graph(d), naive, (_, i, s) => ofParty[i].Stable(Horizon(id), s));
    }, iter: Samples.Tenth * 2, print: ModelGen.Print);

    [Theory]
    [InlineData("l2", "l2-cc")]
    [InlineData("l3", "l3-cc")]
    [InlineData("l6", "l6-cc")]
    [InlineData("l2", "l2-ci")]
    [InlineData("l3", "l3-ci")]
    [InlineData("l6", "l6-ci")]
    public void With_two_parties_it_is_limited_move_stability(string two, string many) =>
        ModelGen.Any(cells: 48, parties: 2).Sample(d => AssertSame(EngineModel.Graph(d), two, many), iter: Samples.Count, print: ModelGen.Print);

    /// <summary>The theorem of the 2026 paper: opponents of one mind, completely opposed to the party.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Against_opponents_of_one_opposite_mind_both_are_maximin(int h) => ModelGen.Any(cells: 48).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < graph.Parties; i++)
        {
            int[] own = graph.Ranks(i).ToArray(), opposite = [.. own.Select(r => -r)];
            var opposed = new ConflictGraph(graph.Space, graph.Moves, [.. Enumerable.Range(0, graph.Parties).Select(j => j == i ? own : opposite)]);
            var worst = Stable($"maximin{h}", opposed, i);
            Assert.Equal(worst, Stable($"l{h}-cc", opposed, i));
            Assert.Equal(worst, Stable($"l{h}-ci", opposed, i));
        }
    }, iter: Samples.Tenth * 3, print: ModelGen.Print);

    [Theory]
    [InlineData("l2-cc", "gmr")]
    [InlineData("l2-ci", "gmr")]
    [InlineData("l3-cc", "smr")]
    [InlineData("l3-ci", "smr")]
    [InlineData("l4-ci", "maximin4")]
    [InlineData("l5-cc", "maximin5")]
    public void What_holds_against_expected_answers_holds_against_the_worst(string stronger, string weaker) => ModelGen.Any(cells: 48).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < graph.Parties; i++) Assert.Empty(Stable(stronger, graph, i).Except(Stable(weaker, graph, i)).Members());
    }, iter: Samples.Tenth * 3, print: ModelGen.Print);

    [Theory]
    [InlineData("l1-cc")]
    [InlineData("l1-ci")]
    public void One_move_ahead_is_Nash(string id) => ModelGen.Any(cells: 48).Sample(d => AssertSame(EngineModel.Graph(d), "nash", id), iter: Samples.Tenth, print: ModelGen.Print);

    [Theory]
    [InlineData("l2-cc")]
    [InlineData("l3-cc")]
    [InlineData("l3-ci")]
    [InlineData("l4-ci")]
    public void Witnesses_are_the_play_expected(string id) => ModelGen.Any(cells: 24).Sample(d =>
    {
        var (naive, graph, h) = (new NaiveModel(d), EngineModel.Graph(d), Horizon(id));
        for (var i = 0; i < naive.Parties; i++)
        {
            var oracle = Oracle(id, naive, i);
            for (var s = 0; s < naive.States; s++)
            {
                var verdict = Concepts.Find(id)!.Explain(graph, i, s);
                Assert.Equal(oracle.Stable(h, s), verdict.IsStable);
                if (verdict.IsStable) Assert.Equal(naive.Improvements(i, s), verdict.Deviations.Select(x => x.Improvement.To).Order());
                foreach (var deviation in verdict.Deviations)
                {
                    Assert.Equal(oracle.Theirs(deviation.Improvement.To, h - 1), deviation.Result);
                    Assert.NotEqual(deviation.IsSanctioned, naive.Prefers(i, deviation.Result, s));
                    if (deviation.Sanction is { } play) Walk(naive, deviation.Improvement.To, deviation.Result, play);
                }
            }
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void A_Stackelberg_leader_sees_two_moves_and_the_follower_one() => ModelGen.Any(cells: 64, parties: 2).Sample(d =>
    {
        var (naive, graph) = (new NaiveModel(d), EngineModel.Graph(d));
        for (var leader = 0; leader < 2; leader++)
        {
            var led = leader;
            Agreement.On(new StackelbergEquilibrium(led), graph, naive, (m, i, s) => i == led ? NaiveForesight.Limited(m, 2, i, s) : NaiveConcepts.Nash(m, i, s));
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Models_too_large_are_refused_in_words()
    {
        var space = StateSpace.OfNames(5000);
        var graph = new ConflictGraph(space, new Engine.Moves.ArcMoves(5000, [[], [], []]), [new int[5000], new int[5000], new int[5000]]);
        Assert.Contains("5,000 states", Concepts.Find("l2-cc")!.WhyNot(graph));
        Assert.Contains("5,000 states", Concepts.Find("l2-ci")!.WhyNot(graph));
        Assert.Contains("two parties", Concepts.Find("stk1")!.WhyNot(graph));
        Assert.Null(Concepts.Find("maximin9")!.WhyNot(graph));
    }

    private static int Horizon(string id) => id[1] - '0';

    private static NaiveCoalitionForesight Oracle(string id, NaiveModel naive, int i) => new(naive, i, id.EndsWith("cc", StringComparison.Ordinal));

    private static void Walk(NaiveModel naive, int from, int to, IReadOnlyList<Step> play)
    {
        foreach (var step in play)
        {
            Assert.Equal(from, step.From);
            Assert.Contains(step.To, naive.Moves(step.Party, from));
            from = step.To;
        }

        Assert.Equal(to, from);
    }

    private static void AssertSame(ConflictGraph graph, string one, string other)
    {
        for (var i = 0; i < graph.Parties; i++) Assert.Equal(Stable(one, graph, i), Stable(other, graph, i));
    }

    private static StateSet Stable(string id, ConflictGraph graph, int party) => Concepts.Find(id)!.Stable(graph, party, TestContext.Current.CancellationToken);
}

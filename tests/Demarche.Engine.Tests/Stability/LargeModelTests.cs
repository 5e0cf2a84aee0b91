using CsCheck;
using Demarche.Engine.Moves;
using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Models large enough that the quick methods share their work out over the cores, against the general methods and the definitions.</summary>
public class LargeModelTests
{
    private static readonly string[] Sanctioning = ["nash", "gmr", "smr", "seq", "sseq"];

    public static TheoryData<int, string> Shapes()
    {
        var shapes = new TheoryData<int, string>();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            foreach (var kind in new[] { "complete", "infeasible", "merged" }) shapes.Add(seed, kind);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Quick_and_general_methods_agree(int seed, string kind)
    {
        var graph = Random(seed, 14, 3 + seed % 2, kind);
        Assert.True(graph.Moves.IsTransitive);
        var listed = EngineModel.Listed(graph);
        foreach (var id in Sanctioning)
        {
            for (var i = 0; i < graph.Parties; i++) Assert.Equal(Stable(listed, id, i), Stable(graph, id, i));
        }
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("infeasible")]
    public async Task Answers_do_not_depend_on_the_number_of_threads(string kind)
    {
        var oneThread = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ConcurrentScheduler;
        var graph = Random(5, 17, 4, kind);
        foreach (var id in Sanctioning)
        {
            var onOne = await Task.Factory.StartNew(() => Stable(graph, id, 0), TestContext.Current.CancellationToken, TaskCreationOptions.None, oneThread);
            Assert.Equal(onOne, Stable(graph, id, 0));
            Assert.Equal(Stable(graph, id, 0), Stable(graph, id, 0));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nash_is_the_definition_at_a_size_that_streams_through_memory(int seed)
    {
        var graph = Random(seed, 18, 4, seed == 1 ? "complete" : "infeasible");
        for (var i = 0; i < graph.Parties; i++) AssertNash(graph, i);
    }

    [Fact]
    public void General_metarationality_without_infeasible_states_looks_at_all_states_with_the_same_levers_of_ones_own()
    {
        var space = StateSpace.OfLevers([.. Enumerable.Range(0, 17).Select(k => new Lever(k * 7 % 4, 2, MoveRule.Free))]);
        var graph = new ConflictGraph(space, new LeverMoves(space, 4), Orders(new Random(3), space, 4, 8));
        for (var i = 0; i < 4; i++)
        {
            var own = Enumerable.Range(0, space.Levers.Count).Where(k => space.Levers[k].Party == i).Sum(k => 1 << k);
            var worst = Enumerable.Range(0, graph.States).GroupBy(s => s & own).ToDictionary(g => g.Key, g => g.Min(s => graph.Ranks(i)[s]));
            var best = Enumerable.Range(0, graph.States).GroupBy(s => s & ~own).ToDictionary(g => g.Key, g => g.Max(s => worst[s & own]));
            var expected = StateSet.Of(graph.States, Enumerable.Range(0, graph.States).Where(s => best[s & ~own] <= graph.Ranks(i)[s]));
            Assert.Equal(expected, Stable(graph, "gmr", i));
        }
    }

    /// <summary>With one opponent, whose moves compose, a legal sequence is a single move of it.</summary>
    [Fact]
    public void An_opponent_with_very_many_moves_is_searched_as_the_definition_says() => ModelGen.Sprawling().Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var moves = Enumerable.Range(0, 2).Select(i => Enumerable.Range(0, graph.States).Select(s => Targets(graph, i, s)).ToArray()).ToArray();
        foreach (var (id, credible, looksForWayOut) in new[] { ("gmr", false, false), ("smr", false, true), ("seq", true, false), ("sseq", true, true) })
        {
            bool Deters(int s, int s1, int s2) => !graph.Prefers(0, s2, s)
                && (!credible || graph.Prefers(1, s2, s1))
                && (!looksForWayOut || !Array.Exists(moves[0][s2], s3 => graph.Prefers(0, s3, s)));
            bool Holds(int s) => moves[0][s].All(s1 => !graph.Prefers(0, s1, s) || Array.Exists(moves[1][s1], s2 => Deters(s, s1, s2)));
            Assert.Equal(StateSet.Of(graph.States, Enumerable.Range(0, graph.States).Where(Holds)), Stable(graph, id, 0));
        }
    }, iter: 25, print: ModelGen.Print);

    [Fact]
    public void Work_stops_when_it_is_cancelled()
    {
        var graph = Random(1, 14, 3, "infeasible");
        foreach (var concept in Concepts.All.Where(c => c.WhyNot(graph) is null))
        {
            Assert.ThrowsAny<OperationCanceledException>(() => concept.Stable(graph, 0, new CancellationToken(canceled: true)));
        }
    }

    private static StateSet Stable(ConflictGraph graph, string id, int party) => Concepts.Find(id)!.Stable(graph, party, CancellationToken.None);

    private static int[] Targets(ConflictGraph graph, int party, int state)
    {
        var targets = new List<int>();
        graph.Moves.Targets(party, state, targets);
        return [.. targets];
    }

    private static void AssertNash(ConflictGraph graph, int party)
    {
        var stable = Stable(graph, "nash", party);
        var targets = new List<int>();
        for (var s = 0; s < graph.States; s++)
        {
            graph.Moves.Targets(party, s, targets);
            Assert.Equal(!targets.Exists(t => graph.Prefers(party, t, s)), stable[s]);
        }
    }

    /// <summary>A model with 2^bits cells, levers of 2 and 4 levels dealt out at random, one in four one-way.</summary>
    private static ConflictGraph Random(int seed, int bits, int parties, string kind)
    {
        var random = new Random(seed);
        if (kind == "merged") bits -= parties;
        var levers = new List<Lever>();
        for (var left = bits; left > 0; left -= levers[^1].Levels / 2)
        {
            var rule = random.Next(4) > 0 ? MoveRule.Free : random.Next(2) > 0 ? MoveRule.Up : MoveRule.Down;
            levers.Add(new Lever(levers.Count * 3 % (parties + 1) % parties, left > 1 && random.Next(3) == 0 ? 4 : 2, rule));
        }

        var space = kind switch
        {
            "complete" => StateSpace.OfLevers(levers),
            "infeasible" => StateSpace.OfLevers(levers, Condition.Any(Enumerable.Range(0, 4).Select(_ => Pattern(random, levers, 3)))),
            _ => StateSpace.OfLevers([.. levers, .. FinalLevers(parties)], Condition.Any(Enumerable.Range(0, 2).Select(_ => Pattern(random, levers, 4))), [AllUp(levers.Count, parties)]),
        };
        return new ConflictGraph(space, new LeverMoves(space, parties), Orders(random, space, parties, 3 + random.Next(9)));
    }

    /// <summary>A one-way lever for each party; once all are up, nothing else counts and the state is merged into one.</summary>
    private static IEnumerable<Lever> FinalLevers(int parties) => Enumerable.Range(0, parties).Select(p => new Lever(p, 2, MoveRule.Up));

    private static Condition AllUp(int from, int parties) =>
        Enumerable.Range(from, parties).Select(k => (Condition)new Condition.LevelIn(k, 1, 1)).Aggregate((a, b) => new Condition.And(a, b));

    private static List<int[]> Orders(Random random, StateSpace space, int parties, int statements) =>
        [.. Enumerable.Range(0, parties).Select(_ => PriorityOrder.Rank(space, [.. Enumerable.Range(0, statements).Select(_ => Pattern(random, space.Levers, 2))]))];

    private static Condition Pattern(Random random, IReadOnlyList<Lever> levers, int parts)
    {
        Condition Part()
        {
            var lever = random.Next(levers.Count);
            var lowest = random.Next(levers[lever].Levels);
            return new Condition.LevelIn(lever, lowest, lowest + random.Next(levers[lever].Levels - lowest));
        }

        return Enumerable.Range(0, parts).Select(_ => Part()).Aggregate((a, b) => random.Next(2) == 0 ? new Condition.And(a, b) : new Condition.Iff(a, b));
    }
}

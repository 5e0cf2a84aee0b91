using CsCheck;
using Demarche.Engine.Perception;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Perception;

/// <summary>
/// Hypergames against their definition: the oracle writes each perceived game out as a conflict of its own, with the known states alone,
/// renumbered, and judges that.
/// </summary>
public class HypergameTests
{
    private static readonly string[] Ids = [.. NaiveConcepts.ById.Keys];

    [Fact]
    public void Each_plays_the_game_it_sees() => Gen.Select(Hypergames(), Gen.Int[0, Ids.Length - 1]).Sample((views, k) =>
    {
        var hypergame = new Hypergame([.. views.Select(row => (IReadOnlyList<PerceivedGame>)[.. row.Select(v => v.Game)])]);
        var solution = hypergame.Solve(Concepts.Find(Ids[k])!, TestContext.Current.CancellationToken);
        var parties = Enumerable.Range(0, hypergame.Parties).ToArray();
        bool Known(int i, int j, int s) => !views[i][j].Hidden.Contains(s);
        bool Stays(int i, int j, int s) => Known(i, j, s) && views[i][j].IsStable(Ids[k], j, s);
        for (var s = 0; s < hypergame.States; s++)
        {
            Assert.Equal(parties.Any(i => Known(i, i, s)) && parties.All(i => !Known(i, i, s) || Stays(i, i, s)), solution.Holds[s]);
            foreach (var i in parties)
            {
                Assert.Equal(Stays(i, i, s), solution.Stable[i][s]);
                var expected = Known(i, i, s) && parties.All(j => !Known(i, j, s) || Stays(i, j, s));
                Assert.Equal(expected, solution.Expected[i][s]);
                Assert.Equal(solution.Holds[s] && !expected, solution.Surprises(i)[s]);
                Assert.Equal(!solution.Holds[s] && expected, solution.FalseHopes(i)[s]);
            }
        }
    }, iter: Samples.Count, print: x => string.Join(" ; ", x.Item1.Select(row => string.Join(" , ", row.Select(v => v.ToString())))));

    [Fact]
    public void Where_all_see_the_conflict_as_it_is_nothing_is_a_surprise() => Gen.Select(ModelGen.Any(cells: 48), Gen.Int[0, Ids.Length - 1]).Sample((d, k) =>
    {
        var (graph, concept) = (EngineModel.Graph(d), Concepts.Find(Ids[k])!);
        var game = PerceivedGame.Of(graph, new StateSet(graph.States), new int[]?[graph.Parties]);
        var solution = Hypergame.FirstLevel([.. Enumerable.Repeat(game, graph.Parties)]).Solve(concept, TestContext.Current.CancellationToken);
        var equilibria = Enumerable.Range(0, graph.Parties).Select(i => concept.Stable(graph, i, TestContext.Current.CancellationToken)).Aggregate((a, b) => a.Intersect(b));
        Assert.Equal(equilibria, solution.Holds);
        for (var i = 0; i < graph.Parties; i++) Assert.True(solution.Surprises(i).IsEmpty && solution.FalseHopes(i).IsEmpty);
    }, iter: Samples.Tenth * 3, print: x => ModelGen.Print(x.Item1));

    /// <summary>
    /// One shared graph with the hidden moves deleted is not a hypergame: a state that only A does not know of still deters B, who knows
    /// that A can be brought there; deleting the way there from a common graph would lose the sanction.
    /// </summary>
    [Fact]
    public void A_state_hidden_from_one_party_still_counts_in_the_game_of_another()
    {
        var space = StateSpace.OfNames(3);
        var graph = new ConflictGraph(space, new Engine.Moves.ArcMoves(3, [[(1, 2)], [(0, 1)]]), [[0, 0, 1], [1, 2, 0]]);
        var hiddenFromA = StateSet.Of(3, [2]);
        var games = new[] { PerceivedGame.Of(graph, hiddenFromA, [null, null]), PerceivedGame.Of(graph, new StateSet(3), [null, null]) };
        var solution = Hypergame.FirstLevel(games).Solve(new SequentialStability(), TestContext.Current.CancellationToken);
        Assert.True(solution.Stable[1][0]);
        Assert.False(new SequentialStability().Stable(games[0].Graph, 1, TestContext.Current.CancellationToken)[0]);
        Assert.True(solution.Holds[0]);
        Assert.True(solution.Surprises(0)[0]);
        Assert.Equal([0, 1, 2], solution.Holds.Members());
        Assert.Equal([1], solution.Expected[0].Members());
    }

    [Fact]
    public void A_concept_that_a_perceived_game_does_not_bear_is_refused()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free), new Lever(1, 2, MoveRule.Free)]);
        var graph = new ConflictGraph(space, new Engine.Moves.LeverMoves(space, 2), [[0, 1, 2, 3], [3, 2, 1, 0]]);
        var game = PerceivedGame.Of(graph, StateSet.Of(4, [3]), [null, null]);
        var hypergame = Hypergame.FirstLevel([game, game]);
        Assert.Contains("hidden", hypergame.WhyNot(Concepts.Find("sim")!));
        Assert.Contains("nothing of attitudes", hypergame.WhyNot(Concepts.Find("rnash")!));
        Assert.Throws<NotSupportedException>(() => hypergame.Solve(Concepts.Find("sim")!, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => new Hypergame([[game]]));
    }

    private static Gen<View[][]> Hypergames() =>
        from d in ModelGen.Any(cells: 12, parties: 3)
        let graph = EngineModel.Graph(d)
        let naive = new NaiveModel(d)
        from secondLevel in Gen.Bool
        from rows in AnyView(graph, naive).Array[d.Parties].Array[d.Parties]
        select secondLevel ? rows : rows.Select(row => Enumerable.Repeat(row[0], row.Length).ToArray()).ToArray();

    private static Gen<View> AnyView(ConflictGraph graph, NaiveModel naive) =>
        from hidden in Gen.Frequency((2, Gen.Const(0)), (1, Gen.Const(1))).Array[graph.States]
        from mistaken in Gen.Bool.Array[graph.Parties]
        from orders in Gen.Int[0, 5].Array[graph.States].Array[graph.Parties]
        select new View(graph, naive, [.. Enumerable.Range(0, graph.States).Where(s => hidden[s] == 1)], [.. orders.Select((o, p) => mistaken[p] ? o : null)]);

    /// <summary>A perceived game, for the engine as it is and for the oracle written out anew.</summary>
    private sealed class View
    {
        private readonly int[] known;
        private readonly NaiveModel written;

        public View(ConflictGraph graph, NaiveModel naive, int[] hidden, int[]?[] believed)
        {
            Hidden = hidden;
            Game = PerceivedGame.Of(graph, StateSet.Of(graph.States, hidden), believed);
            known = [.. Enumerable.Range(0, graph.States).Except(hidden)];
            written = new NaiveModel(new Description
            {
                Parties = graph.Parties,
                NamedStates = Math.Max(1, known.Length),
                Arcs = [.. Enumerable.Range(0, graph.Parties).Select(p => Arcs(naive, p))],
                Orders = [.. Enumerable.Range(0, graph.Parties).Select(p => Places(believed[p] ?? naive.Ranks[p]))],
            });
        }

        public int[] Hidden { get; }

        public PerceivedGame Game { get; }

        public bool IsStable(string concept, int party, int state) => NaiveConcepts.ById[concept](written, party, Array.IndexOf(known, state));

        public override string ToString() => $"hidden {string.Join(' ', Hidden)} in {ModelGen.Print(written.Description)}";

        private (int From, int To)[] Arcs(NaiveModel naive, int party) =>
            [.. from s in known from t in naive.Moves(party, s) where known.Contains(t) select (Array.IndexOf(known, s), Array.IndexOf(known, t))];

        private Order.Ranking Places(int[] ranks) => known.Length == 0 ? new([0]) : new([.. known.Select(s => known.Select(u => ranks[u]).Distinct().Count(r => r > ranks[s]))]);
    }
}

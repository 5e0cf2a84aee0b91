using CsCheck;
using Demarche.Engine.Masks;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Masks;

/// <summary>The solver on rows of bits against the definitions and against the general engine.</summary>
public class MaskSolverTests
{
    [Fact]
    public void Agrees_with_the_definitions() => ModelGen.Any().Sample(description =>
    {
        var naive = new NaiveModel(description);
        var graph = EngineModel.Graph(description);
        var solver = Loaded(graph);
        foreach (var (id, oracle) in NaiveConcepts.ById)
        {
            for (var party = 0; party < graph.Parties; party++)
            {
                var stable = new StateSet(graph.States);
                solver.Stable(id, party, stable.Bits);
                Assert.Equal(Enumerable.Range(0, graph.States).Where(s => oracle(naive, party, s)), stable.Members());
            }
        }
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Agrees_with_the_general_engine_on_larger_models() => Gen.OneOf(ModelGen.Any(cells: 300), ModelGen.Wide()).Sample(description =>
    {
        var graph = EngineModel.Graph(description);
        var solver = Loaded(graph);
        foreach (var id in MaskSolver.Concepts)
        {
            for (var party = 0; party < graph.Parties; party++)
            {
                var stable = new StateSet(graph.States);
                solver.Stable(id, party, stable.Bits);
                Assert.Equal(Concepts.Find(id)!.Stable(graph, party), stable);
            }
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Improvements_reach_what_the_search_for_ways_reaches() =>
        (from d in ModelGen.Any(cells: 100) from state in Gen.Int[0, EngineModel.Space(d).Count - 1] select (d, state)).Sample(q =>
        {
            var graph = EngineModel.Graph(q.d);
            var reached = new StateSet(graph.States);
            Loaded(graph).Improving(q.state, reached.Bits);
            Assert.Equal(Ways.ByImprovements(graph, q.state).Reached, reached);
        }, iter: Samples.Count, print: q => $"{q.state} in {ModelGen.Print(q.d)}");

    /// <summary>An order split statement by statement, one taken over from ranks and one taken over from another order are the same.</summary>
    [Fact]
    public void Orders_rank_as_the_general_engine_does() => ModelGen.Any(cells: 150).Sample(description =>
    {
        var graph = EngineModel.Graph(description);
        for (var party = 0; party < graph.Parties; party++)
        {
            var ranks = graph.Ranks(party).ToArray();
            var places = ranks.Distinct().Order().ToList();
            var set = new MaskOrder(graph.States);
            set.Set(ranks);
            Assert.Equal(ranks.Select(r => places.IndexOf(r)), set.Ranks.ToArray());
            var copy = new MaskOrder(graph.States);
            copy.Set(set);
            Assert.Equal(set.Ranks, copy.Ranks);
            if (description.Orders[party] is not Order.Priorities priorities) continue;
            copy.Begin();
            foreach (var statement in priorities.Statements) copy.Refine(graph.Space.Where(statement));
            copy.End();
            Assert.Equal(set.Ranks, copy.Ranks);
            Assert.Equal(set.Classes, copy.Classes);
            for (var s = 0; s < graph.States; s++)
            {
                Assert.Equal(Enumerable.Range(0, graph.States).Where(t => ranks[t] < ranks[s]), Bits(copy.WorseThan(s), graph.States));
                Assert.Equal(Enumerable.Range(0, graph.States).Where(t => ranks[t] <= ranks[s]), Bits(copy.NoBetterThan(s), graph.States));
            }
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Takes_no_memory_once_made()
    {
        var graph = EngineModel.Graph(Levers(6));
        var solver = Loaded(graph);
        var statements = Enumerable.Range(0, 6).Select(k => graph.Space.Where(new Condition.LevelIn(k, 1, 1))).ToArray();
        var row = new ulong[1];
        string[] concepts = [.. MaskSolver.Concepts];
        void Run()
        {
            for (var party = 0; party < graph.Parties; party++)
            {
                solver.Order(party).Begin();
                foreach (var statement in statements) solver.Order(party).Refine(statement);
                solver.Order(party).End();
            }

            foreach (var id in concepts) solver.Stable(id, 0, row);
            solver.Improving(0, row);
        }

        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Each state is taken out of a queue once for each party and concept, and once more where a party looks for a way out.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(9)]
    public void Visits_each_state_once(int levers)
    {
        var graph = EngineModel.Graph(Levers(levers));
        var solver = Loaded(graph);
        var row = new ulong[(graph.States + 63) / 64];
        var seen = new List<long>();
        foreach (var id in MaskSolver.Concepts)
        {
            var before = solver.Visited;
            solver.Stable(id, 0, row);
            seen.Add((solver.Visited - before) / graph.States);
            Assert.Equal(0, (solver.Visited - before) % graph.States);
        }

        Assert.Equal([0, 1, 2, 1, 2], seen);
    }

    private static Description Levers(int count) => new()
    {
        Parties = 2,
        Levers = [.. Enumerable.Range(0, count).Select(k => new Lever(k % 2, 2, MoveRule.Free))],
        Orders = [.. Enumerable.Range(0, 2).Select(p => new Order.Priorities([.. Enumerable.Range(0, count).Select(k => new Condition.LevelIn((k + p) % count, p, p))]))],
    };

    private static MaskSolver Loaded(ConflictGraph graph)
    {
        var solver = new MaskSolver(new MaskMoves(graph.States, graph.Moves));
        for (var party = 0; party < graph.Parties; party++) solver.Order(party).Set(graph.Ranks(party));
        return solver;
    }

    private static int[] Bits(ReadOnlySpan<ulong> row, int states)
    {
        var set = new StateSet(states);
        row.CopyTo(set.Bits);
        return [.. set.Members()];
    }
}

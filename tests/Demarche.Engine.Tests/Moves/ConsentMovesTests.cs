using CsCheck;
using Demarche.Engine.Moves;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Moves;

/// <summary>Levers that several parties hold, against the definition written down pair by pair.</summary>
public sealed class ConsentMovesTests
{
    private static Gen<(Description Description, JointLever[] Joint)> Models =>
        from description in ModelGen.Levers(cells: 48, parties: 4).Where(d => d.Levers.Count > 0)
        from owners in Gen.Int[1, (1 << description.Parties) - 1].Array[description.Levers.Count]
        from chosen in Gen.Bool.Array[description.Levers.Count]
        select (description, Enumerable.Range(0, description.Levers.Count)
            .Where(k => chosen[k] && int.PopCount(owners[k]) > 1)
            .Select(k => new JointLever(k, [.. Enumerable.Range(0, description.Parties).Where(p => (owners[k] >> p & 1) == 1)])).ToArray());

    [Fact]
    public void Moves_are_those_of_the_definition() => Models.Sample((description, joint) =>
    {
        var graph = Graph(description, joint);
        var found = new List<int>();
        for (var party = 0; party < graph.Parties; party++)
        {
            for (var from = 0; from < graph.States; from++)
            {
                int[] expected = [.. Enumerable.Range(0, graph.States).Where(to => CanMove(graph, description, joint, party, from, to))];
                graph.Moves.Targets(party, from, found);
                Assert.Equal(expected, found);
                Assert.Equal(expected.Length > 0, graph.Moves.HasMove(party, from));
                graph.Moves.Sources(party, from, found);
                Assert.Equal(Enumerable.Range(0, graph.States).Where(to => CanMove(graph, description, joint, party, to, from)), found);
                foreach (var to in expected) Assert.True(graph.Moves.CanMove(party, from, to));
            }
        }
    }, iter: Samples.Count, print: x => $"{ModelGen.Print(x.Item1)}; joint {string.Join(", ", x.Item2.Select(j => $"{j.Lever} of {string.Join('+', j.Owners)}"))}");

    [Fact]
    public void What_a_party_can_do_alone_is_what_it_is_said_to_be_able_to_do() => Models.Sample((description, joint) =>
    {
        var space = EngineModel.Space(description);
        var alone = new LeverMoves(space, description.Parties, joint);
        var found = new List<int>();
        for (var party = 0; party < description.Parties; party++)
        {
            for (var from = 0; from < space.Count; from++)
            {
                alone.Targets(party, from, found);
                Assert.Equal(found, Enumerable.Range(0, space.Count).Where(to => alone.CanMove(party, from, to)));
            }
        }
    }, iter: Samples.Tenth);

    [Fact]
    public void Every_concept_says_the_same_of_the_moves_listed_one_by_one() => Models.Sample((description, joint) =>
    {
        if (joint.Length == 0) return;
        var graph = Graph(description, joint);
        var listed = EngineModel.Listed(graph);
        foreach (var concept in Concepts.All.Where(c => c.WhyNot(graph) is null))
        {
            for (var party = 0; party < graph.Parties; party++)
                Assert.Equal(concept.Stable(listed, party, TestContext.Current.CancellationToken), concept.Stable(graph, party, TestContext.Current.CancellationToken));
        }

        Assert.Equal(Ways.ByAnyMoves(listed, 0).Reached, Ways.ByAnyMoves(graph, 0).Reached);
    }, iter: Samples.Tenth);

    [Fact]
    public void Consent_follows_the_orders_that_a_conflict_has() => Models.Sample((description, joint) =>
    {
        var graph = Graph(description, joint);
        var other = graph.With(1, [.. graph.Ranks(1).ToArray().Select(r => -r)]);
        for (var from = 0; from < graph.States; from++)
        {
            for (var to = 0; to < graph.States; to++)
            {
                if (from != to) Assert.Equal(CanMove(other, description, joint, 0, from, to), other.Moves.CanMove(0, from, to));
            }
        }
    }, iter: Samples.Tenth);

    [Fact]
    public void Two_who_both_want_talks_do_not_hold_out_without_and_either_can_leave()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free), new Lever(1, 2, MoveRule.Free)]);
        JointLever[] joint = [new(0, [0, 1])];
        ConflictGraph Wanting(int[] first, int[] second) => new(space, new ConsentMoves(space, new LeverMoves(space, 2, joint), joint, (_, _, _) => false), [first, second]);

        var both = Wanting([0, 1, 0, 1], [0, 1, 0, 1]);
        var one = Wanting([0, 1, 0, 1], [1, 0, 1, 0]);

        Assert.Equal([1, 3], Holding(both));
        Assert.Equal([0, 2], Holding(one));
        Assert.True(one.Moves.CanMove(1, 1, 0));
        Assert.False(one.Moves.CanMove(0, 0, 1));
        Assert.True(one.Moves.CanMove(1, 0, 1));
    }

    [Fact]
    public void Who_may_not_go_there_may_not_agree_to_it()
    {
        var space = StateSpace.OfLevers([new Lever(0, 2, MoveRule.Free)]);
        JointLever[] joint = [new(0, [0, 1, 2])];
        var moves = new ConsentMoves(space, new LeverMoves(space, 3, joint), joint, (party, from, to) => party == 2 && from == 0 && to == 1);
        var graph = new ConflictGraph(space, moves, [[0, 1], [0, 1], [0, 1]]);

        Assert.False(graph.Moves.CanMove(0, 0, 1));
        Assert.Empty(moves.Together(0, 0));
        Assert.True(graph.Moves.CanMove(2, 1, 0));
    }

    private static IEnumerable<int> Holding(ConflictGraph graph)
    {
        var nash = Concepts.Find("nash")!;
        return Enumerable.Range(0, graph.States).Where(s => Enumerable.Range(0, graph.Parties).All(p => nash.Stable(graph, p, TestContext.Current.CancellationToken)[s]));
    }

    private static ConflictGraph Graph(Description description, JointLever[] joint)
    {
        var plain = EngineModel.Graph(description with { Forbidden = [] });
        var barred = description.Forbidden.Select(f => (f.Party, From: plain.Space.Where(f.From), To: plain.Space.Where(f.To))).ToArray();
        bool Bars(int party, int from, int to) => Array.Exists(barred, b => b.Party == party && b.From[from] && b.To[to]);
        var alone = ArcMoves.Filter(plain.States, new LeverMoves(plain.Space, description.Parties, joint), (party, from, to) => !Bars(party, from, to));
        return new ConflictGraph(plain.Space, new ConsentMoves(plain.Space, alone, joint, Bars), [.. Enumerable.Range(0, plain.Parties).Select(p => plain.Ranks(p).ToArray())]);
    }

    /// <summary>The definition, over every pair of cells of the two states.</summary>
    private static bool CanMove(ConflictGraph graph, Description description, JointLever[] joint, int party, int from, int to)
    {
        var space = graph.Space;
        if (from == to) return false;
        bool Bars(int who) => description.Forbidden.Any(f => f.Party == who && space.Where(f.From)[from] && space.Where(f.To)[to]);
        if (Bars(party)) return false;
        foreach (var a in space.CellsOf(from))
        {
            foreach (var b in space.CellsOf(to))
            {
                int[] changed = [.. Enumerable.Range(0, space.Levers.Count).Where(k => space.LevelAt(a, k) != space.LevelAt(b, k))];
                if (!changed.All(k => space.Levers[k].Allows(space.LevelAt(a, k), space.LevelAt(b, k)))) continue;
                int[]? Owners(int lever) => joint.Where(j => j.Lever == lever).Select(j => j.Owners.ToArray()).FirstOrDefault();
                var alone = changed.All(k => Owners(k) is { } held ? held.Contains(party) && space.LevelAt(b, k) < space.LevelAt(a, k) : space.Levers[k].Party == party);
                var together = changed is [var only] && Owners(only) is { } all && all.Contains(party) && space.LevelAt(b, only) > space.LevelAt(a, only)
                    && all.All(p => p == party || (!Bars(p) && graph.Prefers(p, to, from)));
                if (alone || together) return true;
            }
        }

        return false;
    }
}

using Demarche.Engine.Moves;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Sweeps;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Tests that measure what the whole process allocates run by themselves.</summary>
[CollectionDefinition(nameof(Effort), DisableParallelization = true)]
public sealed class Effort;

/// <summary>
/// The stability concepts of orders are near-linear in the states: what the sweeps read and what a solve allocates are counted, never timed.
/// With n states, p parties and l levers each concept reads at most a fixed multiple of n·(p + l) values, however large n.
/// </summary>
[Collection(nameof(Effort))]
public class EffortTests
{
    private static readonly string[] Ids = ["nash", "gmr", "smr", "seq", "sseq"];
    private static readonly string[] Levers = ["free", "one-way", "infeasible"];

    /// <summary>Per party no more than this many values for each state and each party or lever.</summary>
    private const int MostReads = 3;

    public static TheoryData<string, int> Shapes => new(from kind in new[] { "random", "alike", "opposed" } from parties in new[] { 2, 3, 4 } select (kind, parties));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_read_is_linear_in_the_states(string kind, int parties)
    {
        foreach (var (levers, id) in from l in Levers from id in Ids select (l, id))
        {
            foreach (var bits in new[] { 6, 10, 12, 14, 16, 18 })
            {
                var graph = Graph(kind, levers, bits, parties);
                Assert.InRange(Visited(graph, id), graph.States, (long)MostReads * parties * graph.States * (parties + bits));
            }
        }
    }

    /// <summary>Four times the states: four times the reads, and a little for the two levers more.</summary>
    [Theory]
    [InlineData("random")]
    [InlineData("opposed")]
    public void Four_times_the_states_take_four_times_the_reads(string kind)
    {
        foreach (var (levers, id) in from l in Levers from id in Ids select (l, id))
        {
            var (small, large) = (Graph(kind, levers, 14, 3), Graph(kind, levers, 16, 3));
            var growth = (double)Visited(large, id) / Visited(small, id);
            Assert.InRange(growth, 3.9, 4 * 16 / 14.0 * 1.1);
        }
    }

    /// <summary>Where moves are listed one by one: each of them a few times for each party, and each state.</summary>
    [Fact]
    public void Listed_moves_are_followed_at_most_once_for_each_party()
    {
        foreach (var bits in new[] { 6, 8, 10 })
        {
            var graph = EngineModel.Listed(Graph("random", "free", bits, 3));
            var moves = Enumerable.Range(0, 3).Sum(p => Enumerable.Range(0, graph.States).Sum(s => (long)Targets(graph, p, s)));
            foreach (var id in Ids) Assert.InRange(Visited(graph, id), graph.States, 3 * 3 * (graph.States * 3 + moves));
        }
    }

    /// <summary>Bytes a state of one party's question on a large model, for each concept, with nothing impossible and with something.</summary>
    [Theory]
    [InlineData("nash", 5, 11)]
    [InlineData("gmr", 9, 80)]
    [InlineData("smr", 14, 90)]
    [InlineData("seq", 80, 80)]
    [InlineData("sseq", 85, 90)]
    public void What_is_allocated_is_linear_in_the_states(string id, int complete, int infeasible)
    {
        foreach (var (levers, parties, bits) in from l in Levers from p in new[] { 2, 3, 4 } from b in new[] { 12, 14, 16 } select (l, p, b))
        {
            var graph = Graph("random", levers, bits, parties);
            Assert.InRange(Allocated(graph, [id]), 0, (long)graph.States * (levers == "infeasible" ? infeasible : complete));
        }
    }

    /// <summary>All five concepts for one party of a model of up to 64 states: sixteen kilobytes each.</summary>
    [Fact]
    public void Small_models_allocate_little()
    {
        foreach (var (levers, parties, bits) in from l in Levers from p in new[] { 2, 3, 4 } from b in new[] { 4, 5, 6 } select (l, p, b))
            Assert.InRange(Allocated(Graph("random", levers, bits, parties), Ids), 0, Ids.Length * (16 << 10));
    }

    /// <summary>The least of a few runs: whatever the process allocates beside is not the solve's.</summary>
    private static long Allocated(ConflictGraph graph, string[] ids)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 4; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            foreach (var id in ids) Concepts.Find(id)!.Stable(graph, 0);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static int Targets(ConflictGraph graph, int party, int state)
    {
        var targets = new List<int>();
        graph.Moves.Targets(party, state, targets);
        return targets.Count;
    }

    private static long Visited(ConflictGraph graph, string id)
    {
        var sweep = Sweep.For(graph);
        for (var party = 0; party < graph.Parties; party++)
        {
            if (Concepts.Find(id) is SanctionConcept sanctioned) sanctioned.Stable(sweep, graph, party);
            else NashStability.Stable(sweep, graph, party);
        }

        return sweep.Visited;
    }

    /// <summary>Levers of two levels dealt out in turn; orders at random, the same for everybody, or the first party's turned round for the others.</summary>
    private static ConflictGraph Graph(string kind, string levers, int bits, int parties)
    {
        var random = new Random(bits);
        Lever[] all = [.. Enumerable.Range(0, bits).Select(k => new Lever(k % parties, 2, levers == "one-way" && k % 4 == 1 ? MoveRule.Up : MoveRule.Free))];
        var space = levers == "infeasible" ? StateSpace.OfLevers(all, new Condition.And(new Condition.LevelIn(0, 1, 1), new Condition.LevelIn(bits - 1, 1, 1))) : StateSpace.OfLevers(all);
        var first = new int[space.Count];
        for (var s = 0; s < first.Length; s++) first[s] = s;
        random.Shuffle(first);
        int[] Own(int party)
        {
            if (party == 0 || kind == "alike") return first;
            if (kind == "opposed") return Array.ConvertAll(first, r => -r);
            var own = (int[])first.Clone();
            random.Shuffle(own);
            return own;
        }

        return new ConflictGraph(space, new LeverMoves(space, parties), [.. Enumerable.Range(0, parties).Select(Own)]);
    }
}

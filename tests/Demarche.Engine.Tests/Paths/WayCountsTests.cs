using CsCheck;
using Demarche.Engine.Paths;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Paths;

/// <summary>Coloured counts of shortest ways against walking every one of them.</summary>
public class WayCountsTests
{
    [Fact]
    public void Are_those_of_walking_every_way() =>
        (from d in ModelGen.Any(cells: 16, parties: 3)
         let states = EngineModel.Space(d).Count
         from start in Gen.Int[0, states - 1]
         from goal in Gen.Bool.Array[states]
         from setBacks in Gen.Int[-1, 2]
         select (d, start, goal, setBacks)).Sample(q =>
         {
             var naive = new NaiveModel(q.d);
             var graph = EngineModel.Graph(q.d);
             int? setBacks = q.setBacks < 0 ? null : q.setBacks;
             var ways = setBacks is { } most ? Ways.ByImprovements(graph, q.start, most) : Ways.ByAnyMoves(graph, q.start);
             var goal = StateSet.Of(graph.States, Enumerable.Range(0, graph.States).Where(s => q.goal[s] && s != q.start));
             var lengths = NaivePaths.Lengths(naive, q.start, setBacks).Where(l => goal[l.Key]).Select(l => l.Value.Moves).ToList();
             var found = WayCounts.To(graph, ways, goal);
             Assert.Equal(lengths.Count == 0, found is null);
             if (found is null) return;
             Assert.Equal(lengths.Min(), found.Moves);
             var walked = Walks(naive, q.start, setBacks, found.Moves, new int[naive.Parties]).Where(w => goal[w.End]).GroupBy(w => string.Join(' ', w.MovesOf), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
             Assert.Equal(walked.OrderBy(w => w.Key, StringComparer.Ordinal), found.Coloured.ToDictionary(c => string.Join(' ', c.MovesOf), c => (int)c.Ways, StringComparer.Ordinal).OrderBy(w => w.Key, StringComparer.Ordinal));
             Assert.Equal(walked.Values.Sum(), (int)found.Total);
         }, iter: Samples.Tenth, print: q => $"from {q.start}, set-backs {q.setBacks}, to {string.Join(' ', q.goal)} in {ModelGen.Print(q.d)}");

    private static IEnumerable<(int End, int[] MovesOf)> Walks(NaiveModel m, int at, int? setBacks, int left, int[] movesOf)
    {
        if (left == 0) return [(at, movesOf)];
        return NaivePaths.Moves(m, at).SelectMany(move =>
        {
            var costs = setBacks is not null && !m.Prefers(move.Party, move.To, at) ? 1 : 0;
            if (setBacks < costs) return [];
            int[] more = [.. movesOf.Select((n, party) => party == move.Party ? n + 1 : n)];
            return Walks(m, move.To, setBacks - costs, left - 1, more);
        });
    }
}

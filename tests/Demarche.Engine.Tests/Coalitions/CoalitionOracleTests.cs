using CsCheck;
using Demarche.Engine.Coalitions;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Coalitions;

/// <summary>Every coalition concept agrees with its oracle at every state for every coalition, on random models of every form.</summary>
public class CoalitionOracleTests
{
    private static readonly Dictionary<string, Gen<Description>> Forms = new()
    {
        ["complete"] = ModelGen.Complete(cells: 16),
        ["infeasible"] = ModelGen.Infeasible(cells: 24),
        ["merged"] = ModelGen.Merged(cells: 24),
        ["stepwise"] = ModelGen.Stepwise(cells: 24),
        ["everything"] = ModelGen.Everything(cells: 24),
        ["named"] = ModelGen.Named(),
        ["named and forbidden"] = ModelGen.NamedForbidden(),
    };

    public static TheoryData<string> FormNames() => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Agree_when_any_coalition_may_form(string form) =>
        Forms[form].Sample(d => AgreeOnAll(d, NaiveCoalitions.Every(d.Parties)), iter: Samples.Count / 2, print: ModelGen.Print);

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Agree_when_the_blocks_of_a_partition_are_the_players(string form) =>
        Gen.Select(Forms[form], Gen.Int[0, 2].Array[5]).Sample(
            (d, block) => AgreeOnAll(d, [.. Enumerable.Range(0, d.Parties).GroupBy(p => block[p]).Select(b => b.ToArray())]),
            iter: Samples.Count / 2, print: x => ModelGen.Print(x.Item1));

    [Fact]
    public void Reached_states_are_those_of_legal_sequences() => ModelGen.Any(cells: 48).Sample(d =>
    {
        var (naive, graph) = (new NaiveModel(d), new CoalitionGraph(EngineModel.Graph(d)));
        var (oracle, found) = (new NaiveCoalitions(naive, []), new List<int>());
        foreach (var h in NaiveCoalitions.Every(d.Parties))
        {
            for (var s = 0; s < naive.States; s++)
            {
                graph.Targets(Coalition.Of(h), s, found, TestContext.Current.CancellationToken);
                Assert.Equal(oracle.Reach(h, s), found);
                graph.Improvements(Coalition.Of(h), s, found, TestContext.Current.CancellationToken);
                Assert.Equal(oracle.Improvements(h, s), found);
            }
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    private static void AgreeOnAll(Description d, IReadOnlyList<int[]> players)
    {
        var naive = new NaiveModel(d);
        var graph = new CoalitionGraph(EngineModel.Graph(d), [.. players.Select(h => Coalition.Of(h))]);
        var oracle = new NaiveCoalitions(naive, players);
        foreach (var concept in CoalitionConcepts.All)
        {
            foreach (var h in players)
            {
                var expected = Enumerable.Range(0, naive.States).Where(s => oracle.IsStable(concept.Id, h, s));
                var found = concept.Stable(graph, Coalition.Of(h), TestContext.Current.CancellationToken).Members();
                Assert.True(expected.SequenceEqual(found), $"{concept.Id} for {string.Join('+', h)}: oracle {string.Join(' ', expected)}; engine {string.Join(' ', found)}");
            }
        }
    }
}

using CsCheck;
using Demarche.Engine.Moves;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>What must hold of the concepts whatever the model.</summary>
public class TheoremTests
{
    [Theory]
    [InlineData("nash", "sseq")]
    [InlineData("sseq", "seq")]
    [InlineData("sseq", "smr")]
    [InlineData("smr", "gmr")]
    [InlineData("seq", "gmr")]
    public void One_concept_implies_another(string stronger, string weaker) => ModelGen.Any(cells: 128).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < graph.Parties; i++) Assert.Empty(Stable(stronger, graph, i).Except(Stable(weaker, graph, i)).Members());
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Nash_implies_simultaneous() => ModelGen.Levers(cells: 32).Where(d => d.Levers.Count > 0).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < graph.Parties; i++) Assert.Empty(Stable("nash", graph, i).Except(Stable("sim", graph, i)).Members());
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void An_indifferent_party_is_stable_everywhere() => ModelGen.Any().Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var indifferent = graph.With(0, new int[graph.States]);
        foreach (var concept in Asked(indifferent)) Assert.Equal(StateSet.All(graph.States), concept.Stable(indifferent, 0, TestContext.Current.CancellationToken));
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Only_the_order_of_ranks_counts() => ModelGen.Any().Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var stretched = new ConflictGraph(graph.Space, graph.Moves, [.. Enumerable.Range(0, graph.Parties).Select(i => Stretch(graph.Ranks(i)))]);
        foreach (var concept in Asked(graph)) AssertSame(concept, graph, stretched);
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Listing_the_moves_one_by_one_changes_nothing() => ModelGen.Levers(cells: 128).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var listed = EngineModel.Listed(graph);
        foreach (var concept in Asked(graph)) AssertSame(concept, graph, listed);
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void A_party_without_moves_is_stable_everywhere_and_vacuously() => ModelGen.Any().Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < graph.Parties; i++)
        {
            foreach (var s in Enumerable.Range(0, graph.States).Where(s => !graph.Moves.HasMove(i, s)))
            {
                foreach (var concept in Asked(graph)) Assert.Equal(Ground.NoMove, concept.Explain(graph, i, s).Ground);
            }
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void One_state_is_stable_under_everything()
    {
        var space = StateSpace.OfLevers([]);
        var graph = new ConflictGraph(space, new LeverMoves(space, 2), [[0], [0]]);
        foreach (var concept in Asked(graph))
        {
            Assert.Equal(1, concept.Stable(graph, 1, TestContext.Current.CancellationToken).Count);
            Assert.Equal(Ground.NoMove, concept.Explain(graph, 1, 0).Ground);
        }
    }

    private static IEnumerable<SolutionConcept> Asked(ConflictGraph graph) => Concepts.All.Where(c => c.WhyNot(graph) is null && (c.Id != "sim" || graph.States <= 32));

    private static StateSet Stable(string id, ConflictGraph graph, int party) => Concepts.Find(id)!.Stable(graph, party, TestContext.Current.CancellationToken);

    private static void AssertSame(SolutionConcept concept, ConflictGraph one, ConflictGraph other)
    {
        for (var i = 0; i < one.Parties; i++) Assert.Equal(Stable(concept.Id, one, i), Stable(concept.Id, other, i));
    }

    /// <summary>The same order in ranks spread over the whole range allowed, from the least to the greatest.</summary>
    private static int[] Stretch(ReadOnlySpan<int> ranks)
    {
        long least = int.MinValue + 1, greatest = int.MaxValue - 1;
        var distinct = ranks.ToArray().Distinct().Order().ToArray();
        var step = (greatest - least) / Math.Max(1, distinct.Length - 1);
        return [.. ranks.ToArray().Select(r => (int)(least + Array.IndexOf(distinct, r) * step))];
    }
}

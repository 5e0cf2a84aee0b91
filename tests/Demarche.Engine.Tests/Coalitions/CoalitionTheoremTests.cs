using CsCheck;
using Demarche.Engine.Coalitions;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Coalitions;

/// <summary>What must hold of coalitions whatever the model.</summary>
public class CoalitionTheoremTests
{
    [Theory]
    [InlineData("cnash", "csmr")]
    [InlineData("cnash", "cseq")]
    [InlineData("csmr", "cgmr")]
    public void One_concept_implies_another(string stronger, string weaker) => Sample(graph =>
    {
        foreach (var h in graph.MayForm) Assert.Empty(Stable(stronger, graph, h).Except(Stable(weaker, graph, h)).Members());
    });

    /// <summary>Not otherwise: a party may end one coalition's move and begin another's, which is two moves of its own in a row.</summary>
    [Fact]
    public void Cseq_implies_cgmr_where_moves_compose() => Sample(graph =>
    {
        if (!graph.Graph.Moves.IsTransitive) return;
        foreach (var h in graph.MayForm) Assert.Empty(Stable("cseq", graph, h).Except(Stable("cgmr", graph, h)).Members());
    });

    [Theory]
    [InlineData("cnash", "nash")]
    [InlineData("cgmr", "gmr")]
    [InlineData("csmr", "smr")]
    public void For_a_party_by_itself_it_is_the_concept_for_parties(string coalitional, string single) => Sample(graph =>
    {
        for (var i = 0; i < graph.Graph.Parties; i++) Assert.Equal(Single(single, graph, i), Stable(coalitional, graph, Coalition.Of(i)));
    });

    [Fact]
    public void Where_only_single_parties_act_cseq_is_seq() => Sample(all =>
    {
        var graph = new CoalitionGraph(all.Graph, [.. Enumerable.Range(0, all.Graph.Parties).Select(i => Coalition.Of(i))]);
        for (var i = 0; i < graph.Graph.Parties; i++) Assert.Equal(Single("seq", graph, i), Stable("cseq", graph, Coalition.Of(i)));
    });

    [Fact]
    public void Coalitions_among_the_others_can_only_add_sanctions() => Sample(graph =>
    {
        for (var i = 0; i < graph.Graph.Parties; i++) Assert.Empty(Single("seq", graph, i).Except(Stable("cseq", graph, Coalition.Of(i))).Members());
    });

    [Theory]
    [InlineData("cnash", "nash")]
    [InlineData("cgmr", "gmr")]
    [InlineData("csmr", "smr")]
    public void What_is_stable_for_every_coalition_is_an_equilibrium(string coalitional, string single) => Sample(graph =>
    {
        var equilibria = Enumerable.Range(0, graph.Graph.Parties).Select(i => Single(single, graph, i)).Aggregate((a, b) => a.Intersect(b));
        Assert.Empty(CoalitionConcepts.Find(coalitional)!.Stable(graph, graph.MayForm, TestContext.Current.CancellationToken).Except(equilibria).Members());
    });

    [Theory]
    [InlineData("cnash")]
    [InlineData("cgmr")]
    [InlineData("csmr")]
    public void Blocks_of_a_partition_are_judged_as_the_same_coalitions_are(string concept) => Sample(graph =>
    {
        var last = Coalition.Of(graph.Graph.Parties - 1);
        Coalition[] blocks = [.. new[] { Coalition.All(graph.Graph.Parties).Without(last), last }.Where(b => !b.IsEmpty)];
        var partition = CoalitionGraph.OfPartition(graph.Graph, blocks);
        foreach (var block in blocks) Assert.Equal(Stable(concept, graph, block), Stable(concept, partition, block));
    });

    [Fact]
    public void Nobody_answers_the_grand_coalition() => Sample(graph =>
    {
        var all = Coalition.All(graph.Graph.Parties);
        foreach (var concept in CoalitionConcepts.All) Assert.Equal(Stable("cnash", graph, all), Stable(concept.Id, graph, all));
    });

    [Fact]
    public void Jumps_lead_from_equilibrium_to_equilibrium_and_please_every_member() => ModelGen.Any(cells: 40).Sample(d =>
    {
        var naive = new NaiveModel(d);
        var (graph, oracle) = (new CoalitionGraph(EngineModel.Graph(d)), new NaiveCoalitions(naive, []));
        int[] equilibria = [.. Enumerable.Range(0, naive.States).Where(s => Enumerable.Range(0, naive.Parties).All(i => NaiveConcepts.Nash(naive, i, s)))];
        var expected = from s in equilibria from h in graph.MayForm from t in equilibria where oracle.Improvements([.. h.Members()], s).Contains(t) select (s, h, t);
        var found = EquilibriumJumps.Find(graph, StateSet.Of(naive.States, equilibria), graph.MayForm, TestContext.Current.CancellationToken);
        Assert.Equal(expected, found.Select(j => (j.From, j.By, j.To)));
    }, iter: Samples.Tenth, print: ModelGen.Print);

    private static void Sample(Action<CoalitionGraph> check) =>
        ModelGen.Any(cells: 40).Sample(d => check(new CoalitionGraph(EngineModel.Graph(d))), iter: Samples.Count / 2, print: ModelGen.Print);

    private static StateSet Single(string id, CoalitionGraph graph, int party) => Concepts.Find(id)!.Stable(graph.Graph, party, TestContext.Current.CancellationToken);

    private static StateSet Stable(string id, CoalitionGraph graph, Coalition coalition) => CoalitionConcepts.Find(id)!.Stable(graph, coalition, TestContext.Current.CancellationToken);
}

using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Maximin, generalized metarationality and policy stability agree with their oracles, and stand to the classical concepts as the literature says.</summary>
public class HorizonTests
{
    public static TheoryData<int> Horizons() => [1, 2, 3, 4, 5, 6, 9];

    [Theory]
    [MemberData(nameof(Horizons))]
    public void Maximin_agrees(int h) => ModelGen.Any(cells: 32).Sample(d => AgreesOn(d, false, new MaximinStability(h), (n, s) => n.Maximin(h, s)), iter: Samples.Count, print: ModelGen.Print);

    [Theory]
    [MemberData(nameof(Horizons))]
    public void Metarationality_agrees(int h) => ModelGen.Any(cells: 16).Sample(d => AgreesOn(d, false, Concepts.Find($"mr{h}")!, (n, s) => n.Metarational(h, s)), iter: Samples.Tenth * 4, print: ModelGen.Print);

    [Theory]
    [MemberData(nameof(Horizons))]
    public void Credible_metarationality_agrees(int h) => ModelGen.Any(cells: 24).Sample(d => AgreesOn(d, true, new CredibleMetarationality(h), (n, s) => n.Metarational(h, s)), iter: Samples.Tenth * 4, print: ModelGen.Print);

    [Fact]
    public void Policy_stability_agrees() => ModelGen.Any(cells: 48).Sample(d => AgreesOn(d, false, new PolicyStability(), (n, s) => n.Policy(s)), iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Credible_policy_stability_agrees() => ModelGen.Any(cells: 48).Sample(d => AgreesOn(d, true, new CrediblePolicyStability(), (n, s) => n.Policy(s)), iter: Samples.Count, print: ModelGen.Print);

    [Theory]
    [InlineData("maximin1", "nash")]
    [InlineData("maximin2", "gmr")]
    [InlineData("maximin3", "smr")]
    [InlineData("cmr1", "nash")]
    [InlineData("cmr2", "seq")]
    [InlineData("cmr3", "sseq")]
    public void Two_concepts_are_the_same(string one, string other) => ModelGen.Any(cells: 128).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < graph.Parties; i++) Assert.Equal(Stable(one, graph, i), Stable(other, graph, i));
    }, iter: Samples.Count, print: ModelGen.Print);

    [Theory]
    [InlineData("smr", "maximin5")]
    [InlineData("maximin5", "maximin9")]
    [InlineData("maximin9", "pss")]
    [InlineData("pss", "maximin8")]
    [InlineData("maximin8", "maximin4")]
    [InlineData("maximin4", "gmr")]
    [InlineData("sseq", "cpss")]
    [InlineData("cpss", "cmr4")]
    [InlineData("cmr4", "seq")]
    [InlineData("cpss", "pss")]
    public void Odd_horizons_grow_and_even_ones_shrink_to_policy_stability(string stronger, string weaker) => ModelGen.Any(cells: 128).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < graph.Parties; i++) Assert.Empty(Stable(stronger, graph, i).Except(Stable(weaker, graph, i)).Members());
    }, iter: Samples.Count, print: ModelGen.Print);

    [Theory]
    [InlineData("maximin4", false, 4)]
    [InlineData("maximin5", false, 5)]
    [InlineData("cmr4", true, 4)]
    [InlineData("pss", false, 0)]
    [InlineData("cpss", true, 0)]
    public void Witnesses_stand_up(string id, bool credible, int h) => ModelGen.Any(cells: 32).Sample(d =>
    {
        var (naive, graph) = (new NaiveModel(d), EngineModel.Graph(d));
        for (var i = 0; i < naive.Parties; i++)
        {
            var oracle = new NaiveHorizon(naive, i, credible);
            for (var s = 0; s < naive.States; s++)
            {
                var verdict = Concepts.Find(id)!.Explain(graph, i, s);
                Assert.Equal(h == 0 ? oracle.Policy(s) : oracle.Metarational(h, s), verdict.IsStable);
                Assert.Equal(naive.Improvements(i, s), verdict.Deviations.Select(x => x.Improvement.To).Order());
                foreach (var deviation in verdict.Deviations) Recheck(naive, deviation, i, s, credible);
            }
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    private static void Recheck(NaiveModel naive, Deviation deviation, int i, int s, bool credible)
    {
        if (deviation.WayOut is { } way)
        {
            Assert.False(deviation.IsSanctioned);
            Assert.False(naive.Prefers(i, way.From, s));
            Assert.True(naive.Prefers(i, way.To, s));
            Assert.Contains(way.To, naive.Moves(i, way.From));
        }

        if (deviation.Sanction is not { } sanction) return;
        var (at, last) = (deviation.Improvement.To, -1);
        foreach (var step in sanction)
        {
            Assert.Equal(at, step.From);
            Assert.True(step.Party != i && step.Party != last);
            Assert.Contains(step.To, credible ? naive.Improvements(step.Party, at) : naive.Moves(step.Party, at));
            (at, last) = (step.To, step.Party);
        }

        Assert.Equal(deviation.Result, at);
        Assert.False(naive.Prefers(i, at, s));
    }

    private static void AgreesOn(Description d, bool credible, SolutionConcept concept, Func<NaiveHorizon, int, bool> oracle)
    {
        var naive = new NaiveModel(d);
        NaiveHorizon[] ofParty = [.. Enumerable.Range(0, naive.Parties).Select(i => new NaiveHorizon(naive, i, credible))];
        Agreement.On(concept, EngineModel.Graph(d), naive, (_, i, s) => oracle(ofParty[i], s));
    }

    private static StateSet Stable(string id, ConflictGraph graph, int party) => Concepts.Find(id)!.Stable(graph, party, TestContext.Current.CancellationToken);
}

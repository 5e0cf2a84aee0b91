using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Each party is judged under its own concept and no other.</summary>
public class MixedForesightTests
{
    private static readonly string[] Ids = [.. NaiveConcepts.ById.Keys];

    [Fact]
    public void Each_party_agrees_with_the_oracle_of_its_own_concept() =>
        Gen.Select(ModelGen.Any(), Gen.Int[0, Ids.Length - 1].Array[5]).Sample((d, choice) =>
        {
            var (naive, graph) = (new NaiveModel(d), EngineModel.Graph(d));
            var mixed = new MixedForesight([.. choice.Take(d.Parties).Select(c => Concepts.Find(Ids[c])!)]);
            for (var i = 0; i < d.Parties; i++)
            {
                var expected = Enumerable.Range(0, naive.States).Where(s => NaiveConcepts.ById[Ids[choice[i]]](naive, i, s));
                Assert.Equal(expected, mixed.Stable(graph, i, TestContext.Current.CancellationToken).Members());
                Assert.All(Enumerable.Range(0, naive.States), s => Assert.Equal(expected.Contains(s), mixed.Explain(graph, i, s).IsStable));
                Assert.Equal(Ids[choice[i]], mixed.Explain(graph, i, 0).Concept);
            }
        }, iter: Samples.Tenth, print: x => ModelGen.Print(x.Item1));

    [Fact]
    public void A_concept_that_cannot_be_asked_is_named_with_its_reason()
    {
        var graph = EngineModel.Graph(new Description
        {
            Parties = 3, NamedStates = 1, Arcs = [[], [], []],
            Orders = [.. Enumerable.Repeat(new Order.Ranking([0]), 3)],
        });
        var mixed = new MixedForesight([new NashStability(), new LimitedMoveStability(2), new NashStability()]);
        Assert.Equal("l2: two parties are needed, and there are 3", mixed.WhyNot(graph));
        Assert.Null(new MixedForesight([new NashStability(), new SequentialStability(), new NashStability()]).WhyNot(graph));
        Assert.Throws<ArgumentException>(() => new MixedForesight([new NashStability()]).WhyNot(graph));
    }
}

using CsCheck;
using Demarche.Engine.Power;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Power;

/// <summary>The conflict without a power is the conflict in which the states where it is used are impossible.</summary>
public class PowerComparisonTests
{
    private static readonly string[] Ids = [.. NaiveConcepts.ById.Keys];

    /// <summary>Moves made at the same moment add up in the levers, and so could end in a state that is not there without the power.</summary>
    [Fact]
    public void Simultaneous_stability_is_refused()
    {
        var graph = EngineModel.Graph(new Description
        {
            Parties = 2,
            Levers = [new Lever(0, 2, MoveRule.Free), new Lever(1, 2, MoveRule.Free)],
            Orders = [new Order.Priorities([]), new Order.Priorities([])],
        });
        var sim = Concepts.Find("sim")!;
        Assert.Throws<NotSupportedException>(() => PowerComparison.Of(graph, StateSet.Of(4, [3]), sim, TestContext.Current.CancellationToken));
        Assert.Equal(4, PowerComparison.Of(graph, new StateSet(4), sim, TestContext.Current.CancellationToken).HoldingWithout.Count);
    }

    [Fact]
    public void Without_it_the_states_of_its_use_are_impossible() =>
        Gen.Select(ModelGen.Infeasible(cells: 48), Gen.Int[0, Ids.Length - 1], Gen.Int[0, 100], Gen.Int[1, 3]).Where(x => x.Item1.Levers.Count > 0).Sample((d, k, pick, level) =>
        {
            var graph = EngineModel.Graph(d);
            var lever = pick % d.Levers.Count;
            var use = new Condition.LevelIn(lever, Math.Min(level, d.Levers[lever].Levels - 1), d.Levers[lever].Levels - 1);
            var used = graph.Space.Where(use);
            if (used.Count == graph.States) return;
            var compared = PowerComparison.Of(graph, used, Concepts.Find(Ids[k])!, TestContext.Current.CancellationToken);
            var weaker = new NaiveModel(d with { Impossible = d.Impossible is null ? use : Condition.Any([d.Impossible, use]) });
            var all = new NaiveModel(d);
            for (var i = 0; i < graph.Parties; i++)
            {
                foreach (var s in Enumerable.Range(0, graph.States).Where(s => !used[s]))
                {
                    var there = weaker.StateAt(all.CellsOf[s][0]);
                    bool without = NaiveConcepts.ById[Ids[k]](weaker, i, there), with = NaiveConcepts.ById[Ids[k]](all, i, s);
                    Assert.Equal((without, with), (compared.Without[i][s], compared.With[i][s]));
                    Assert.Equal((without && !with, with && !without), (compared.Unsettled(i)[s], compared.Deterred(i)[s]));
                }

                Assert.Empty(compared.Without[i].Intersect(used).Members());
            }
        }, iter: Samples.Count, print: x => ModelGen.Print(x.Item1));
}

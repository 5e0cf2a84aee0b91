using CsCheck;
using Demarche.Engine.Moves;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

public class SimultaneousTests
{
    private static readonly SimultaneousStability Concept = new();

    [Fact]
    public void Agrees_with_the_oracle() => ModelGen.Levers(cells: 32, parties: 4).Where(d => d.Levers.Count > 0).Sample(
        d => Agreement.On(Concept, EngineModel.Graph(d), new NaiveModel(d), NaiveSimultaneous.Stable), iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void Witnesses_are_joint_moves() => ModelGen.Levers(cells: 32, parties: 4).Where(d => d.Levers.Count > 0).Sample(d =>
    {
        var naive = new NaiveModel(d);
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < naive.Parties; i++)
        {
            for (var s = 0; s < naive.States; s++) Recheck(naive, Concept.Explain(graph, i, s), i, s);
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Is_not_asked_of_listed_states() => ModelGen.Named().Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        Assert.NotNull(Concept.WhyNot(graph));
        Assert.Throws<NotSupportedException>(() => Concept.Stable(graph, 0, TestContext.Current.CancellationToken));
        Assert.Throws<NotSupportedException>(() => Concept.Explain(graph, 0, 0));
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Is_refused_where_combinations_explode()
    {
        var space = StateSpace.OfLevers([.. Enumerable.Range(0, 18).Select(k => new Lever(k % 2, 2, MoveRule.Free))]);
        var graph = new ConflictGraph(space, new LeverMoves(space, 2), [new int[space.Count], new int[space.Count]]);
        Assert.Contains("68719476736", Concept.WhyNot(graph));
        Assert.Throws<NotSupportedException>(() => Concept.Stable(graph, 0, TestContext.Current.CancellationToken));
    }

    private static void Recheck(NaiveModel naive, Verdict verdict, int i, int s)
    {
        Assert.Equal(NaiveSimultaneous.Stable(naive, i, s), verdict.IsStable);
        Assert.Equal(naive.Improvements(i, s).Order(), verdict.Deviations.Select(d => d.Improvement.To).Order());
        foreach (var deviation in verdict.Deviations)
        {
            var results = NaiveSimultaneous.JointResults(naive, i, s, deviation.Improvement.To).ToHashSet();
            Assert.Equal(results.Any(r => !naive.Prefers(i, r, s)), deviation.IsSanctioned);
            Assert.True(deviation.Together);
            if (!deviation.IsSanctioned) continue;
            Assert.False(naive.Prefers(i, deviation.Result, s));
            Assert.Contains(deviation.Result, results);
            Assert.NotEmpty(deviation.Sanction!);
            Assert.Equal(deviation.Sanction!.Count, deviation.Sanction.Select(step => step.Party).Distinct().Count());
            Assert.All(deviation.Sanction, step =>
            {
                Assert.Equal(s, step.From);
                Assert.NotEqual(i, step.Party);
                Assert.Contains(step.To, naive.Improvements(step.Party, s));
            });
        }
    }
}

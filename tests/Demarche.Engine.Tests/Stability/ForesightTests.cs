using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Limited-move and non-myopic stability of two parties.</summary>
public class ForesightTests
{
    private static readonly Gen<Description> TwoParties = ModelGen.Any(cells: 32, parties: 2);
    private static readonly NonMyopicStability NonMyopic = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(12)]
    public void Limited_moves_agree_with_the_oracle(int horizon) => TwoParties.Sample(
        d => Agreement.On(new LimitedMoveStability(horizon), EngineModel.Graph(d), new NaiveModel(d), (m, i, s) => NaiveForesight.Limited(m, horizon, i, s)),
        iter: Samples.Tenth,
        print: ModelGen.Print);

    [Fact]
    public void Non_myopic_agrees_with_the_oracle() => TwoParties.Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var (stable, period) = NaiveForesight.NonMyopic(new NaiveModel(d));
        var settled = NonMyopic.Settle(graph, TestContext.Current.CancellationToken);
        Assert.Equal(period, settled.Period);
        for (var i = 0; i < 2; i++)
        {
            var expected = Enumerable.Range(0, graph.States).Where(s => stable[i][s]);
            Assert.Equal(expected, settled.Stable[i].Members());
            Assert.Equal(expected, NonMyopic.Stable(graph, i, TestContext.Current.CancellationToken).Members());
        }
    }, iter: Samples.Count, print: ModelGen.Print);

    [Fact]
    public void One_move_ahead_is_Nash() => TwoParties.Sample(
        d => Agreement.On(new LimitedMoveStability(1), EngineModel.Graph(d), new NaiveModel(d), NaiveConcepts.Nash), iter: Samples.Tenth, print: ModelGen.Print);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Limited_witnesses_are_the_play_expected(int horizon) => TwoParties.Sample(d =>
    {
        var naive = new NaiveModel(d);
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < 2; i++)
        {
            for (var s = 0; s < naive.States; s++) Recheck(naive, new LimitedMoveStability(horizon).Explain(graph, i, s), horizon, i, s);
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Non_myopic_verdicts_agree() => TwoParties.Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        var (stable, _) = NaiveForesight.NonMyopic(new NaiveModel(d));
        for (var i = 0; i < 2; i++)
        {
            for (var s = 0; s < graph.States; s++) Assert.Equal(stable[i][s], NonMyopic.Explain(graph, i, s).IsStable);
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    [Fact]
    public void Is_asked_of_two_parties_only() => ModelGen.Any().Where(d => d.Parties != 2).Sample(d =>
    {
        var graph = EngineModel.Graph(d);
        foreach (SolutionConcept concept in new SolutionConcept[] { new LimitedMoveStability(2), NonMyopic })
        {
            Assert.Contains($"{d.Parties}", concept.WhyNot(graph));
            Assert.Throws<NotSupportedException>(() => concept.Stable(graph, 0, TestContext.Current.CancellationToken));
            Assert.Throws<NotSupportedException>(() => concept.Explain(graph, 0, 0));
        }
    }, iter: 20, print: ModelGen.Print);

    private static void Recheck(NaiveModel naive, Verdict verdict, int horizon, int i, int s)
    {
        Assert.Equal(NaiveForesight.Limited(naive, horizon, i, s), verdict.IsStable);
        var ends = NaiveForesight.Ends(naive, horizon - 1)[1 - i];
        foreach (var deviation in verdict.Deviations)
        {
            Assert.Contains(deviation.Improvement.To, naive.Moves(i, s));
            Assert.Equal(ends[deviation.Improvement.To], deviation.Result);
            if (deviation.IsSanctioned) FollowPlay(naive, deviation, horizon, i);
            else Assert.True(naive.Prefers(i, deviation.Result, s));
        }

        if (verdict.IsStable) Assert.Equal(naive.Improvements(i, s).Order(), verdict.Deviations.Select(d => d.Improvement.To).Order());
    }

    /// <summary>Each step of the play leads to what its mover expects, foresight shrinking by one a step.</summary>
    private static void FollowPlay(NaiveModel naive, Deviation deviation, int horizon, int i)
    {
        var (at, mover) = (deviation.Improvement.To, 1 - i);
        Assert.NotEmpty(deviation.Sanction!);
        foreach (var step in deviation.Sanction!)
        {
            Assert.True(--horizon > 0);
            Assert.Equal((mover, at), (step.Party, step.From));
            Assert.Contains(step.To, naive.Moves(mover, at));
            Assert.Equal(deviation.Result, NaiveForesight.Ends(naive, horizon)[mover][at]);
            (at, mover) = (step.To, 1 - mover);
        }

        Assert.Equal(deviation.Result, at);
    }
}

using CsCheck;
using Demarche.Engine.Coalitions;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Coalitions;

/// <summary>Every verdict agrees with the oracle, and its witness is checked again move by move by the oracle's own rules.</summary>
public class CoalitionVerdictTests
{
    public static TheoryData<string> Ids() => [.. CoalitionConcepts.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Witnesses_stand_up(string id) => ModelGen.Any(cells: 24).Sample(d =>
    {
        var naive = new NaiveModel(d);
        var graph = new CoalitionGraph(EngineModel.Graph(d));
        var oracle = new NaiveCoalitions(naive, NaiveCoalitions.Every(d.Parties));
        foreach (var h in graph.MayForm)
        {
            for (var s = 0; s < naive.States; s++) Recheck(naive, oracle, CoalitionConcepts.Find(id)!.Explain(graph, h, s, TestContext.Current.CancellationToken), id, h, s);
        }
    }, iter: Samples.Tenth, print: ModelGen.Print);

    private static void Recheck(NaiveModel naive, NaiveCoalitions oracle, CoalitionVerdict verdict, string id, Coalition coalition, int s)
    {
        int[] h = [.. coalition.Members()];
        Assert.Equal((id, coalition, s), (verdict.Concept, verdict.Coalition, verdict.State));
        Assert.Equal(oracle.IsStable(id, h, s), verdict.IsStable);
        Assert.Equal(oracle.Reach(h, s).Length == 0, verdict.Ground == Ground.NoMove);
        Assert.Equal(oracle.Improvements(h, s), verdict.Deviations.Select(d => d.Improvement.To).Order());
        Assert.Equal(verdict.Deviations.OrderBy(d => d.IsSanctioned).ThenBy(d => d.Improvement.Steps.Count).ThenBy(d => d.Improvement.To), verdict.Deviations);
        foreach (var deviation in verdict.Deviations)
        {
            Walk(naive, deviation.Improvement, coalition, s, LegalSequence.Reached(naive, h, s, false));
            RecheckAnswer(naive, oracle, deviation, id, h, s);
        }
    }

    private static void RecheckAnswer(NaiveModel naive, NaiveCoalitions oracle, CoalitionDeviation deviation, string id, int[] h, int s)
    {
        var target = deviation.Improvement.To;
        var answers = id switch { "cnash" => [], "cseq" => [.. oracle.Credible(h, target)], _ => oracle.Reach(oracle.Others(h), target) };
        int[] harmful = [.. answers.Where(t => !oracle.Prefer(h, t, s))];
        var sanctions = harmful.Where(t => id != "csmr" || oracle.NoWayOut(h, s, t)).ToHashSet();
        Assert.Equal(sanctions.Count > 0, deviation.IsSanctioned);
        Assert.Equal(sanctions.Count == 0 && id == "csmr" && harmful.Length > 0, deviation.WayOut is not null);
        if (deviation.WayOut is { } way)
        {
            Assert.Contains(way.From, harmful);
            Assert.True(oracle.Prefer(h, way.To, s));
            Walk(naive, way, Coalition.Of(h), way.From, LegalSequence.Reached(naive, h, way.From, false));
        }

        if (deviation.Sanction is not { } sanction) return;
        Assert.Contains(deviation.Result, sanctions);
        var at = target;
        Coalition last = default;
        foreach (var move in sanction)
        {
            int[] by = [.. move.By.Members()];
            Assert.Empty(by.Intersect(h));
            Assert.NotEqual(last, move.By);
            if (id == "cseq") Assert.True(oracle.Prefer(by, move.To, move.From));
            Walk(naive, move, move.By, at, LegalSequence.Reached(naive, by, at, false));
            (at, last) = (move.To, move.By);
        }

        Assert.Equal(deviation.Result, at);
    }

    private static void Walk(NaiveModel naive, JointMove move, Coalition by, int from, Dictionary<int, int> shortest)
    {
        Assert.Equal((by, from), (move.By, move.From));
        Assert.Equal(shortest[move.To], move.Steps.Count);
        var (at, last) = (from, -1);
        foreach (var step in move.Steps)
        {
            Assert.True(by.Contains(step.Party) && step.Party != last && step.From == at);
            Assert.Contains(step.To, naive.Moves(step.Party, at));
            (at, last) = (step.To, step.Party);
        }

        Assert.Equal(move.To, at);
    }
}

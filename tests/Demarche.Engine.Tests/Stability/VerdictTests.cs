using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Every verdict of a sanction concept agrees with the oracle, and its witness is checked again move by move by the oracle's own rules.</summary>
public class VerdictTests
{
    public static TheoryData<string> Ids() => [.. NaiveConcepts.ById.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Witnesses_stand_up(string id) => ModelGen.Any(cells: 40).Sample(d =>
    {
        var naive = new NaiveModel(d);
        var graph = EngineModel.Graph(d);
        for (var i = 0; i < naive.Parties; i++)
        {
            for (var s = 0; s < naive.States; s++) Recheck(naive, id, Concepts.Find(id)!.Explain(graph, i, s), i, s);
        }
    }, iter: Samples.Count / 4 + 1, print: ModelGen.Print);

    private static void Recheck(NaiveModel naive, string id, Verdict verdict, int i, int s)
    {
        Assert.Equal((id, i, s), (verdict.Concept, verdict.Party, verdict.State));
        Assert.Equal(NaiveConcepts.ById[id](naive, i, s), verdict.IsStable);
        Assert.Equal(GroundOf(naive, i, s, verdict.IsStable), verdict.Ground);
        Assert.Equal(naive.Improvements(i, s), verdict.Deviations.Select(d => d.Improvement.To).Order());
        Assert.Equal(verdict.Deviations.OrderBy(d => d.IsSanctioned).ThenByDescending(d => naive.Ranks[i][d.Improvement.To]), verdict.Deviations);
        foreach (var deviation in verdict.Deviations)
        {
            Assert.Equal((i, s), (deviation.Improvement.Party, deviation.Improvement.From));
            Assert.False(deviation.Together);
            RecheckSanction(naive, id, deviation, i, s);
        }
    }

    private static Ground GroundOf(NaiveModel naive, int i, int s, bool stable) =>
        naive.Moves(i, s).Length == 0 ? Ground.NoMove
        : naive.Improvements(i, s).Length == 0 ? Ground.NoImprovement
        : stable ? Ground.Sanctioned
        : Ground.Unsanctioned;

    private static void RecheckSanction(NaiveModel naive, string id, Deviation deviation, int i, int s)
    {
        bool credible = id is "seq" or "sseq", looksForWayOut = id is "smr" or "sseq";
        var target = deviation.Improvement.To;
        var reached = id == "nash" ? [] : LegalSequence.Reached(naive, LegalSequence.Opponents(naive, i), target, credible);
        var harmful = reached.Where(r => !naive.Prefers(i, r.Key, s)).ToList();
        var sanctions = harmful.Where(r => !looksForWayOut || NaiveConcepts.NoWayOut(naive, i, s, r.Key)).ToList();
        Assert.Equal(sanctions.Count > 0, deviation.IsSanctioned);
        if (deviation.IsSanctioned)
        {
            Assert.Contains(deviation.Result, sanctions.Select(r => r.Key));
            Assert.Equal(sanctions.Min(r => r.Value), deviation.Sanction!.Count);
            Assert.Null(deviation.WayOut);
            Walk(naive, deviation, i, credible);
        }
        else
        {
            Assert.Equal(target, deviation.Result);
            Assert.Equal(harmful.Count > 0 && looksForWayOut, deviation.WayOut is not null);
            if (deviation.WayOut is { } way) RecheckWayOut(naive, way, harmful.Select(r => r.Key), i, s);
        }
    }

    private static void Walk(NaiveModel naive, Deviation deviation, int i, bool credible)
    {
        var (at, last) = (deviation.Improvement.To, -1);
        foreach (var step in deviation.Sanction!)
        {
            Assert.Equal(at, step.From);
            Assert.NotEqual(i, step.Party);
            Assert.NotEqual(last, step.Party);
            Assert.Contains(step.To, credible ? naive.Improvements(step.Party, at) : naive.Moves(step.Party, at));
            (at, last) = (step.To, step.Party);
        }

        Assert.Equal(deviation.Result, at);
    }

    private static void RecheckWayOut(NaiveModel naive, Step way, IEnumerable<int> harmful, int i, int s)
    {
        Assert.Equal(i, way.Party);
        Assert.Contains(way.From, harmful);
        Assert.Contains(way.To, naive.Moves(i, way.From));
        Assert.True(naive.Prefers(i, way.To, s));
        Assert.Equal(naive.Moves(i, way.From).Max(t => naive.Ranks[i][t]), naive.Ranks[i][way.To]);
    }
}

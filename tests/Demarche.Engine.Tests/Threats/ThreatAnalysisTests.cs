using CsCheck;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;
using Demarche.Engine.Threats;

namespace Demarche.Engine.Tests.Threats;

public class ThreatAnalysisTests
{
    private static readonly Gen<Question> Questions =
        from description in ModelGen.Any(cells: 32, parties: 3)
        let states = EngineModel.Space(description).Count
        from now in Gen.Int[0, states - 1]
        from threatener in Gen.Int[0, description.Parties - 1]
        from apart in Gen.Int[1, description.Parties - 1]
        from byLevers in Gen.Bool
        from condition in Where(description, states, byLevers)
        from consequence in Where(description, states, byLevers)
        from promise in Gen.Bool
        select new Question(description, now, threatener, (threatener + apart) % description.Parties, condition, consequence, promise);

    [Fact]
    public void Acts_are_those_of_the_definition() => Questions.Sample(q =>
    {
        var naive = Naive(q);
        var graph = EngineModel.Graph(q.Description);
        for (var party = 0; party < q.Description.Parties; party++)
        {
            var acts = new Acts(graph, party, Set(q.Then));
            for (var s = 0; s < graph.States; s++)
            {
                var expected = naive.Acts(party, s, q.Then);
                Assert.Equal(expected, acts.At(s));
                foreach (var act in expected) Assert.Equal(naive.Pays(party, act), acts.Pays(act));
            }
        }
    }, iter: Samples.Count, print: Print);

    [Fact]
    public void Agrees_with_the_definition() => Questions.Sample(q =>
    {
        var naive = Naive(q);
        var graph = EngineModel.Graph(q.Description);
        var found = ThreatAnalysis.Of(graph, q.Now, q.By, q.Against, Set(q.If), Set(q.Then), q.IsPromise);
        Assert.Equal(q.If[q.Now], found.IsCalledIn);
        Assert.Equal(q.Then[q.Now], found.IsDone);
        Assert.Equal(naive.CallsFrom(q.Now), found.FromNow);
        var callable = Enumerable.Range(0, graph.States).Select(s => (State: s, Calls: naive.CallsFrom(s))).Where(x => x.Calls.Count > 0).ToArray();
        Assert.Equal(callable.SelectMany(x => x.Calls).Select(c => c.Caller).DefaultIfEmpty(q.Against).Distinct().Order(), found.Callers);
        Assert.Equal(callable.Select(x => x.State), found.Everywhere.Select(e => e.State));
        foreach (var (expected, stand) in callable.Zip(found.Everywhere))
        {
            var tempting = expected.Calls.Where(c => c.Tempts).ToArray();
            Assert.Equal(tempting.Length > 0, stand.Tempts);
            Assert.Equal((tempting.Length > 0 ? tempting : [.. expected.Calls]).All(c => naive.IsKeptAt(c.Act.With)), stand.IsKept);
            bool Changed(ThreatCall c, bool toGain) => naive.IsKeptAt(c.Act.With) && naive.CarriedOut(c.Act.With) is { } d && naive.Gains(c.Caller, c.Act, d.With) == toGain;
            Assert.Equal(q.IsPromise ? tempting.Length == 0 && expected.Calls.Any(c => Changed(c, true)) : tempting.Length > 0 && tempting.All(c => Changed(c, false)), stand.Works);
        }
    }, iter: Samples.Count, print: Print);

    [Fact]
    public void Once_the_condition_is_true_it_has_been_called_in() => Questions.Sample(q =>
    {
        var naive = Naive(q);
        var model = new NaiveModel(q.Description);
        var found = ThreatAnalysis.Of(EngineModel.Graph(q.Description), q.Now, q.By, q.Against, Set(q.If), Set(q.Then), q.IsPromise);
        if (found.IsCalledIn) Assert.Empty(found.FromNow);
        Assert.Equal(q.If[q.Now] && !q.Then[q.Now], found.Now is not null);
        if (found.Now is not { } due) return;
        Assert.Equal(naive.CarriedOut(q.Now), due.Act);
        Assert.Equal(naive.IsKeptAt(q.Now), due.Pays);
        bool[] undone = [.. q.If.Select(x => !x)];
        var averting = naive.Acts(q.Against, q.Now, undone).Where(a => a.From == a.Without).ToArray();
        Assert.Equal(averting.Length > 0, found.Averting is not null);
        if (found.Averting is not { } way) return;
        Assert.Contains(way, averting);
        Assert.DoesNotContain(averting, a => model.Prefers(q.Against, a.With, way.With));
        Assert.Equal(due.Act is { } blow && model.Prefers(q.Against, way.With, blow.With), found.AvertingIsBetter);
    }, iter: Samples.Count, print: Print);

    private static Gen<bool[]> Where(Description description, int states, bool byLevers) => byLevers && description.Levers.Count > 0
        ? ConditionGen.OverLevers(description.Levers).Select(c => new NaiveModel(description) is var m ? Enumerable.Range(0, states).Select(s => m.HoldsIn(c, s)).ToArray() : [])
        : Gen.Bool.Array[states];

    private static NaiveThreats Naive(Question q) => new(new NaiveModel(q.Description), q.By, q.Against, q.If, q.Then);

    private static StateSet Set(bool[] inside) => StateSet.Of(inside.Length, Enumerable.Range(0, inside.Length).Where(s => inside[s]));

    private static string Print(Question q) => $"{q.By} against {q.Against} at {q.Now} in {ModelGen.Print(q.Description)}";

    private sealed record Question(Description Description, int Now, int By, int Against, bool[] If, bool[] Then, bool IsPromise);
}

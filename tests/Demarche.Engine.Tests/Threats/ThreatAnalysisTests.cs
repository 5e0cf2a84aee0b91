using CsCheck;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;
using Demarche.Engine.Threats;

namespace Demarche.Engine.Tests.Threats;

public class ThreatAnalysisTests
{
    private static readonly Gen<(Description Description, int Now, int By, int Against, bool[] If, bool[] Then)> Questions =
        from description in ModelGen.Any(cells: 32, parties: 3)
        let states = EngineModel.Space(description).Count
        from now in Gen.Int[0, states - 1]
        from threatener in Gen.Int[0, description.Parties - 1]
        from apart in Gen.Int[1, description.Parties - 1]
        from condition in Gen.Bool.Array[states]
        from consequence in Gen.Bool.Array[states]
        select (description, now, threatener, (threatener + apart) % description.Parties, condition, consequence);

    [Fact]
    public void Agrees_with_the_definition() => Questions.Sample(q =>
    {
        var m = new NaiveModel(q.Description);
        var graph = EngineModel.Graph(q.Description);
        var found = ThreatAnalysis.Of(graph, q.Now, q.By, q.Against, Set(q.If), Set(q.Then));
        ThreatCall[] CallsBy(int caller) =>
        [
            .. from s in Enumerable.Range(0, m.States)
               where !q.If[s] && !q.Then[s]
               from t in m.Moves(caller, s)
               where q.If[t] && !q.Then[t]
               let answers = m.Moves(q.By, t).Where(a => q.Then[a]).OrderByDescending(a => m.Ranks[q.By][a]).ThenBy(a => a).Cast<int?>().ToArray()
               let end = answers.FirstOrDefault()
               select new ThreatCall(caller, s, t, m.Prefers(caller, t, s), end, end is { } a && m.Prefers(q.By, a, t), end is { } b && !m.Prefers(caller, b, s)),
        ];
        var expected = CallsBy(q.Against);
        if (expected.Length == 0) expected = [.. Enumerable.Range(0, q.Description.Parties).Where(p => p != q.By && p != q.Against).SelectMany(CallsBy)];
        Assert.Equal(expected, found.Everywhere);
        Assert.Equal(expected.Where(c => c.From == q.Now), found.FromNow);
    }, iter: Samples.Count, print: q => $"{q.By} against {q.Against} at {q.Now} in {ModelGen.Print(q.Description)}");

    private static StateSet Set(bool[] inside) => StateSet.Of(inside.Length, Enumerable.Range(0, inside.Length).Where(s => inside[s]));
}

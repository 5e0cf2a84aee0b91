using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Every concept agrees with its oracle at every state for every party, on random models of every form.</summary>
public class OracleTests
{
    private static readonly Dictionary<string, Gen<Description>> Forms = new()
    {
        ["complete"] = ModelGen.Complete(),
        ["infeasible"] = ModelGen.Infeasible(),
        ["merged"] = ModelGen.Merged(),
        ["stepwise"] = ModelGen.Stepwise(),
        ["everything"] = ModelGen.Everything(),
        ["named"] = ModelGen.Named(),
        ["named and forbidden"] = ModelGen.NamedForbidden(),
    };

    public static TheoryData<string> FormNames() => [.. Forms.Keys];

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Sanction_concepts_agree(string form) =>
        Forms[form].Sample(d => Agree(d, NaiveConcepts.ById), iter: Samples.Count, print: ModelGen.Print);

    [Theory]
    [InlineData("complete")]
    [InlineData("infeasible")]
    [InlineData("everything")]
    public void Sanction_concepts_agree_on_larger_models(string form) =>
        Larger(form).Sample(d => Agree(d, NaiveConcepts.ById), iter: Samples.Tenth, print: ModelGen.Print);

    private static Gen<Description> Larger(string form) => form switch
    {
        "complete" => ModelGen.Complete(cells: 256),
        "infeasible" => ModelGen.Infeasible(cells: 256),
        _ => ModelGen.Everything(cells: 200),
    };

    private static void Agree(Description description, IReadOnlyDictionary<string, Func<NaiveModel, int, int, bool>> oracles)
    {
        var naive = new NaiveModel(description);
        var graph = EngineModel.Graph(description);
        foreach (var (id, oracle) in oracles)
        {
            var concept = Concepts.Find(id)!;
            if (concept.WhyNot(graph) is not null) continue;
            for (var i = 0; i < naive.Parties; i++)
            {
                var expected = Enumerable.Range(0, naive.States).Where(s => oracle(naive, i, s));
                Equal(expected, concept.Stable(graph, i), $"{id} for party {i}");
            }
        }
    }

    private static void Equal(IEnumerable<int> expected, StateSet found, string what)
    {
        string wanted = string.Join(' ', expected), got = string.Join(' ', found.Members());
        Assert.True(wanted == got, $"{what}: oracle {wanted}; engine {got}");
    }
}

using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Every sanction concept agrees with its oracle at every state for every party, on random models of every form.</summary>
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

    private static readonly Dictionary<string, Gen<Description>> LargerForms = new()
    {
        ["complete"] = ModelGen.Complete(cells: 256),
        ["infeasible"] = ModelGen.Infeasible(cells: 256),
        ["everything"] = ModelGen.Everything(cells: 200),
        ["wide"] = ModelGen.Wide(),
    };

    public static TheoryData<string> FormNames() => [.. Forms.Keys];

    public static TheoryData<string> LargerFormNames() => [.. LargerForms.Keys];

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Agree(string form) => Forms[form].Sample(AgreesOnAll, iter: Samples.Count, print: ModelGen.Print);

    [Theory]
    [MemberData(nameof(LargerFormNames))]
    public void Agree_on_larger_models(string form) => LargerForms[form].Sample(AgreesOnAll, iter: Samples.Tenth, print: ModelGen.Print);

    private static void AgreesOnAll(Description description)
    {
        var naive = new NaiveModel(description);
        var graph = EngineModel.Graph(description);
        foreach (var (id, oracle) in NaiveConcepts.ById) Agreement.On(Concepts.Find(id)!, graph, naive, oracle);
    }
}

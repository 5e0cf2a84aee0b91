using CsCheck;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Stability;

/// <summary>Verdicts do not depend on the numbers that parties, states and levers happen to have.</summary>
public class RelabellingTests
{
    /// <summary>Concepts in which ties are broken by the states' numbers.</summary>
    private static readonly string[] ByNumber = ["l2", "l3", "nm", "stk1", "stk2", "l2-cc", "l3-cc", "l2-ci", "l3-ci"];

    [Fact]
    public void Parties_may_change_places() => WithPermutation(ModelGen.Any(cells: 32), d => d.Parties).Sample(x =>
    {
        var (one, other) = (EngineModel.Graph(x.Description), EngineModel.Graph(Relabel.Parties(x.Description, x.To)));
        foreach (var concept in Asked(one))
        {
            var turned = concept is StackelbergEquilibrium ? Concepts.Find($"stk{x.To[concept.Id[^1] - '1'] + 1}")! : concept;
            for (var i = 0; i < one.Parties; i++) Assert.Equal(Stable(concept, one, i), Stable(turned, other, x.To[i]));
        }
    }, iter: Samples.Count, print: x => $"{string.Join(' ', x.To)} in {ModelGen.Print(x.Description)}");

    [Fact]
    public void Named_states_may_change_places() => WithPermutation(Gen.OneOf(ModelGen.Named(), ModelGen.NamedForbidden()), d => d.NamedStates!.Value).Sample(x =>
    {
        var (one, other) = (EngineModel.Graph(x.Description), EngineModel.Graph(Relabel.States(x.Description, x.To)));
        foreach (var concept in Asked(one).Where(c => HasNoTies(one) || !ByNumber.Contains(c.Id)))
        {
            for (var i = 0; i < one.Parties; i++)
            {
                Assert.Equal(StateSet.Of(one.States, Stable(concept, one, i).Members().Select(s => x.To[s])), Stable(concept, other, i));
            }
        }
    }, iter: Samples.Count, print: x => $"{string.Join(' ', x.To)} in {ModelGen.Print(x.Description)}");

    [Fact]
    public void Levers_may_change_places() => WithPermutation(
        Gen.OneOf(ModelGen.Complete(32), ModelGen.Infeasible(32), ModelGen.StepwiseForbidden(32)), d => d.Levers.Count).Sample(x =>
    {
        var (one, other) = (EngineModel.Graph(x.Description), EngineModel.Graph(Relabel.Levers(x.Description, x.To)));
        foreach (var concept in Asked(one).Where(c => HasNoTies(one) || !ByNumber.Contains(c.Id)))
        {
            for (var i = 0; i < one.Parties; i++)
            {
                var turned = Stable(concept, one, i).Members().Select(s => other.Space.StateOf(other.Space.CellAt(Turned(one.Space, s, x.To))));
                Assert.Equal(turned.Order(), Stable(concept, other, i).Members());
            }
        }
    }, iter: Samples.Count, print: x => $"{string.Join(' ', x.To)} in {ModelGen.Print(x.Description)}");

    private static Gen<(Description Description, int[] To)> WithPermutation(Gen<Description> models, Func<Description, int> size) =>
        from d in models
        from to in ModelGen.Permutation(size(d))
        select (d, to);

    private static int[] Turned(StateSpace space, int state, int[] to)
    {
        var levels = new int[to.Length];
        for (var k = 0; k < to.Length; k++) levels[to[k]] = space.LevelOf(state, k);
        return levels;
    }

    private static bool HasNoTies(ConflictGraph graph) =>
        Enumerable.Range(0, graph.Parties).All(i => graph.Ranks(i).ToArray().Distinct().Count() == graph.States);

    private static IEnumerable<SolutionConcept> Asked(ConflictGraph graph) => Concepts.All.Where(c => c.WhyNot(graph) is null);

    private static StateSet Stable(SolutionConcept concept, ConflictGraph graph, int party) => concept.Stable(graph, party, TestContext.Current.CancellationToken);
}

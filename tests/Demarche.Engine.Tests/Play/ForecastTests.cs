using CsCheck;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

public class ForecastTests
{
    /// <summary>Against a walk over all plays: the depth of a move is its occasion in a tree made for it.</summary>
    [Fact]
    public void When_an_event_happens_agrees_with_a_walk_over_all_plays() => Gen.Select(Gen.Int[0, 10_000], Gen.Double[0, 8], Gen.Int[1, 40]).Sample((seed, lambda, border) =>
    {
        var (tree, payoffs) = RandomTree.Make(seed, depth: 4, actions: 2, types: 2);
        var solution = new QreSolver(tree).Solve(payoffs, Priors.Uniform(tree), new QreOptions(lambda));
        var at = new double[tree.Occasions];
        void Walk(int node, double p)
        {
            for (var a = 0; a < tree.Actions(node); a++)
            {
                var child = tree.Child(node, a);
                if (tree.State(child) >= border) at[tree.Occasion(node)] += p * solution.Mix(node, a);
                else Walk(child, p * solution.Mix(node, a));
            }
        }

        var forecast = new Forecast(solution, s => s >= border);
        var holds = tree.State(0) >= border;
        if (!holds) Walk(0, 1);
        Assert.Equal(holds ? 1 : 0, forecast.Already);
        var left = 1 - forecast.Already;
        for (var d = 0; d < at.Length; d++)
        {
            Assert.Equal(at[d], forecast.At[d], 1e-12);
            Assert.Equal(left > 1e-12 ? at[d] / left : 0, forecast.Hazard()[d], 1e-6);
            left -= at[d];
            Assert.Equal(1 - left, forecast.By()[d], 1e-12);
        }
    }, iter: Samples.Tenth);
}

using CsCheck;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

/// <summary>
/// A has threatened: if B crosses the line, A fights or backs down and pays for it at home. With the threat made, theory is plain: a higher cost
/// makes every type of A fight more often once called, and B cross less, because to B a fight is worse than getting away with it (Fearon 1994).
/// </summary>
public class AudienceCostTests
{
    [Fact]
    public void A_higher_cost_never_makes_a_threat_less_kept() =>
        Gen.Select(Gen.Double[-1, 0].Array[3], Gen.Double[-1, 0].Array[3], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 20]).Sample((warA, warB, low, more, lambda) =>
        {
            var (cheap, dear) = (Solve(warA, warB, low, lambda), Solve(warA, warB, low + more, lambda));
            for (var t = 0; t < 3; t++)
            {
                Assert.True(dear.Choice(1, t, 0) >= cheap.Choice(1, t, 0) - 1e-9);
                Assert.True(dear.Choice(0, t, 0) <= cheap.Choice(0, t, 0) + 1e-9);
            }

            Assert.True(dear.Mix(1, 0) >= cheap.Mix(1, 0) - 1e-9);
        }, iter: Samples.Count);

    private static QreSolution Solve(double[] warA, double[] warB, double cost, double lambda)
    {
        const int crossed = 1, kept = 2, war = 3, backedDown = 4;
        var builder = new StageTreeBuilder(3, 3);
        builder.Add(0, 0);
        builder.Add(crossed, 0);
        builder.Add(kept, 0, 1);
        builder.Add(war, 0, 1);
        builder.Add(backedDown, 0, 1);
        builder.Decide(0, 1, 1, 2);
        builder.Decide(1, 0, 3, 4);
        builder.Charge(4, 0);
        var tree = builder.Build();
        var payoffs = new Payoffs(tree);
        payoffs.SetUtility(1, backedDown, 1);
        payoffs.SetUtility(0, backedDown, -0.5);
        payoffs.SetCost(0, 0, cost);
        for (var t = 0; t < 3; t++)
        {
            payoffs.SetUtility(0, t, war, warA[t]);
            payoffs.SetUtility(1, t, war, warB[t]);
        }

        return new QreSolver(tree).Solve(payoffs, Priors.Uniform(tree), new QreOptions(lambda));
    }
}

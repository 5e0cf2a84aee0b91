using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

/// <summary>
/// Lewis and Schultz, "Revealing Preferences", Political Analysis 11 (2003): A challenges or leaves things as they are; B resists or gives
/// way; A fights or backs down. A's payoffs from war and from backing down and B's payoff from war are private and normal with standard
/// deviation 1. Means as in the example of Crisman-Cox and Gibilisco's R package sigInt with three equilibria: war −1.9 for A and −2.8 for B,
/// backing down −1.2, winning without a fight 1, all else 0.
/// </summary>
public class LewisSchultzTests
{
    private const double WarA = -1.9, WarB = -2.8, Down = -1.2;

    /// <summary>The figures were given to eight places; ours differ by up to 2 in the last, and agree with a direct solution to 1e-11.</summary>
    [Theory]
    [InlineData(3, 0.41465436)]
    [InlineData(5, 0.41126466)]
    [InlineData(9, 0.40921421)]
    public void With_few_types_and_lambda_1(int types, double resist)
    {
        var p = Resist(types, 1);
        Assert.Equal(resist, p, 3e-8);
        Assert.Equal(Direct(types, 1), p, 1e-10);
    }

    [Theory]
    [InlineData(4, 0.4131)]
    [InlineData(12, 0.3543)]
    [InlineData(20, 0.3172)]
    [InlineData(30, 0.3058)]
    public void With_many_types_choice_grows_sharp_towards_the_exact_equilibrium(double lambda, double resist) => Assert.Equal(resist, Resist(61, lambda), 1e-4);

    [Fact]
    public void The_exact_game_has_three_equilibria()
    {
        var roots = Roots(ExactGap);
        Assert.Equal(3, roots.Count);
        Assert.Equal(0.2964518, roots[0], 1e-6);
        Assert.Equal(0.4724232, roots[1], 1e-6);
        Assert.Equal(0.8740314, roots[2], 3e-6);
    }

    /// <summary>All of them: as many as the one equation of the discretised game has solutions.</summary>
    [Fact]
    public void The_other_equilibria_are_found_from_other_starts()
    {
        var (tree, payoffs, priors) = Game(31);
        var solver = new QreSolver(tree);
        var options = new QreOptions(30);
        var principal = solver.Solve(payoffs, priors, options);
#pragma warning disable RS0030 // a test's own seed
        var others = solver.Others(principal, payoffs, priors, options, 60, new Random(1));
#pragma warning restore RS0030
        Assert.Equal(0.3, principal.Mix(1, 0), 0.02);
        double[] found = [.. others.Prepend(principal).Select(o => o.Mix(1, 0)).Order()];
        var slices = Normal.Slices(31);
        var roots = Roots(p => p - Reply(p, slices, 30));
        Assert.Equal(roots.Count, found.Length);
        for (var k = 0; k < found.Length; k++) Assert.Equal(roots[k], found[k], 1e-8);
        Assert.True(found.Length >= 3);
        Assert.InRange(found[^1], 0.8, 0.95);
    }

    /// <summary>With five types and precise choice the answer is far from the truth of 0.296: the trap the documentation warns of.</summary>
    [Fact]
    public void Few_types_with_a_high_lambda_mislead() => Assert.InRange(Math.Abs(Resist(5, 128) - 0.2964518), 0.1, 1);

    private static List<double> Roots(Func<double, double> gap)
    {
        var roots = new List<double>();
        for (var k = 5; k < 1000; k++)
        {
            double low = k / 1000.0, high = (k + 1) / 1000.0;
            var sign = Math.Sign(gap(low));
            if (sign == Math.Sign(gap(high))) continue;
            for (var n = 0; n < 50; n++)
            {
                var middle = (low + high) / 2;
                if (Math.Sign(gap(middle)) == sign) low = middle;
                else high = middle;
            }

            roots.Add(low);
        }

        return roots;
    }

    private static double Resist(int types, double lambda)
    {
        var (tree, payoffs, priors) = Game(types);
        var solution = new QreSolver(tree).Solve(payoffs, priors, new QreOptions(lambda));
        Assert.True(solution.IsComplete);
        return solution.Mix(1, 0);
    }

    /// <summary>A's type is a pair: war times backing down.</summary>
    private static (StageTree Tree, Payoffs Payoffs, Priors Priors) Game(int types)
    {
        var builder = new StageTreeBuilder(types * types, types);
        for (var state = 0; state < 7; state++) builder.Add(state, 0, 1);
        builder.Decide(0, 0, 1, 2);
        builder.Decide(1, 1, 3, 4);
        builder.Decide(3, 0, 5, 6);
        var tree = builder.Build();
        var payoffs = new Payoffs(tree);
        payoffs.SetUtility(0, 4, 1);
        payoffs.SetUtility(1, 6, 1);
        var slices = Normal.Slices(types);
        for (var b = 0; b < types; b++) payoffs.SetUtility(1, b, 5, WarB + slices[b]);
        for (var a = 0; a < types * types; a++)
        {
            payoffs.SetUtility(0, a, 5, WarA + slices[a / types]);
            payoffs.SetUtility(0, a, 6, Down + slices[a % types]);
        }

        return (tree, payoffs, Priors.Uniform(tree));
    }

    /// <summary>The discretised game as one equation in the probability of resistance, by bisection.</summary>
    private static double Direct(int types, double lambda)
    {
        double low = 0, high = 1;
        for (var k = 0; k < 100; k++)
        {
            var middle = (low + high) / 2;
            if (Reply(middle, types, lambda) > middle) low = middle;
            else high = middle;
        }

        return low;
    }

    private static double Reply(double resist, int types, double lambda) => Reply(resist, Normal.Slices(types), lambda);

    private static double Reply(double resist, double[] slices, double lambda)
    {
        double challenge = 0, fight = 0;
        foreach (var x in slices)
        {
            foreach (var y in slices)
            {
                double war = WarA + x, down = Down + y, f = 1 / (1 + Math.Exp(-lambda * (war - down)));
                var c = 1 / (1 + Math.Exp(-lambda * (resist * (f * war + (1 - f) * down) + 1 - resist)));
                challenge += c;
                fight += c * f;
            }
        }

        var pf = fight / challenge;
        return slices.Average(x => 1 / (1 + Math.Exp(-lambda * (pf * (WarB + x) + 1 - pf))));
    }

    /// <summary>The gap in the exact game's one equation, the joint probability of challenging and fighting by quadrature.</summary>
    private static double ExactGap(double resist)
    {
        var cut = -(1 - resist) / resist;
        const int steps = 600;
        const double width = 10.0 / steps;
        var fight = 0.0;
        for (var k = 0; k <= steps; k++)
        {
            var x = cut - WarA + width * k;
            var simpson = k is 0 or steps ? 1 : k % 2 == 1 ? 4 : 2;
            fight += Normal.Density(x) * Normal.Cumulative(WarA + x - Down) * simpson * width / 3;
        }

        var challenge = 1 - Normal.Cumulative(cut - WarA) * Normal.Cumulative(cut - Down);
        var pf = fight / challenge;
        return resist - Normal.Cumulative((pf * WarB + 1 - pf) / pf);
    }
}

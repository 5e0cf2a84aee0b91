using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

/// <summary>
/// Fearon, "Domestic Political Audiences and the Escalation of International Disputes", APSR 88 (1994): two states in a crisis; who quits at t
/// pays its audience cost a·t and the other gets the prize of 1; war gives each its private value, uniform between −w and 0.
/// </summary>
internal static class WarOfAttrition
{
    /// <summary>
    /// The closed form: concession stops at the horizon t*, where max over j of (1 − F_j(−a_j t)) (1 + a_i t) is 1; by then j has quit (beyond
    /// the atom at the beginning) with probability 1 − 1 / (1 + a_i t*), and those left fight.
    /// </summary>
    public static (double Horizon, double FirstQuits, double SecondQuits, double War) Exact(double a1, double a2, double w)
    {
        double Left(double a, double t) => Math.Min(1, a * t / w);
        double low = 0, high = w;
        for (var k = 0; k < 200; k++)
        {
            var t = (low + high) / 2;
            if (Math.Max(Left(a1, t) * (1 + a2 * t), Left(a2, t) * (1 + a1 * t)) < 1) low = t;
            else high = t;
        }

        var war = Left(a1, low) * Left(a2, low);
        var (first, second) = ByTurns(a1, a2, low, Left(a1, low), Left(a2, low));
        return (low, first, second, war);
    }

    /// <summary>
    /// Concessions by Euler's steps: j's hazard a_i / (1 + a_i t) keeps i indifferent; the party that would otherwise have conceded too
    /// little by t* concedes the rest at once at 0.
    /// </summary>
    private static (double First, double Second) ByTurns(double a1, double a2, double horizon, double left1, double left2)
    {
        const int steps = 200_000;
        double s1 = Math.Min(1, left1 * (1 + a2 * horizon)), s2 = Math.Min(1, left2 * (1 + a1 * horizon));
        double first = 1 - s1, second = 1 - s2;
        for (var k = 0; k < steps; k++)
        {
            var t = horizon * (k + 0.5) / steps;
            double q1 = s1 * a2 / (1 + a2 * t) * horizon / steps, q2 = s2 * a1 / (1 + a1 * t) * horizon / steps;
            first += q1 * (s2 - q2 / 2);
            second += q2 * (s1 - q1 / 2);
            (s1, s2) = (s1 - q1, s2 - q2);
        }

        return (first, second);
    }

    /// <summary>Moves in turn, from 0 to the horizon: quit or stay; after the last there is war. With <paramref name="attack"/>, war at any move too.</summary>
    public static QreSolution Solve(double a1, double a2, double w, double horizon, int moves, int types, double lambda, bool attack = false)
    {
        double[] a = [a1, a2];
        var builder = new StageTreeBuilder(types, types);
        var ends = new List<(int Quitter, double Time)>();
        int End(int quitter, double time)
        {
            ends.Add((quitter, time));
            return builder.Add(ends.Count, moves, 1);
        }

        var at = builder.Add(0, 0);
        for (var m = 0; m < moves; m++)
        {
            var quit = End(m % 2, horizon * (m + 0.5) / moves);
            int[] war = attack ? [End(-1, 0)] : [];
            var stay = m == moves - 1 ? End(-1, 0) : builder.Add(0, m + 1);
            builder.Decide(at, m % 2, [quit, stay, .. war]);
            at = stay;
        }

        var tree = builder.Build();
        var payoffs = new Payoffs(tree);
        for (var i = 0; i < 2; i++)
        {
            for (var t = 0; t < types; t++)
            {
                for (var e = 0; e < ends.Count; e++)
                {
                    var (quitter, time) = ends[e];
                    payoffs.SetUtility(i, t, e + 1, quitter < 0 ? -w * (1 - (t + 0.5) / types) : quitter == i ? -a[i] * time : 1);
                }
            }
        }

        return new QreSolver(tree).Solve(payoffs, Priors.Uniform(tree), new QreOptions(lambda));
    }

    /// <summary>The probabilities that the first quits, the second does, and that there is war.</summary>
    public static (double First, double Second, double War) Outcomes(QreSolution solution)
    {
        var reach = solution.Reach();
        var sums = new double[3];
        for (var n = 0; n < solution.Tree.Nodes; n++)
        {
            if (!solution.Tree.IsChance(n) && solution.Tree.Mover(n) is { } mover)
            {
                sums[mover] += reach[n] * solution.Mix(n, 0);
            }
        }

        return (sums[0], sums[1], 1 - sums[0] - sums[1]);
    }
}

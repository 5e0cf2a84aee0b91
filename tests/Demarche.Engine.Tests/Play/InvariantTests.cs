using CsCheck;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

/// <summary>What must hold of every solution.</summary>
public class InvariantTests
{
    [Fact]
    public void Probabilities_sum_to_1_and_beliefs_are_the_joint_distribution() => Gen.Select(GameGen.Any(), Gen.Double[0, 10]).Sample((game, lambda) =>
    {
        var engine = new EngineGame(game);
        var solution = engine.Solve(lambda);
        var oracle = engine.Played(solution, [.. solution.Lambda]);
        var reach = solution.Reach();
        Assert.Equal(1, game.Positions().Where(p => p.IsEnd).Sum(p => reach[engine[p]]), 1e-10);
        foreach (var p in game.Positions())
        {
            Assert.Equal(oracle.Reach(p), reach[engine[p]], 1e-8);
            if (reach[engine[p]] < 1e-6) continue;
            for (var i = 0; i < game.Parties; i++)
            {
                for (var t = 0; t < game.Types[i]; t++) Assert.Equal(oracle.Belief(p, i, t), solution.Belief(engine[p], i, t), 1e-7);
            }
        }
    }, iter: Samples.Count, print: c => c.Item1.Print());

    [Fact]
    public void What_will_be_believed_is_on_average_what_is_believed() => Gen.Select(GameGen.Any(), Gen.Double[0, 20]).Sample((game, lambda) =>
    {
        var engine = new EngineGame(game);
        var solution = engine.Solve(lambda);
        foreach (var p in game.Positions().Where(p => !p.IsEnd))
        {
            var n = engine[p];
            Assert.Equal(1, Enumerable.Range(0, p.Next.Length).Sum(a => solution.Mix(n, a)), 1e-9);
            for (var i = 0; i < game.Parties; i++)
            {
                for (var t = 0; t < game.Types[i]; t++)
                {
                    Assert.Equal(solution.Belief(n, i, t), Enumerable.Range(0, p.Next.Length).Sum(a => solution.Mix(n, a) * solution.Belief(engine[p.Next[a]], i, t)), 1e-9);
                }
            }
        }
    }, iter: Samples.Count, print: c => c.Item1.Print());

    [Fact]
    public void Values_add_up_and_an_action_is_worth_what_follows() => Gen.Select(GameGen.Any(), Gen.Double[0, 20]).Sample((game, lambda) =>
    {
        var engine = new EngineGame(game);
        var solution = engine.Solve(lambda);
        var oracle = engine.Played(solution, [.. solution.Lambda]);
        foreach (var set in game.Positions().Where(p => p.Party >= 0 && !p.IsEnd).GroupBy(p => p.Set))
        {
            Position[] members = [.. set];
            for (var t = 0; t < game.Types[members[0].Party]; t++)
            {
                for (var a = 0; a < members[0].Next.Length; a++)
                {
                    Assert.Equal(oracle.ActionValue(members, t, a), solution.ActionValue(engine[members[0]], t, a), 1e-7);
                }
            }
        }
    }, iter: Samples.Tenth, print: c => c.Item1.Print());

    /// <summary>Where λ is low there is one equilibrium, which the names cannot matter to. Higher up a step may still come down beside a bend too sharp for it: once in a thousand games at most.</summary>
    [Fact]
    public void Reversing_parties_types_and_actions_changes_names_only()
    {
        var apart = 0;
        Gen.Select(GameGen.Any(), Gen.Double[0, 8]).Sample(
            (game, lambda) =>
            {
                if (lambda < 1) ChangesNamesOnly(game, lambda);
                else if (!IsTheSame(game, lambda)) Interlocked.Increment(ref apart);
            },
            iter: Samples.Count,
            print: c => c.Item1.Print());
        Assert.True(apart <= Math.Max(1, Samples.Count / 1000), $"{apart} of {Samples.Count} games came out otherwise under other names.");

        static bool IsTheSame(GameDescription game, double lambda)
        {
            try
            {
                ChangesNamesOnly(game, lambda);
                return true;
            }
            catch (Xunit.Sdk.EqualException)
            {
                return false;
            }
        }
    }

    /// <summary>A found bug: at λ 4.8, just behind a sharp bend, a long step came down on the branch that lies beside it.</summary>
    [Fact]
    public void A_sharp_bend_beside_another_branch_is_followed() =>
        Gen.Select(GameGen.Any(), Gen.Double[0, 8]).Sample(ChangesNamesOnly, seed: "aoRo1zyjXv53", iter: 1, print: c => c.Item1.Print());

    private static void ChangesNamesOnly(GameDescription game, double lambda)
    {
        var there = new EngineGame(game);
        var mirrored = Mirror(game);
        var back = new EngineGame(mirrored.Game);
        var (one, other) = (there.Solve(lambda), back.Solve(lambda));
        Assert.Equal(one.IsComplete, other.IsComplete);
        foreach (var (p, q) in mirrored.Pairs)
        {
            for (var i = 0; i < game.Parties; i++)
            {
                for (var t = 0; t < game.Types[i]; t++)
                {
                    Assert.Equal(one.Value(there[p], i, t), other.Value(back[q], game.Parties - 1 - i, game.Types[i] - 1 - t), 1e-7);
                }
            }
        }
    }

    /// <summary>Enough histories a level that they are shared out.</summary>
    [Fact]
    public void The_same_bytes_on_any_number_of_threads()
    {
        var (tree, payoffs) = RandomTree.Make(7, depth: 7, actions: 4, types: 5);
        QreSolution Solve(int threads) => new QreSolver(tree).Solve(payoffs, Priors.Uniform(tree), new QreOptions(6) { Threads = threads });
        var one = Solve(1);
        foreach (var threads in (int[])[2, 3, 8])
        {
            var other = Solve(threads);
            Assert.Equal(one.Sweeps, other.Sweeps);
            for (var n = 0; n < tree.Nodes; n++)
            {
                for (var i = 0; i < tree.Parties; i++)
                {
                    for (var t = 0; t < 5; t++)
                    {
                        Assert.Equal(BitConverter.DoubleToInt64Bits(one.Value(n, i, t)), BitConverter.DoubleToInt64Bits(other.Value(n, i, t)));
                        Assert.Equal(BitConverter.DoubleToInt64Bits(one.Belief(n, i, t)), BitConverter.DoubleToInt64Bits(other.Belief(n, i, t)));
                    }
                }
            }
        }
    }

    private static (GameDescription Game, Dictionary<Position, Position> Pairs) Mirror(GameDescription game)
    {
        var pairs = new Dictionary<Position, Position>(ReferenceEqualityComparer.Instance);
        Position Turn(Position p) => pairs[p] = new Position(
            p.Party < 0 ? p.Party : game.Parties - 1 - p.Party, p.Set, [.. p.Chance.Reverse()], [.. p.Gain.Reverse().Select(g => g.Reverse().ToArray())], [.. p.Next.Reverse().Select(Turn)]);
        var root = Turn(game.Root);
        return (new GameDescription([.. game.Types.Reverse()], [.. game.Priors.Reverse().Select(p => p.Reverse().ToArray())], root), pairs);
    }
}

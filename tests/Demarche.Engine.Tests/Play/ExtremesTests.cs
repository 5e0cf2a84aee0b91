using CsCheck;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

/// <summary>λ at its ends: random choice, and ever more precise choice.</summary>
public class ExtremesTests
{
    [Fact]
    public void At_lambda_0_all_choose_at_random_and_nothing_is_learnt() => GameGen.Any().Sample(game =>
    {
        var engine = new EngineGame(game);
        var solution = engine.Solve(0);
        foreach (var p in game.Positions())
        {
            for (var i = 0; i < game.Parties; i++)
            {
                for (var t = 0; t < game.Types[i]; t++)
                {
                    Assert.Equal(game.Priors[i][t], solution.Belief(engine[p], i, t), 1e-12);
                    Assert.Equal(Average(p, i, t), solution.Value(engine[p], i, t), 1e-12);
                }
            }
        }
    }, iter: Samples.Count, print: g => g.Print());

    [Fact]
    public void Without_private_information_and_hidden_moves_precise_choice_is_backward_induction() =>
        GameGen.Complete(5).Where(g => g.Positions().GroupBy(p => p.Set).All(s => s.Key < 0 || s.Count() == 1) && IsClear(g)).Sample(game =>
        {
            var engine = new EngineGame(game);
            var solution = engine.Solve(1e7);
            Assert.True(solution.IsComplete);
            var values = BackwardInduction(game.Root);
            for (var i = 0; i < game.Parties; i++) Assert.Equal(values[i], solution.Value(0, i, 0), 1e-6);
        }, iter: Samples.Count, print: g => g.Print());

    [Fact]
    public void Nothing_overflows_however_great_lambda_is() => Gen.Select(GameGen.Any(), Gen.Double[3, 14]).Sample((game, power) =>
    {
        var engine = new EngineGame(game);
        var solution = new QreSolver(engine.Tree).Solve(engine.Payoffs, engine.Priors, new QreOptions(Math.Pow(10, power)) { Sweeps = 300 });
        Assert.True(solution.Residual >= 0);
        foreach (var p in game.Positions())
        {
            for (var i = 0; i < game.Parties; i++)
            {
                Assert.Equal(1, Enumerable.Range(0, game.Types[i]).Sum(t => solution.Belief(engine[p], i, t)), 1e-9);
                for (var t = 0; t < game.Types[i]; t++)
                {
                    Assert.True(double.IsFinite(solution.Value(engine[p], i, t)));
                    if (game.Priors[i][t] == 0) Assert.Equal(0, solution.Belief(engine[p], i, t));
                }
            }
        }
    }, iter: Samples.Tenth, print: c => c.Item1.Print());

    private static double Average(Position p, int party, int type)
    {
        var value = p.Gain[party][type];
        for (var a = 0; a < p.Next.Length; a++) value += (p.Party < 0 ? p.Chance[a] : 1.0 / p.Next.Length) * Average(p.Next[a], party, type);
        return value;
    }

    private static double[] BackwardInduction(Position p)
    {
        double[][] below = [.. p.Next.Select(BackwardInduction)];
        return [.. p.Gain.Select((g, i) => g[0] + (p.IsEnd ? 0 : p.Party < 0 ? below.Select((b, a) => p.Chance[a] * b[i]).Sum() : below.MaxBy(b => b[p.Party])![i]))];
    }

    /// <summary>No two actions within 1e-4 of each other at the top, so that the limit is one play.</summary>
    private static bool IsClear(GameDescription game) => game.Positions().Where(p => p.Party >= 0 && p.Next.Length > 1).All(p =>
    {
        double[] values = [.. p.Next.Select(n => BackwardInduction(n)[p.Party]).OrderDescending()];
        return values[0] - values[1] > 1e-4;
    });
}

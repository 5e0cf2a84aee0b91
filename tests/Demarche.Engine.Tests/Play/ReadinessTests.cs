using CsCheck;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Grid;
using Demarche.Engine.Play.Tree;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

/// <summary>Parties that are not always ready to decide.</summary>
public class ReadinessTests
{
    private static readonly Gen<double[,]> Table = Gen.OneOf(Gen.Double[0.001, 1], Gen.Const(1.0)).Array[18].Select(all =>
    {
        var table = new double[6, 3];
        for (var k = 0; k < all.Length; k++) table[k / 3, k % 3] = all[k];
        return table;
    });

    [Fact]
    public void Choices_are_replies_to_themselves_mixed_with_staying() => Gen.Select(GameGen.Any(), Gen.Double[0, 30], Table).Sample((game, lambda, table) =>
    {
        var engine = new EngineGame(game);
        var solution = engine.Solve(new QreOptions(lambda) { Readiness = new Readiness(table) });
        var oracle = engine.Played(solution, new NaivePlay(game, [.. solution.Lambda]) { Ready = p => p.Next.Length > 1 ? table[Math.Min(5, engine.Tree.Occasion(engine[p])), p.Party] : 1 });
        foreach (var ((set, type, action), p) in oracle.Reply()) Assert.Equal(p, oracle[set, type, action], 1e-8);
    }, iter: Samples.Count, print: c => c.Item1.Print());

    [Fact]
    public void All_ready_is_the_game_without_readiness_to_the_last_bit() => Gen.Select(GameGen.Any(), Gen.Double[0, 20]).Sample((game, lambda) =>
    {
        var engine = new EngineGame(game);
        var (plain, ready) = (engine.Solve(lambda), engine.Solve(new QreOptions(lambda) { Readiness = Readiness.Of(1, new int[9, 3]) }));
        for (var n = 0; n < engine.Tree.Nodes; n++)
        {
            for (var a = 0; a < engine.Tree.Actions(n); a++) Assert.Equal(plain.Mix(n, a), ready.Mix(n, a));
            for (var i = 0; i < game.Parties; i++) for (var t = 0; t < game.Types[i]; t++) Assert.Equal(plain.Value(n, i, t), ready.Value(n, i, t));
        }
    }, iter: Samples.Tenth);

    [Fact]
    public void Nobody_ready_is_everybody_staying() => Gen.Select(GameGen.Any(), Gen.Double[0, 20]).Sample((game, lambda) =>
    {
        var engine = new EngineGame(game);
        var solution = engine.Solve(new QreOptions(lambda) { Readiness = Readiness.Of(0, new int[9, 3]) });
        for (var n = 0; n < engine.Tree.Nodes; n++)
        {
            if (engine.Tree.Mover(n) is { }) for (var a = 0; a < engine.Tree.Actions(n); a++) Assert.Equal(a == 0 ? 1 : 0, solution.Mix(n, a), 1e-12);
        }
    }, iter: Samples.Tenth);

    [Fact]
    public void One_step_to_precision_ends_on_the_branch_that_many_steps_follow()
    {
        var leaps = 0;
        Gen.Select(GameGen.Any(5), Gen.Double[0.5, 40], Gen.Double[-4, -0.3]).Sample((game, lambda, seldom) =>
        {
            var engine = new EngineGame(game);
            var options = new QreOptions(lambda) { Readiness = Readiness.Of(Math.Pow(10, seldom), new int[9, 3]) };
            var (leapt, walked) = (engine.Solve(options), engine.Solve(options with { MayLeap = false, Sweeps = 100_000 }));
            if (!walked.IsComplete) return;
            if (leapt.Sweeps < walked.Sweeps) Interlocked.Increment(ref leaps);
            Assert.False(leapt.Differs(walked, 1e-6));
        }, iter: Samples.Count, print: c => c.Item1.Print());
        Assert.True(leaps > Samples.Count / 10, $"{leaps} of {Samples.Count}");
    }

    [Fact]
    public void Beliefs_follow_from_what_one_who_is_seldom_ready_does() => Gen.Select(GameGen.Any(), Gen.Double[0, 10], Gen.Double[0.05, 1]).Sample((game, lambda, ready) =>
    {
        var engine = new EngineGame(game);
        var solution = engine.Solve(new QreOptions(lambda) { Readiness = Readiness.Of(ready, new int[9, 3]) });
        var oracle = engine.Played(solution, [.. solution.Lambda]);
        foreach (var p in game.Positions().Where(p => !p.IsEnd))
        {
            for (var i = 0; i < game.Parties; i++) for (var t = 0; t < game.Types[i]; t++) Assert.Equal(oracle.Belief(p, i, t), solution.Belief(engine[p], i, t), 1e-8);
        }
    }, iter: Samples.Tenth);

    [Fact]
    public void The_chance_never_to_be_ready_does_not_turn_on_how_days_are_cut() => Gen.Select(Gen.Double[0, 1], Gen.Int[1, 9].Array[1, 6]).Sample((perDay, cut) =>
    {
        var days = new int[cut.Length, 1];
        for (var d = 0; d < cut.Length; d++) days[d, 0] = cut[d];
        var readiness = Readiness.Of(perDay, days);
        Assert.Equal(Math.Pow(1 - perDay, cut.Sum()), Enumerable.Range(0, cut.Length).Aggregate(1.0, (p, d) => p * (1 - readiness[d, 0])), 1e-12);
    });

    /// <summary>One party that may cross the line at each of several occasions, and cannot come back: the more often it is ready, the likelier it has crossed.</summary>
    [Fact]
    public void With_one_party_and_one_way_a_break_is_the_likelier_the_readier_it_is() =>
        Gen.Select(Gen.Int[1, 6], Gen.Double[0, 12], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[-1, 1]).Sample((turns, lambda, a, b, worth) =>
        {
            var (less, more) = (Math.Min(a, b), Math.Max(a, b));
            Assert.True(Crosses(less) <= Crosses(more) + 1e-9);

            double Crosses(double ready)
            {
                var builder = new StageTreeBuilder(1);
                var at = builder.Add(0, 0);
                for (var turn = 0; turn < turns; turn++)
                {
                    var (stay, cross) = (builder.Add(0, turn + 1, turn == turns - 1 ? 1 : 0), builder.Add(1, turn + 1, 1));
                    builder.Decide(at, 0, stay, cross);
                    at = stay;
                }

                var tree = builder.Build();
                var payoffs = new Payoffs(tree);
                payoffs.SetUtility(0, 0, 1, worth);
                var solution = new QreSolver(tree).Solve(payoffs, Priors.Uniform(tree), new QreOptions(lambda) { Readiness = Readiness.Of(ready, new int[turns, 1]) });
                return new Forecast(solution, s => s == 1).By()[^1];
            }
        });

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Readiness(new[,] { { 1.1 } }));
        Assert.Throws<ArgumentException>(() => new Readiness(new[,] { { double.NaN } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Readiness.Of(-0.1, new int[1, 1]));
        Assert.Equal(1, new Readiness(new[,] { { 0.2 } })[3, 0]);
    }
}

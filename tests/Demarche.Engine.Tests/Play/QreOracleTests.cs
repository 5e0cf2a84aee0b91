using CsCheck;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.Play;

/// <summary>The solver against the definition.</summary>
public class QreOracleTests
{
    [Fact]
    public void Choices_are_logit_replies_to_themselves() => Gen.Select(GameGen.Any(), Gen.Double[0, 30]).Sample((game, lambda) =>
    {
        double[] each = [.. Enumerable.Range(0, game.Parties).Select(i => lambda * (i + 1) / game.Parties)];
        var engine = new EngineGame(game);
        var solution = engine.Solve(each);
        var oracle = engine.Played(solution, [.. solution.Lambda]);
        foreach (var ((set, type, action), p) in oracle.Reply()) Assert.Equal(p, oracle[set, type, action], 1e-8);
    }, iter: Samples.Count, print: c => c.Item1.Print());

    [Fact]
    public void Where_replies_settle_by_themselves_they_settle_at_the_solution() => Gen.Select(GameGen.Any(), Gen.Double[0, 0.7]).Sample((game, lambda) =>
    {
        var engine = new EngineGame(game);
        var oracle = new NaivePlay(game, lambda);
        Assert.True(oracle.Solve());
        var solution = engine.Solve(lambda);
        foreach (var p in game.Positions().Where(p => p.Party >= 0 && !p.IsEnd))
        {
            for (var t = 0; t < game.Types[p.Party]; t++)
            {
                for (var a = 0; a < p.Next.Length; a++) Assert.Equal(oracle[p.Set, t, a], solution.Choice(engine[p], t, a), 1e-8);
            }
        }
    }, iter: Samples.Tenth, print: c => c.Item1.Print());
}

using CsCheck;
using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Tests.Game;

/// <summary>A cost that is said never to bite changes nothing; one that bites is not said to be idle.</summary>
public sealed class IdleCostTests
{
    [Fact]
    public void Whatever_an_idle_cost_is_put_at_the_game_is_the_same()
    {
        var (idle, biting) = (0, 0);
        Gen.Int[1, int.MaxValue - 1].Sample(seed =>
        {
            var compiled = Played.Compile(OracleTests.RandomCrisis(new Random(seed)));
            var game = GameBuilder.Build(compiled, PlayCalendar.Of(compiled.Crisis).Calendar!)!;
            var sampler = new PlaySampler(compiled);
            var said = IdleCosts.Items(game);
            for (var item = 0; item < game.Costs.Count; item++)
            {
                var isSame = Value(game, sampler, item, 0) == Value(game, sampler, item, 0.9);
                if (said.Contains(item)) Assert.True(isSame, "a cost is said to be idle that changes what the game is worth");
                Interlocked.Add(ref idle, said.Contains(item) ? 1 : 0);
                Interlocked.Add(ref biting, isSame ? 0 : 1);
            }
        }, iter: 200);
        Assert.True(idle > 20 && biting > 20, $"{idle} idle, {biting} biting");
    }

    [Fact]
    public void The_reason_is_told()
    {
        const string Model = """
            asof: 2022-01-01
            parties:
              A: { levers: { x: { levels: [no, yes], moves: up } }, priorities: [not x], factions: { hawks: { cost: 20%, priorities: [x] }, doves: { cost: 20%, priorities: [not x] } } }
              B: { levers: { y: [no, yes] }, priorities: [y] }
            threats:
              - { by: A, against: B, if: y, then: x }
              - { by: B, against: A, if: x, then: y, promise: yes }
            calendar: [{ on: 2022-01-02, what: Talks, parties: [A, B] }]
            """;
        var told = IdleCosts.Of(Played.Of(Model).Game);
        Assert.Equal(2, told.Count);
        Assert.StartsWith("This cost never bites: the threat by A (", told[0], StringComparison.Ordinal);
        Assert.EndsWith(") is never called in at a time when A could still keep it: before A can act again that is undone, or there is no further chance.", told[0], StringComparison.Ordinal);
        Assert.Contains("to hawks, every move that A can make", told[1], StringComparison.Ordinal);
    }

    /// <summary>What the game is worth to all parties, with one cost put at a number.</summary>
    private static double Value(CrisisGame game, PlaySampler sampler, int item, double cost)
    {
        var centre = sampler.Centre();
        var draw = centre with { Costs = [.. centre.Costs.Select((c, k) => k == item ? cost : c)] };
        var solution = new QreSolver(game.Tree).Solve(new PayoffTable(game).Of(draw), game.Priors(draw), new QreOptions(game.Lambda(draw)));
        return Enumerable.Range(0, game.Tree.Parties).Sum(p => solution.Value(0, p) * (p + 1));
    }
}

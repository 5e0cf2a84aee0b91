using System.Globalization;
using CsCheck;
using Demarche.Analysis.Game;
using Demarche.Analysis.Solve;

namespace Demarche.Analysis.Tests.Game;

/// <summary>
/// A threat whose author moves last, and only once. There every type's choice is a logit between what it does, and its cost is taken off
/// everything but what it threatened: a dearer threat is kept no less, whoever moved before, whatever the states are worth, at any λ. And beliefs
/// about the author are the priors, so that so it is on average over its types, and one who would be worse off for its being kept crosses the
/// line no more (Fearon 1994; Schultz 1999). In longer games neither need hold: earlier moves then tell something of the author.
/// </summary>
public sealed class AudienceCostTests
{
    private static readonly double[] Costs = [0, 0.15, 0.4, 0.8];

    [Fact]
    public void A_dearer_threat_is_kept_no_less_by_an_author_who_moves_last()
    {
        var (called, deterred) = (0, 0);
        Gen.Int[1, int.MaxValue - 1].Sample(seed =>
        {
            var text = RandomCrisis(new Random(seed));
            var games = Costs.Select(cost => Played.Of(text, draw => draw with { Costs = [cost] })).ToArray();
            var tree = games[0].Game.Tree;
            for (var n = 0; n < tree.Nodes; n++)
            {
                if (tree.Mover(n) != 0 || !IsCalled(games[0].Game, n)) continue;
                Interlocked.Increment(ref called);
                for (var type = 0; type < tree.Types(0); type++) Rises(games.Select(g => Kept(g, n, a => g.Solution.Choice(n, type, a))), text);
                Rises(games.Select(g => Kept(g, n, a => g.Solution.Mix(n, a))), text);
            }

            if (!Crosses(games[0], out var crossing) || !IsWorseKept(games[0], crossing)) return;
            Interlocked.Increment(ref deterred);
            Rises(games.Select(g => -g.Solution.Mix(g.FirstChoice(1), crossing)), text);
        }, iter: 300);
        Assert.True(called > 100 && deterred > 10, $"{called} called, {deterred} of them where keeping it hurts");
    }

    private static void Rises(IEnumerable<double> numbers, string text)
    {
        var last = double.NegativeInfinity;
        foreach (var number in numbers)
        {
            if (number < last - 1e-9) throw new InvalidOperationException($"{number} after {last} in\n{text}");
            last = number;
        }
    }

    /// <summary>Whether the threat has been called in before the author moves, and it can still keep it.</summary>
    private static bool IsCalled(CrisisGame game, int node) =>
        game.Costs.Due(game.Costs.Called(0, game.Compiled.Now, game.From(node)), 0, game.From(node), [.. Enumerable.Range(0, game.Tree.Actions(node)).Select(a => game.Option(node, a))]) != 0;

    private static double Kept(Played played, int node, Func<int, double> share)
    {
        var keeps = played.Game.Compiled.Space.Where(played.Game.Costs.Threats[0].Then.Condition);
        return Enumerable.Range(0, played.Game.Tree.Actions(node)).Where(a => keeps[played.Game.Option(node, a)]).Sum(share);
    }

    /// <summary>The other's only other move, where it calls the threat in.</summary>
    private static bool Crosses(Played played, out int action)
    {
        var (game, node) = (played.Game, played.FirstChoice(1));
        action = 1;
        return game.Tree.Actions(node) == 2 && game.Tree.Mover(game.Tree.Child(node, 1)) == 0 && IsCalled(game, game.Tree.Child(node, 1));
    }

    /// <summary>Whether the other would rather have anything than the threat kept, once it has crossed the line.</summary>
    private static bool IsWorseKept(Played played, int action)
    {
        var game = played.Game;
        var node = game.Tree.Child(played.FirstChoice(1), action);
        var keeps = game.Compiled.Space.Where(game.Costs.Threats[0].Then.Condition);
        var ends = Enumerable.Range(0, game.Tree.Actions(node)).Select(a => (Keeps: keeps[game.Option(node, a)], Worth: played.Solution.Value(game.Tree.Child(node, a), 1, 0))).ToArray();
        return ends.Where(e => e.Keeps).Max(e => e.Worth) <= ends.Where(e => !e.Keeps).Select(e => e.Worth).DefaultIfEmpty(1).Min();
    }

    private static string RandomCrisis(Random random)
    {
        string Pick(params string[] from) => from[random.Next(from.Length)];
        string Truth() => Pick("x", "y", "w", "not x", "not y", "x iff y", "y and not w", "x or w");
        string Order() => $"priorities: [{Truth()}, {Truth()}, {Truth()}]";
        var prior = 20 + random.Next(60);
        return $$"""
            asof: 2022-01-01
            parties:
              A: { levers: { x: [no, yes], w: [no, yes] }, types: { firm: { prior: {{prior}}%, {{Order()}} }, soft: { {{Order()}} } } }
              B: { levers: { y: { levels: [no, yes], moves: up } }, {{Order()}} }
            threats: [{ by: A, against: B, if: y, then: {{Pick("x", "w", "x and w", "x or w")}} }]
            play: { precision: {{(random.NextDouble() * 12).ToString("0.00", CultureInfo.InvariantCulture)}}, horizon: 2022-01-{{5 + random.Next(20):00}} }
            calendar: [{ on: 2022-01-03, what: The line, parties: [B] }, { on: 2022-01-04, what: The answer, parties: [A] }]
            """;
    }
}

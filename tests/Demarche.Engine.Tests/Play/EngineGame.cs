using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

/// <summary>The engine's form of a described game, level by level, every history its own state.</summary>
internal sealed class EngineGame
{
    private readonly Dictionary<Position, int> number = new(ReferenceEqualityComparer.Instance);

    public EngineGame(GameDescription game)
    {
        Game = game;
        var builder = new StageTreeBuilder(game.Types);
        var level = new List<Position> { game.Root };
        for (var depth = 0; level.Count > 0; level = [.. level.SelectMany(p => p.Next)], depth++) foreach (var p in level) number[p] = builder.Add(number.Count, depth, 1);
        foreach (var (p, n) in number)
        {
            if (p.IsEnd) continue;
            int[] children = [.. p.Next.Select(c => number[c])];
            if (p.Party < 0) builder.Chance(n, children, p.Chance);
            else builder.Decide(n, p.Party, children);
        }

        foreach (var set in number.Keys.Where(p => p.Party >= 0 && !p.IsEnd).GroupBy(p => p.Set).Where(g => g.Skip(1).Any())) builder.Together([.. set.Select(p => number[p])]);
        Tree = builder.Build();
        Payoffs = new Payoffs(Tree);
        foreach (var (p, n) in number)
        {
            for (var i = 0; i < game.Parties; i++)
            {
                for (var t = 0; t < game.Types[i]; t++) Payoffs.SetUtility(i, t, n, p.Gain[i][t]);
            }
        }
    }

    public GameDescription Game { get; }

    public StageTree Tree { get; }

    public Payoffs Payoffs { get; }

    public Priors Priors => new(Game.Priors);

    public int this[Position position] => number[position];

    public QreSolution Solve(params double[] lambda) => Solve(new QreOptions(lambda));

    public QreSolution Solve(QreOptions options) => new QreSolver(Tree).Solve(Payoffs, Priors, options);

    /// <summary>The oracle with the solution's choices.</summary>
    public NaivePlay Played(QreSolution solution, params double[] lambda)
    {
        return Played(solution, new NaivePlay(Game, lambda));
    }

    /// <summary>An oracle with the solution's choices.</summary>
    public NaivePlay Played(QreSolution solution, NaivePlay oracle)
    {
        foreach (var p in Game.Positions().Where(p => p.Party >= 0 && !p.IsEnd))
        {
            for (var t = 0; t < Game.Types[p.Party]; t++)
            {
                for (var a = 0; a < p.Next.Length; a++) oracle[p.Set, t, a] = solution.Choice(this[p], t, a);
            }
        }

        return oracle;
    }
}

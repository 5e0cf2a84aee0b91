using Demarche.Analysis.Game;
using Demarche.Analysis.Play;

namespace Demarche.Analysis.Walking;

/// <summary>
/// The solved game along a walk: how likely each type of a party is to choose each of its options, given all that everybody has seen, and what is
/// believed of it.
/// </summary>
/// <remarks>
/// The solved game is the quotient of the crisis: options that nobody and nothing can tell apart are one there. It is followed beside the walk by
/// the same rules, step by step, from where it begins: each choice of the walk is found among those of the game by what it costs and by the class of
/// situations that it leads to. Where the game has left a move out, it cannot be followed, and has to be solved again from there. A solution is
/// used by one thread at a time. O(steps × options) a question.
/// </remarks>
public sealed class SolvedWalk
{
    private readonly CrisisGame game;
    private readonly GameWays ways;
    private readonly SolvedRun run;

    private SolvedWalk(PlayGame about, SolvedRun run)
    {
        (game, ways, this.run) = (about.Game, about.Game.Ways!, run);
    }

    /// <summary>How likely each named outcome is to hold at the horizon from where the game begins.</summary>
    public IReadOnlyList<double> Outcomes { get; private init; } = [];

    /// <summary>How likely the break is to come about by the horizon from where the game begins.</summary>
    public double Breaks { get; private init; }

    /// <summary>For each party what is believed of its types where the game begins.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Beliefs { get; private init; } = [];

    /// <summary>How many histories the game has.</summary>
    internal int Histories => game.Tree.Nodes;

    /// <summary>The game of a table solved under a draw.</summary>
    internal static SolvedWalk Of(PlayTable table, PlayDraw draw, int? sweeps, CancellationToken cancellation)
    {
        var about = table.For(draw);
        var solved = new PlaySolver(about, sweeps).Solve(draw, cancellation);
        var read = solved.Read(null);
        return new SolvedWalk(about, solved) { Outcomes = read.Outcomes, Breaks = read.Breaks, Beliefs = read.Beliefs };
    }

    /// <summary>
    /// How likely each option of a chooser is to be chosen by each type of its party after some steps, and what is believed of those types; null where the game
    /// cannot be followed so far.
    /// </summary>
    /// <param name="walk">The walk.</param>
    /// <param name="path">The steps from where the game begins.</param>
    /// <param name="at">The point at which the choice is.</param>
    /// <param name="chooser">Who chooses.</param>
    internal SolvedChoice? Choice(CrisisWalk walk, IReadOnlyList<WalkedStep> path, WalkPoint at, Chooser chooser)
    {
        lock (ways.Gate)
        {
            var follower = new Follower(game, ways, run);
            foreach (var step in path) if (!follower.Take(walk, step)) return null;
            return follower.Reach(walk.Key(at), walk, at) ? follower.Ask(walk.Compiled.Space, chooser) : null;
        }
    }

    /// <summary>For each party what is believed of its types after some steps; null where the game cannot be followed so far.</summary>
    internal IReadOnlyList<IReadOnlyList<double>>? BeliefsAfter(CrisisWalk walk, IReadOnlyList<WalkedStep> path)
    {
        lock (ways.Gate)
        {
            var follower = new Follower(game, ways, run);
            foreach (var step in path) if (!follower.Take(walk, step)) return null;
            return follower.Beliefs();
        }
    }
}

/// <summary>What a solved game says of one choice.</summary>
/// <param name="ByType">By type of the chooser's party, and option, how likely it is to be chosen.</param>
/// <param name="Beliefs">By type what everybody believes before the choice.</param>
public sealed record SolvedChoice(IReadOnlyList<IReadOnlyList<double>> ByType, IReadOnlyList<double> Beliefs)
{
    /// <summary>How likely each option is to those who do not know the type.</summary>
    public IReadOnlyList<double> Expected => [.. Enumerable.Range(0, ByType[0].Count).Select(a => ByType.Select((row, type) => Beliefs[type] * row[a]).Sum())];
}

using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Grid;
using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Play;

/// <summary>
/// Solves one game under one draw after another, exactly or on a grid of beliefs as the game asks, and keeps its room between them: what it gives holds
/// until it is asked again. One a thread.
/// </summary>
/// <param name="game">The game.</param>
/// <param name="sweeps">How many sweeps an exact solution may take; as <see cref="PlayRequest.Sweeps"/>.</param>
public sealed class PlaySolver(PlayGame game, int? sweeps)
{
    /// <summary>Histories times sweeps that one run may take: some seconds.</summary>
    private const int MostWork = 40_000_000;

    private readonly int most = sweeps ?? Math.Clamp(MostWork / game.Game.Tree.Nodes, 400, 20_000);
    private QreSolver? exact;

    /// <summary>All that is kept of the game under a draw.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="ways">The ways that it is asked about; none when null.</param>
    /// <param name="cancellation">Stops early.</param>
    public PlayRun Run(PlayDraw draw, Traces? ways = null, CancellationToken cancellation = default) => Solve(draw, game.Cells, cancellation).Read(ways);

    /// <summary>The probability of a break by the horizon under a draw.</summary>
    public double Breaks(PlayDraw draw, CancellationToken cancellation = default) => Breaks(draw, game.Cells, cancellation);

    /// <summary>The same on a grid of so many cells, for a game of positions.</summary>
    public double Breaks(PlayDraw draw, int cells, CancellationToken cancellation = default) => Solve(draw, cells, cancellation).Breaks;

    /// <summary>The game solved under a draw.</summary>
    internal SolvedRun Solve(PlayDraw draw, CancellationToken cancellation) => Solve(draw, game.Cells, cancellation);

    private SolvedRun Solve(PlayDraw draw, int cells, CancellationToken cancellation)
    {
        if (cells == 0) return new ExactRun(game, game.Solve(exact ??= new QreSolver(game.Game.Tree), draw, most, isLent: true, cancellation));
        var options = new QreOptions(game.Game.Lambda(draw)) { Tolerance = PlayGame.Tolerance, Readiness = game.Game.Readiness(draw) };
        return new GridRun(game, new BeliefGridSolver(game.Game.Tree, cells)
            .Solve(game.Payoffs(draw), game.Game.Priors(draw), options, cancellation), cancellation);
    }
}

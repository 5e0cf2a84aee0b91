using Demarche.Analysis.Game;
using Demarche.Engine.Play;

namespace Demarche.Analysis.Play;

/// <summary>Solves one game under one draw after another, exactly or on a grid of beliefs as the game asks, and keeps its room between them. One a thread.</summary>
/// <param name="game">The game.</param>
/// <param name="sweeps">How many sweeps an exact solution may take; as <see cref="PlayRequest.Sweeps"/>.</param>
public sealed class PlaySolver(PlayGame game, int? sweeps)
{
    /// <summary>Histories times sweeps that one run may take: some seconds.</summary>
    private const int MostWork = 40_000_000;

    private readonly int most = sweeps ?? Math.Clamp(MostWork / game.Game.Tree.Nodes, 400, 20_000);
    private QreSolver? exact;

    /// <summary>All that is kept of the game under a draw.</summary>
    public PlayRun Run(PlayDraw draw, CancellationToken cancellation = default) =>
        game.Cells == 0 ? game.Read(Exact(draw, cancellation)) : new GridRun(game, Grid(draw, game.Cells, cancellation)).Read();

    /// <summary>The probability of a break by the horizon under a draw.</summary>
    public double Breaks(PlayDraw draw, CancellationToken cancellation = default) =>
        game.Cells == 0 ? game.Breaks(Exact(draw, cancellation)) : Breaks(draw, game.Cells, cancellation);

    /// <summary>The same on a grid of so many cells, for a game of positions.</summary>
    public double Breaks(PlayDraw draw, int cells, CancellationToken cancellation = default) => new GridRun(game, Grid(draw, cells, cancellation)).Breaks;

    private QreSolution Exact(PlayDraw draw, CancellationToken cancellation) => game.Solve(exact ??= new QreSolver(game.Game.Tree), draw, most, cancellation);

    private BeliefGridSolution Grid(PlayDraw draw, int cells, CancellationToken cancellation) =>
        new BeliefGridSolver(game.Game.Tree, cells).Solve(game.Payoffs(draw), new Priors(draw.Priors), new QreOptions(draw.Precision) { Tolerance = PlayGame.Tolerance }, cancellation);
}

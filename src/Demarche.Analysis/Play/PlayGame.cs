using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Play;

/// <summary>A crisis made into a game, with all that every run over it shares. Immutable and safe to share; a run takes a solver of its own.</summary>
public sealed class PlayGame
{
    /// <summary>The largest change of a belief in one more round of reply and learning that counts as none.</summary>
    internal const double Tolerance = 1e-6;

    /// <summary>An exact solution takes as long for a move as the grid does for so many values, where parties are seldom ready.</summary>
    private const double ValuesOfExact = 1.6;

    private readonly PayoffTable payoffs;
    private readonly int[] firstChoice;
    private readonly Lazy<PlayedGraph> histories;

    /// <summary>Makes ready.</summary>
    /// <param name="game">The game; of positions when there are cells.</param>
    /// <param name="cells">Into how many cells the grid of beliefs cuts a probability; 0 for an exact solution.</param>
    public PlayGame(CrisisGame game, int cells = 0)
    {
        ArgumentNullException.ThrowIfNull(game);
        (Game, Cells) = (game, cells);
        payoffs = new PayoffTable(game);
        histories = new Lazy<PlayedGraph>(() => PlayedGraph.Of(game));
        var ahead = game.Calendar.Occasions.Skip(game.Calendar.Past).ToArray();
        Dates = [.. ahead.Select(o => (o.On, o.What))];
        if (game.Calendar.Horizon > ahead[^1].On) Dates = [.. Dates, (game.Calendar.Horizon, "the horizon")];
        firstChoice = FirstChoices();
    }

    /// <summary>The game.</summary>
    public CrisisGame Game { get; }

    /// <summary>Into how many cells the grid of beliefs cuts a probability; 0 where the game is solved exactly.</summary>
    public int Cells { get; }

    /// <summary>The days at which a break can come about: the occasions to come, and the horizon where it is later.</summary>
    public IReadOnlyList<(DateOnly On, string What)> Dates { get; }

    /// <summary>The histories of the game, to be weighed by a solution.</summary>
    internal PlayedGraph Histories => histories.Value;

    /// <summary>About how much work a run is: moves times what is worked out for each. The same on any machine.</summary>
    internal double Work => WorkOf(Game, Cells);

    /// <summary>The same of a game on a grid of so many cells; exact for none.</summary>
    internal static double WorkOf(CrisisGame game, int cells)
    {
        var edges = 0.0;
        for (var n = 0; n < game.Tree.Nodes; n++) edges += game.Tree.Actions(n);
        if (cells == 0) return ValuesOfExact * edges;
        double Points(int types) => Enumerable.Range(1, types - 1).Aggregate(1.0, (count, k) => count * (cells + k) / k);
        return Enumerable.Range(0, game.Seats.Count)
            .Aggregate(edges, (work, party) => work * Points(game.Seats.Types(party))) * Enumerable.Range(0, game.Seats.Count).Sum(game.Seats.Types);
    }

    /// <summary>The history at which a party first chooses if all before it stay; −1 when it never does.</summary>
    public int FirstChoice(int party) => firstChoice[party];

    /// <summary>What every party and type gets under a draw.</summary>
    public Payoffs Payoffs(PlayDraw draw) => payoffs.Of(draw);

    /// <summary>All worths and costs under a draw, by seat and type, to tell whether two draws come to the same.</summary>
    internal double[] Numbers(PlayDraw draw) => payoffs.Numbers(draw);

    /// <summary>Solves exactly under a draw. O(histories × sweeps).</summary>
    public QreSolution Solve(QreSolver solver, PlayDraw draw, int sweeps = 20_000, CancellationToken cancellation = default) =>
        Solve(solver, draw, sweeps, isLent: false, cancellation);

    /// <summary>The same; where the solution is lent, it holds until the solver solves again.</summary>
    internal QreSolution Solve(QreSolver solver, PlayDraw draw, int sweeps, bool isLent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(draw);
        return solver.Solve(payoffs.Of(draw), Game.Priors(draw),
            new QreOptions(Game.Lambda(draw)) { Tolerance = Tolerance, Sweeps = sweeps, Readiness = Game.Readiness(draw), IsLent = isLent }, cancellation);
    }

    /// <summary>The probability of a break by the horizon under a solution.</summary>
    public double Breaks(QreSolution solution) => new ExactRun(this, solution).Breaks;

    /// <summary>Which of <see cref="Dates"/> a history belongs to.</summary>
    internal int DateOf(int node) => Math.Clamp(Game.Tree.Occasion(node) - Game.Calendar.Past, 0, Dates.Count - 1);

    /// <summary>The action of staying, or the outcome that nothing happens by itself.</summary>
    internal int Stay(int node) => Game.Tree.IsChance(node) ? Game.Tree.Actions(node) - 1 : 0;

    /// <summary>Follows staying, and nothing happening by itself, until each party has a choice.</summary>
    private int[] FirstChoices()
    {
        var first = new int[Game.Seats.Count];
        Array.Fill(first, -1);
        for (var n = Game.Now; !Game.Tree.IsEnd(n); n = Game.Tree.Child(n, Stay(n)))
        {
            if (Game.Mover(n) is { } party && first[party] < 0) first[party] = n;
        }

        return first;
    }
}

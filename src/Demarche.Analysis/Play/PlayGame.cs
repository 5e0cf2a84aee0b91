using Demarche.Analysis.Game;
using Demarche.Engine.Play;

namespace Demarche.Analysis.Play;

/// <summary>A crisis made into a game, with all that every run over it shares. Immutable and safe to share; a run takes a solver of its own.</summary>
public sealed class PlayGame
{
    /// <summary>The largest change of a belief in one more round of reply and learning that counts as none.</summary>
    internal const double Tolerance = 1e-6;

    private readonly PayoffTable payoffs;
    private readonly int[] firstChoice;

    /// <summary>Makes ready.</summary>
    /// <param name="game">The game; of positions when there are cells.</param>
    /// <param name="sampler">Where draws come from.</param>
    /// <param name="cells">Into how many cells the grid of beliefs cuts a probability; 0 for an exact solution.</param>
    public PlayGame(CrisisGame game, PlaySampler sampler, int cells = 0)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(sampler);
        (Game, Sampler, Cells) = (game, sampler, cells);
        payoffs = new PayoffTable(game, sampler);
        Traces = new Traces(game);
        var ahead = game.Calendar.Occasions.Skip(game.Calendar.Past).ToArray();
        Dates = [.. ahead.Select(o => (o.On, o.What))];
        if (game.Calendar.Horizon > ahead[^1].On) Dates = [.. Dates, (game.Calendar.Horizon, "the horizon")];
        firstChoice = [.. Enumerable.Range(0, game.Tree.Parties).Select(FindFirstChoice)];
    }

    /// <summary>The game.</summary>
    public CrisisGame Game { get; }

    /// <summary>Where draws come from.</summary>
    public PlaySampler Sampler { get; }

    /// <summary>Into how many cells the grid of beliefs cuts a probability; 0 where the game is solved exactly.</summary>
    public int Cells { get; }

    /// <summary>The ways through the named outcomes.</summary>
    public Traces Traces { get; }

    /// <summary>The days at which a break can come about: the occasions to come, and the horizon where it is later.</summary>
    public IReadOnlyList<(DateOnly On, string What)> Dates { get; }

    /// <summary>The history at which a party first chooses if all before it stay; −1 when it never does.</summary>
    public int FirstChoice(int party) => firstChoice[party];

    /// <summary>What every party and type gets under a draw.</summary>
    public Payoffs Payoffs(PlayDraw draw) => payoffs.Of(draw);

    /// <summary>Solves under a draw. O(histories × sweeps).</summary>
    public QreSolution Solve(QreSolver solver, PlayDraw draw, int sweeps = 20_000, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(draw);
        return solver.Solve(payoffs.Of(draw), new Priors(draw.Priors), new QreOptions(draw.Precision) { Tolerance = Tolerance, Sweeps = sweeps }, cancellation);
    }

    /// <summary>The probability of a break by the horizon under a solution.</summary>
    public double Breaks(QreSolution solution) => BreaksFrom(solution)[Game.Now];

    /// <summary>All that is kept of a solution.</summary>
    public PlayRun Read(QreSolution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var tree = Game.Tree;
        var breaks = BreaksFrom(solution);
        var reach = new double[tree.Nodes];
        var mix = new double[Traces.Edges];
        reach[Game.Now] = 1;
        var by = new double[Dates.Count];
        var outcomes = new double[Game.Compiled.Outcomes.Count];
        var settled = new double[Dates.Count, tree.Parties + 1];
        for (int n = 0, edge = 0; n < tree.Nodes; edge += tree.Actions(n), n++)
        {
            for (var a = 0; a < tree.Actions(n); a++) mix[edge + a] = solution.Mix(n, a);
            if (reach[n] <= 0) continue;
            if (tree.IsEnd(n)) AddOutcomes(outcomes, Game.State(n), reach[n]);
            var date = DateOf(n);
            for (var a = 0; a < tree.Actions(n); a++)
            {
                var (child, p) = (tree.Child(n, a), reach[n] * mix[edge + a]);
                reach[child] += p;
                if (Game.IsBroken(child) && !Game.IsBroken(n)) by[date] += p;
                settled[date, tree.Mover(n) ?? tree.Parties] += p * (breaks[child] - breaks[n]) * (breaks[child] - breaks[n]);
            }
        }

        if (Game.IsBroken(Game.Now)) by[0] += 1;
        for (var d = 1; d < by.Length; d++) by[d] += by[d - 1];
        return new PlayRun
        {
            BreaksBy = by,
            Outcomes = outcomes,
            Traces = Traces.Shares(mix),
            Settled = settled,
            Options = [.. Enumerable.Range(0, tree.Parties).Select(p => Options(solution, breaks, p))],
            Beliefs = [.. Enumerable.Range(0, tree.Parties).Select(p => Believed(solution, Game.Now, p))],
            Learnt = [.. Game.Told.Select((n, k) => Believed(solution, n, Game.Calendar.Occasions[k].Parties[0]))],
            Values = [.. Enumerable.Range(0, tree.Parties).Select(p => solution.Value(Game.Now, p))],
            Residual = solution.Residual,
            IsComplete = solution.IsComplete,
        };
    }

    private static double[] Believed(QreSolution solution, int node, int party) => [.. Enumerable.Range(0, solution.Tree.Types(party)).Select(t => solution.Belief(node, party, t))];

    private OptionRun[] Options(QreSolution solution, double[] breaks, int party)
    {
        var (tree, node) = (Game.Tree, firstChoice[party]);
        if (node < 0) return [];
        var types = Enumerable.Range(0, tree.Types(party)).ToArray();
        double Worth(int action) => types.Sum(t => solution.Belief(node, party, t) * solution.ActionValue(node, t, action));
        var staying = Worth(0);
        return [.. Enumerable.Range(0, tree.Actions(node)).Select(a =>
        {
            var mix = solution.Mix(node, a);
            double[] believed = [.. types.Select(t => solution.Belief(node, party, t) * (mix > 0 ? solution.Choice(node, t, a) / mix : 1))];
            return new OptionRun(mix, breaks[tree.Child(node, a)], Worth(a) - staying, believed);
        })];
    }

    private double[] BreaksFrom(QreSolution solution)
    {
        var tree = Game.Tree;
        var breaks = new double[tree.Nodes];
        for (var n = tree.Nodes - 1; n >= 0; n--)
        {
            if (tree.IsEnd(n)) breaks[n] = Game.IsBroken(n) ? 1 : 0;
            for (var a = 0; a < tree.Actions(n); a++) breaks[n] += solution.Mix(n, a) * breaks[tree.Child(n, a)];
        }

        return breaks;
    }

    internal void AddOutcomes(double[] outcomes, int state, double p)
    {
        for (var k = 0; k < outcomes.Length; k++)
        {
            if (Game.Compiled.Outcomes[k][state]) outcomes[k] += p;
        }
    }

    internal int DateOf(int node) => Math.Clamp(Game.Tree.Occasion(node) - Game.Calendar.Past, 0, Dates.Count - 1);

    /// <summary>The action of staying, or the outcome that nothing happens by itself.</summary>
    internal int Stay(int node) => Game.Tree.IsChance(node) ? Game.Tree.Actions(node) - 1 : 0;

    /// <summary>Follows staying, and nothing happening by itself, until the party has a choice.</summary>
    private int FindFirstChoice(int party)
    {
        var tree = Game.Tree;
        for (var n = Game.Now; ; n = tree.Child(n, Stay(n)))
        {
            if (tree.Mover(n) == party) return n;
            if (tree.IsEnd(n)) return -1;
        }
    }
}

using System.Globalization;
using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Games.Files;
using Demarche.Games.Trees;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Forecasts;

/// <summary>A crisis's game as a file for other programs.</summary>
/// <param name="Text">The file.</param>
/// <param name="Lambda">The precision to solve it at, so that the answer is that of play.</param>
/// <param name="Notes">What a reader of it has to know, a sentence each.</param>
public sealed record ExportedGame(string Text, double Lambda, IReadOnlyList<string> Notes);

/// <summary>
/// Writes the game that play solves in Gambit's formats: whole as a tree, or one occasion as a table. Numbers that the model leaves open are
/// those of one run of play, or all in the middle of their bounds. Where parties choose with precisions of their own, payoffs are rescaled party
/// by party, which changes nothing of what they choose, so that the greatest of these precisions serves for all.
/// </summary>
public sealed class GameExport
{
    /// <summary>How many nodes of a tree are written when nothing else is said.</summary>
    public const int UsualNodes = 50_000;

    /// <summary>The most combinations of strategies in a table.</summary>
    public const int MostCombinations = 100_000;

    private const double MostWork = 1e9;

    private const string SeldomReady =
        "In the file parties decide at every occasion. In play they are ready to only now and then, so that a break is less likely there.";

    private readonly CompiledCrisis compiled;
    private readonly PlayRequest request;
    private readonly PlayTable table;
    private readonly PlayGame game;
    private readonly PlayDraw draw;
    private readonly string about;

    private GameExport(CompiledCrisis compiled, PlayRequest request, PlayTable table, int? run)
    {
        (this.compiled, this.request, this.table) = (compiled, request, table);
        draw = run is { } number ? new PlayEnsemble(table, request).Draw(number - 1) : table.Sampler.Centre();
        game = table.For(draw);
        Lambda = draw.Precision.Max();
        var calendar = game.Game.Calendar;
        about = string.Create(CultureInfo.InvariantCulture,
            $"From {calendar.AsOf:yyyy-MM-dd} to {calendar.Horizon:yyyy-MM-dd}; "
            + $"{(run is null ? "all that the model leaves open in the middle of its bounds" : $"run {run} of play with seed {request.Seed}")}. ")
            + $"Payoffs are shares of all that a party has to gain or lose. Solve at lambda {Lambda.ToString("R", CultureInfo.InvariantCulture)}.";
        if (draw.Precision.Any(l => l != Lambda))
            about += $" Parties choose with precisions of their own "
            + $"({string.Join(", ", compiled.Crisis.Parties.Zip(draw.Precision, (p, l) => $"{p.Name} {l:0.##}"))}): the payoffs of those with a smaller one "
            + $"are made smaller in proportion.";
    }

    /// <summary>The precision to solve at.</summary>
    public double Lambda { get; }

    /// <summary>Takes a crisis's game, or says why there is none.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="request">As for play: seed, choices, horizon, histories.</param>
    /// <param name="run">Which run of play, from 1; the middle of all bounds when null.</param>
    /// <param name="cancellation">Stops early.</param>
    public static (GameExport? Export, string? WhyNot) Of(CompiledCrisis compiled, PlayRequest request, int? run, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        var (table, whyNot) = PlayTable.Of(compiled, request with { Mode = PlayMode.Exact }, cancellation);
        return table is null ? (null, whyNot) : (new GameExport(compiled, request, table, run), null);
    }

    /// <summary>The whole game as a tree (<c>.efg</c>), or why it is not written. O(nodes × parties).</summary>
    /// <param name="mostNodes">The most nodes it may have.</param>
    /// <param name="cancellation">Stops early.</param>
    public (ExportedGame? Game, string? WhyNot) Tree(int mostNodes, CancellationToken cancellation = default)
    {
        var count = StageGameTree.CountNodes(game.Game.Tree);
        if (count > mostNodes) return (null, TooLarge(count, mostNodes, cancellation));
        var tree = StageGameTree.Of(game.Game.Tree, Scaled(), game.Game.Priors(draw), new GameNames(game.Game).ForTree(about));
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        EfgWriter.Write(tree, text);
        var written = text.ToString();
        var notes = Notes();
        if (written.Length > GameLimits.Characters || (double)tree.NodeCount * tree.Players.Count > GameLimits.Values)
            notes.Add("The file is larger than demarche game reads.");
        return (new ExportedGame(written, Lambda, notes), null);
    }

    /// <summary>One occasion as a table (<c>.nfg</c>), or why it is not written. Solves the game for what follows.</summary>
    /// <param name="named">Its day, yyyy-MM-dd, or what it is called.</param>
    /// <param name="cancellation">Stops early.</param>
    public (ExportedGame? Game, string? WhyNot) Occasion(string named, CancellationToken cancellation = default)
    {
        var calendar = game.Game.Calendar;
        var ahead = Enumerable.Range(calendar.Past, calendar.Occasions.Count - calendar.Past).ToArray();
        int[] meant = [.. ahead
            .Where(d => calendar.Occasions[d].What == named || string.Create(CultureInfo.InvariantCulture, $"{calendar.Occasions[d].On:yyyy-MM-dd}") == named)];
        if (meant.Length != 1)
            return (null,
                $"{(meant.Length == 0 ? "No occasion to come" : "More than one occasion")} is “{named}”. There are: "
                + $"{string.Join(", ", ahead.Select(d => $"{calendar.Occasions[d].On:yyyy-MM-dd} ({calendar.Occasions[d].What})"))}");
        var solution = game.Solve(new QreSolver(game.Game.Tree), draw, cancellation: cancellation);
        var form = new OccasionForm(game.Game, game.Payoffs(draw), solution, meant[0]);
        if (form.Players.Count == 0) return (null, $"If all stay as they are until then, nobody can do anything at “{named}”");
        if (form.Combinations > MostCombinations)
            return (null,
                string.Create(CultureInfo.InvariantCulture,
                $"The table would have {form.Combinations:N0} combinations of strategies, a strategy being a move for each type, and {MostCombinations:N0} are "
                + $"written. Take types as given (--types)"));
        if (form.Work > MostWork)
            return (null, "There are too many combinations of the parties’ types for the table to be worked out. Take types as given (--types)");
        var notes = Notes();
        if (form.Players.Count > 1 && calendar.Occasions[meant[0]].Order != Language.Model.TurnOrder.Simultaneous)
            notes.Add("The parties act one after another at this occasion; in the table each picks its move before it sees what the others do.");
        if (!solution.IsComplete)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"What follows could be solved to λ {solution.Lambda.Max():0.##} only."));
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        NfgWriter.Write(form.Form(game.Game.Seats.ByParty(Scale()),
            $"{about} What follows the occasion is worth what it is worth in the solution. {string.Join(' ', notes)}".TrimEnd(), cancellation), text);
        return (new ExportedGame(text.ToString(), Lambda, notes), null);
    }

    private List<string> Notes() =>
        [.. table.LeftOut is { } leftOut ? (string[])[leftOut] : [], .. table.Notes, .. game.Game.Notes, .. IsSeldomReady ? (string[])[SeldomReady] : []];

    private bool IsSeldomReady => draw.Readiness < 1
        || (compiled.Crisis.Play.Readiness is null
            && FittingClasses.Of(compiled.Crisis, game.Game.Calendar.Horizon.DayNumber - game.Game.Calendar.AsOf.DayNumber).Chosen is not null);

    private double[] Scale() => [.. draw.Precision.Select(l => Lambda > 0 ? l / Lambda : 1)];

    private Payoffs Scaled()
    {
        var (tree, own, scale) = (game.Game.Tree, game.Payoffs(draw), Scale());
        var scaled = new Payoffs(tree);
        for (var party = 0; party < tree.Parties; party++)
        {
            for (var type = 0; type < tree.Types(party); type++)
            {
                for (var state = 0; state < tree.States; state++)
                    scaled.SetUtility(party, type, state, scale[game.Game.Seats.Party(party)] * own.Utility(party, type, state));
                for (var item = 0; item < tree.Charges; item++)
                    scaled.SetCost(party, type, item, scale[game.Game.Seats.Party(party)] * own.Cost(party, type, item));
            }
        }

        return scaled;
    }

    /// <summary>How large the tree would be, and what would make it fit: fewer occasions, or known types.</summary>
    private string TooLarge(double count, int mostNodes, CancellationToken cancellation)
    {
        var ways = new List<string>();
        if (count <= GameLimits.Nodes) ways.Add(string.Create(CultureInfo.InvariantCulture, $"ask for them (--nodes {count:0})"));
        var calendar = game.Game.Calendar;
        foreach (var day in calendar.Occasions.Skip(calendar.Past).Select(o => o.On).Distinct().Reverse().Skip(1))
        {
            if (PlayTable.Of(compiled, request with { Horizon = day, Mode = PlayMode.Exact }, cancellation).Table is not { } shorter) continue;
            var nodes = StageGameTree.CountNodes(shorter.For(draw).Game.Tree);
            if (nodes > mostNodes) continue;
            ways.Add(string.Create(CultureInfo.InvariantCulture, $"end earlier (--horizon {day:yyyy-MM-dd}: {nodes:N0} nodes)"));
            break;
        }

        var profiles = compiled.Crisis.Parties.Aggregate(1.0, (n, p) => n * Math.Max(1, p.Types.Count));
        if (profiles > 1) ways.Add(string.Create(CultureInfo.InvariantCulture, $"take types as given (--types: about {count / profiles:N0} nodes)"));
        ways.Add("leave out levers on which nothing turns");
        return string.Create(CultureInfo.InvariantCulture,
            $"The tree would have {count:N0} nodes, one for every way to a history and every combination of types, and {mostNodes:N0} are written. You can "
            + $"{string.Join(", or ", ways)}");
    }
}

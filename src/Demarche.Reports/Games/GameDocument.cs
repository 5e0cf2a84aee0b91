using System.Globalization;
using Demarche.Games.Answers;
using Demarche.Games.Files;
using Demarche.Games.Solving;
using Demarche.Games.Trees;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Games;

/// <summary>The answer to a game for a reader: how it was solved, then for each player what it does and what that is worth.</summary>
public static class GameDocument
{
    private const double Negligible = 0.00005;

    /// <summary>The most rows of a table; a larger game is in CSV and JSON whole.</summary>
    private const int MostRows = 1000;

    /// <summary>Puts the report together.</summary>
    public static Document Of(GameReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (game, answer) = (report.Game, report.Answer);
        var sections = new List<Section> { new("answer", "The answer", [.. Answer(report)]) };
        for (var player = 0; player < game.Players.Count; player++) sections.Add(Player(game, answer.Principal, player));
        if (answer.Others.Count > 0) sections.Add(Others(report));
        return new Document(game.Title.Length > 0 ? game.Title : "Untitled game", $"Quantal-response equilibrium, λ = {Lambda(answer.LambdaAsked)}", sections);
    }

    /// <summary>What is wrong with the answer, in one sentence; null when nothing is.</summary>
    public static string? Shortfall(LogitAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!answer.IsReached)
            return $"the branch could be followed to λ = {Number(answer.Principal.Lambda)} only, not to {Lambda(answer.LambdaAsked)}; what is shown "
            + $"holds there";
        return answer.IsSolved ? null
            : $"the equations are met to {Number(answer.Principal.Residual)} only, at the limit of the arithmetic; a smaller λ is met better";
    }

    private static IEnumerable<Block> Answer(GameReport report)
    {
        var (game, answer) = (report.Game, report.Answer);
        if (game.Comment.Length > 0) yield return new Block.Paragraph(game.Comment);
        if (Shortfall(answer) is { } shortfall) yield return new Block.Lead([new Prose([new Run($"Not answered as asked: {shortfall}.", Tone.Fails)])]);
        var facts = new List<Fact>
        {
            new("Game", $"{Counted(game.Players.Count, "player")}, {Counted(game.InformationSets.Count, "information set")}, "
                + $"{Counted(game.NodeCount, "node")}, at most {Counted(game.Depth, "move")} in a row"),
        };
        if (double.IsInfinity(answer.LambdaAsked)) facts.Add(new Fact("λ", $"infinite, taken as {Number(answer.Principal.Lambda)}"));
        facts.Add(new Fact("Residual",
            $"{answer.Principal.Residual.ToString("G2", CultureInfo.InvariantCulture)}, the largest difference between a probability and the logit answer to "
            + $"all of them"));
        facts.Add(new Fact("Found by", Way(answer)));
        facts.Add(new Fact("Equilibria", Count(report)));
        yield return new Block.Facts(facts);
        yield return new Block.Table(
            "What the game is worth to each player",
            [new Column("Player"), new Column("Expected payoff", IsNumber: true)],
            [.. game.Players.Select((p, i) => (IReadOnlyList<Prose>)[p, Payoff(answer.Principal.Payoffs[i])])]);
        if (answer.Folds.Count > 0) yield return new Block.Note(Folds(answer.Folds));
        if (answer.Crossings.Count > 0) yield return new Block.Note(Crossings(answer.Crossings));
    }

    private static string Way(LogitAnswer answer) => answer.IsUnique
        ? "one pass from the ends of the tree, since no belief depends on what others choose"
        : answer.Steps == 0 ? "choice at random, where the principal branch begins"
            : $"following the principal branch from λ = 0 in {Counted(answer.Steps, "step")}";

    private static string Count(GameReport report) => report.Answer switch
    {
        { IsUnique: true } => "only this one, at every λ",
        { StartsTried: 0 } => "the principal one; others were not looked for",
        { Others.Count: 0, StartsTried: var starts } => $"no other was found from {Counted(starts, "start")} (seed {report.Seed}); that proves nothing",
        { Others.Count: var others, StartsTried: var starts } =>
            $"{Counted(others, "other")} found from {Counted(starts, "start")} (seed {report.Seed}); there may be more",
    };

    private static string Folds(IReadOnlyList<double> folds) =>
        $"The branch turned back at λ = {string.Join(", ", folds.Select(Number))} and on again: between these λ other equilibria lie on it too, and the one "
            + $"shown is where it first gets to the λ asked for. As λ grows, a player's choices jump there.";

    private static string Crossings(IReadOnlyList<double> crossings) =>
        $"Another branch crosses at λ = {string.Join(", ", crossings.Select(Number))}, as where a game looks the same from two sides. The branch that keeps "
            + $"its direction was followed; beyond, it may be one that no learning leads to. See the other equilibria, or break the symmetry by a small "
            + $"change of a payoff.";

    private static Section Player(ExtensiveGame game, LogitEquilibrium equilibrium, int player)
    {
        var rows = new List<IReadOnlyList<Prose>>();
        for (var s = 0; s < game.InformationSets.Count; s++)
        {
            var set = game.InformationSets[s];
            if (set.Player != player) continue;
            var names = EfgWords.NamesOf(set.Actions);
            for (var a = 0; a < names.Count; a++)
            {
                rows.Add([a == 0 ? EfgWords.NameOf(set) : "", names[a], Probability(equilibrium.Probabilities[s][a]), Payoff(equilibrium.Worths[s][a])]);
            }
        }

        IReadOnlyList<Block> blocks = rows.Count == 0
            ? [new Block.Paragraph("Has nothing to choose.")]
            : Shortened(
                "With what probability it takes each action where it can choose, and what the action is then worth to it",
                [new Column("Information set"), new Column("Action"), new Column("Probability", IsNumber: true), new Column("Worth", IsNumber: true)],
                rows);
        return new Section($"player-{player + 1}", $"Player {player + 1}: {game.Players[player]}", blocks);
    }

    private static Section Others(GameReport report)
    {
        var (game, rows) = (report.Game, new List<IReadOnlyList<Prose>>());
        var equilibria = report.Equilibria.ToList();
        for (var s = 0; s < game.InformationSets.Count; s++)
        {
            var set = game.InformationSets[s];
            var names = EfgWords.NamesOf(set.Actions);
            for (var a = 0; a < names.Count; a++)
            {
                rows.Add([a == 0 ? game.Players[set.Player] : "", a == 0 ? EfgWords.NameOf(set)
                    : "", names[a], .. equilibria.Select(e => (Prose)Probability(e.Probabilities[s][a]))]);
            }
        }

        for (var i = 0; i < game.Players.Count; i++) rows.Add([game.Players[i], "", "expected payoff", .. equilibria.Select(e => (Prose)Payoff(e.Payoffs[i]))]);
        var columns = equilibria.Select((_, k) => new Column(k == 0 ? "Principal" : $"Other {k}", IsNumber: true));
        return new Section("others", "Other equilibria at the same λ",
            Shortened("Probabilities in each equilibrium found", [new Column("Player"), new Column("Information set"), new Column("Action"), .. columns],
            rows));
    }

    /// <summary>A table that a reader can get to the end of, and how much of it is left out.</summary>
    private static IReadOnlyList<Block> Shortened(string caption, IReadOnlyList<Column> columns, List<IReadOnlyList<Prose>> rows) => rows.Count <= MostRows
        ? [new Block.Table(caption, columns, rows)]
        : [new Block.Table(caption, columns, rows[..MostRows]),
            new Block.Note(
            string.Create(CultureInfo.InvariantCulture, $"{rows.Count - MostRows:#,0} more rows are left out here: --format csv and --format json have all."))];

    private static string Probability(double value) => value switch
    {
        > 0 and < Negligible => "< 0.0001",
        < 1 and > 1 - Negligible => "> 0.9999",
        _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    private static string Payoff(double value) =>
        Math.Abs(value) is >= 1e-4 and < 1e7 || value == 0 ? Zeroed(value.ToString("0.0000", CultureInfo.InvariantCulture)) : Number(value);

    private static string Zeroed(string text) => text == "-0.0000" ? "0.0000" : text;

    private static string Lambda(double value) => double.IsInfinity(value) ? "∞" : Number(value);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} {thing}s";
}

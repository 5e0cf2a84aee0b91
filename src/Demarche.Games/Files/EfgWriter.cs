using System.Text;
using Demarche.Games.Trees;

namespace Demarche.Games.Files;

/// <summary>
/// Writes games in Gambit's format (<c>.efg</c>, version 2): a node a line, indented by its depth, everything described wherever it is used.
/// What is written reads back as the same game, up to the last digit of probabilities that no decimal holds exactly.
/// </summary>
public static class EfgWriter
{
    private const int DeepestIndent = 40;

    /// <summary>Writes a game. O(text).</summary>
    public static void Write(ExtensiveGame game, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(output);
        output.Write($"EFG 2 R {GameText.Quoted(game.Title)} {{ {string.Join(' ', game.Players.Select(GameText.Quoted))} "
            + $"}}\n{GameText.Quoted(game.Comment)}\n\n");
        var chances = game.ChanceMoves.Select(c =>
            $"{c.Number} {GameText.Quoted(c.Label)} {{ "
            + $"{string.Join(' ', c.Actions.Zip(GameText.Probabilities(c.Probabilities), (a, p) => $"{GameText.Quoted(a)} {p}"))} }}").ToList();
        var sets = game.InformationSets.Select(s =>
            $"{s.Player + 1} {s.Number} {GameText.Quoted(s.Label)} {{ {string.Join(' ', s.Actions.Select(GameText.Quoted))} }}").ToList();
        var outcomes = game.Outcomes.Select(o => $"{o.Number} {GameText.Quoted(o.Label)} {{ {string.Join(", ", o.Payoffs.Select(GameText.Number))} }}")
            .ToList();
        var depths = new int[game.NodeCount];
        for (var n = 0; n < game.NodeCount; n++)
        {
            if (n > 0) depths[n] = depths[game.Parent(n)] + 1;
            output.Write(new string(' ', 2 * Math.Min(depths[n], DeepestIndent)));
            var outcome = game.OutcomeAt(n) < 0 ? "0" : outcomes[game.OutcomeAt(n)];
            var label = GameText.Quoted(game.LabelOf(n));
            if (game.SetAt(n) is >= 0 and var set) output.Write($"p {label} {sets[set]} {outcome}\n");
            else if (game.ChanceAt(n) is >= 0 and var chance) output.Write($"c {label} {chances[chance]} {outcome}\n");
            else output.Write($"t {label} {outcome}\n");
        }
    }

    /// <summary>A game as a text.</summary>
    public static string Write(ExtensiveGame game)
    {
        using var writer = new StringWriter(new StringBuilder());
        Write(game, writer);
        return writer.ToString();
    }
}

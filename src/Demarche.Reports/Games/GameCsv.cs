using System.Globalization;
using Demarche.Games.Answers;
using Demarche.Games.Files;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Games;

/// <summary>The answer to a game as comma-separated values (RFC 4180): an action a line.</summary>
/// <remarks>
/// Columns: <c>equilibrium</c> (1 is the principal one), <c>lambda</c> (that reached), <c>residual</c>, <c>player</c> (from 1), <c>name</c>,
/// <c>infoset</c>, <c>action</c>, <c>probability</c>, <c>worth</c> (to its player, once the information set is reached).
/// </remarks>
public static class GameCsv
{
    /// <summary>Writes a header and the rows.</summary>
    public static void Write(GameReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        CsvWriter.Line(output, ["equilibrium", "lambda", "residual", "player", "name", "infoset", "action", "probability", "worth"]);
        var (game, number) = (report.Game, 0);
        foreach (var equilibrium in report.Equilibria)
        {
            number++;
            for (var s = 0; s < game.InformationSets.Count; s++)
            {
                var set = game.InformationSets[s];
                var names = EfgWords.NamesOf(set.Actions);
                for (var a = 0; a < names.Count; a++)
                {
                    CsvWriter.Line(
                        output,
                        [
                            $"{number}", Text(equilibrium.Lambda), Text(equilibrium.Residual), $"{set.Player + 1}", game.Players[set.Player],
                            EfgWords.NameOf(set), names[a], Text(equilibrium.Probabilities[s][a]), Text(equilibrium.Worths[s][a]),
                        ]);
                }
            }
        }
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

using Demarche.Games.Trees;

namespace Demarche.Games.Files;

/// <summary>
/// Writes games in Gambit's format for strategic forms (<c>.nfg</c>, version 1): by outcomes where these have names or several combinations
/// share one, else by payoffs.
/// </summary>
public static class NfgWriter
{
    /// <summary>Writes a game. O(text).</summary>
    public static void Write(StrategicGame game, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(output);
        output.Write($"NFG 1 R {GameText.Quoted(game.Title)} {{ {string.Join(' ', game.Players.Select(GameText.Quoted))} }}\n\n{{\n");
        foreach (var strategies in game.Strategies) output.Write($"  {{ {string.Join(' ', strategies.Select(GameText.Quoted))} }}\n");
        output.Write($"}}\n{GameText.Quoted(game.Comment)}\n\n");
        if (game.Outcomes.Count < game.Combinations || game.Outcomes.Any(o => o.Label.Length > 0)) ByOutcomes(game, output);
        else ByPayoffs(game, output);
    }

    private static void ByOutcomes(StrategicGame game, TextWriter output)
    {
        output.Write("{\n");
        foreach (var outcome in game.Outcomes)
            output.Write($"  {{ {GameText.Quoted(outcome.Label)} {string.Join(", ", outcome.Payoffs.Select(GameText.Number))} }}\n");
        output.Write("}\n");
        Rows(game, output, combination => $"{game.OutcomeOf(combination) + 1}");
    }

    private static void ByPayoffs(StrategicGame game, TextWriter output)
    {
        var nothing = new double[game.Players.Count];
        Rows(game, output, combination =>
            string.Join(' ', (game.OutcomeOf(combination) is >= 0 and var o ? game.Outcomes[o].Payoffs : nothing).Select(GameText.Number)));
    }

    /// <summary>A line for each combination of the strategies of all players but the first.</summary>
    private static void Rows(StrategicGame game, TextWriter output, Func<int, string> entry)
    {
        var first = game.Strategies[0].Count;
        for (var combination = 0; combination < game.Combinations; combination++)
        {
            output.Write(entry(combination));
            output.Write((combination + 1) % first == 0 ? '\n' : ' ');
        }
    }
}

using Demarche.Games.Trees;

namespace Demarche.Games.Files;

/// <summary>Games in words, for diagnostics and reports.</summary>
public static class EfgWords
{
    /// <summary>The name of an information set: its label, or its number.</summary>
    public static string NameOf(InformationSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Label.Length > 0 ? set.Label : $"{set.Number}";
    }

    /// <summary>The names of actions: each its label, or its place from 1.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<string> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return [.. actions.Select((a, k) => a.Length > 0 ? a : $"{k + 1}")];
    }

    /// <summary>What fills the message of <see cref="GameRules.Recall"/>.</summary>
    internal static object[] Of(ExtensiveGame game, RecallFlaw flaw, int firstLine)
    {
        var set = game.InformationSets[flaw.Set];
        string Before(int before, int action) => before < 0
            ? "had not moved yet"
            : $"had just taken “{NamesOf(game.InformationSets[before].Actions)[action]}” at information set “{NameOf(game.InformationSets[before])}”";
        var (there, here) = (Before(flaw.FirstBefore, flaw.FirstAction), Before(flaw.SecondBefore, flaw.SecondAction));
        return [$"“{game.Players[set.Player]}”", firstLine, $"“{NameOf(set)}”", $"there it {there} and here it {here}"];
    }
}

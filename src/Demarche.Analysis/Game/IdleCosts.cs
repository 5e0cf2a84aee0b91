using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>Costs that a model declares and that nobody ever pays in its game: whatever they are put at, they change nothing.</summary>
internal static class IdleCosts
{
    /// <summary>Which items of <see cref="CrisisGame.Costs"/> they are. O(charges).</summary>
    public static IReadOnlyList<int> Items(CrisisGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        var charged = game.Charges.Select(c => c.Item).ToHashSet();
        return [.. Enumerable.Range(0, game.Costs.Count).Where(item => !charged.Contains(item))];
    }

    /// <summary>A sentence for each, with the reason.</summary>
    public static IReadOnlyList<string> Of(CrisisGame game) => [.. Items(game).Select(item => Worded(game, item))];

    private static string Worded(CrisisGame game, int item)
    {
        var (crisis, costs) = (game.Compiled.Crisis, game.Costs);
        var payer = crisis.Parties[costs.Payer(item)].Words;
        if (item >= costs.Threats.Count)
        {
            var faction = costs.Factions[item - costs.Threats.Count].Faction;
            if (faction.Voice == Voice.Press)
                return $"This cost never bites: whenever {payer} can act here, {faction.Name} like nothing at hand better than what {payer} may do, or have "
                + $"got their price.";
            return $"This cost never bites: to {faction.Name}, every move that {payer} can make here is at least as good as staying, and a faction makes only "
                + $"moves dear that it likes less.";
        }

        var threat = costs.Threats[item];
        return $"This cost never bites: the {Kind(threat)} by {payer} ({threat.Then.Words}) is never called in at a time when {payer} could still keep it: "
            + $"{game.Fates.Why(item, payer)}.";
    }

    private static string Kind(Threat threat) => threat.IsPromise ? "promise" : "threat";
}

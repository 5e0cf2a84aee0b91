using System.Globalization;
using Demarche.Engine.Stability;
using Demarche.Games.Trees;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Game;

/// <summary>What the parts of a crisis's game are called where it is written down for other programs: dates, parties, types, and moves in words.</summary>
internal sealed class GameNames
{
    private readonly CrisisGame game;
    private readonly StateWords words;

    /// <summary>Names for one game.</summary>
    public GameNames(CrisisGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        this.game = game;
        words = new StateWords(game.Compiled);
    }

    /// <summary>The names for a tree.</summary>
    /// <param name="comment">A remark to go with it.</param>
    public StageNames ForTree(string comment)
    {
        var crisis = game.Compiled.Crisis;
        return new StageNames(crisis.Name, [.. game.Seats.ByParty(crisis.Parties).Select(p => p.Name)], TypeAt, Action, History, Set, comment);
    }

    /// <summary>The name of a party's type; empty for a party without types.</summary>
    public string Type(int party, int type) => game.Compiled.Crisis.Parties[party].Types is { Count: > 0 } types ? types[type].Name : "";

    private string TypeAt(int seat, int type) => Type(game.Seats.Party(seat), game.Seats.TypeAt(seat, type));

    /// <summary>What an action does: "publishes the list"; what happens, where nobody moves.</summary>
    public string Action(int node, int action) => game.Mover(node) is { } party
        ? Move(party, game.From(node), game.Option(node, action))
        : Happens(node, action);

    /// <summary>A move in words; "stays as it is" where nothing is done.</summary>
    public string Move(int party, int from, int to) => from == to ? "stays as it is" : words.Action(new Step(party, from, to));

    /// <summary>The day and what has changed since the beginning; at an end only that.</summary>
    private string History(int node) => game.Tree.IsEnd(node) ? words.Short(game.State(node))
        : game.Tree.Mover(node) is null ? ""
        : $"{Day(node)}: {words.Short(game.State(node))}";

    private string Set(int seat, int type, int head)
    {
        var about = game.Compiled.Crisis.Parties[game.Seats.Party(seat)];
        var who = about.Types.Count > 1 ? $"{about.Name}, {TypeAt(seat, type)}" : about.Name;
        return $"{Day(head)} {who}: {words.Short(game.State(head))}";
    }

    private string Happens(int node, int outcome)
    {
        var tree = game.Tree;
        if (tree.Actions(node) == 1) return "";
        var (from, to) = (game.State(node), game.State(tree.Child(node, outcome)));
        if (game.IsRisk(node)) return outcome == 0 ? $"it happens: {words.Short(to, from)}" : "it does not happen";
        return game.Mover(tree.Child(node, outcome)) is { } first ? $"order {outcome + 1}: {game.Compiled.Crisis.Parties[first].Name} first"
            : $"order {outcome + 1}";
    }

    private string Day(int node) => string.Create(CultureInfo.InvariantCulture, $"{game.Calendar.Occasions[game.Tree.Occasion(node)].On:yyyy-MM-dd}");
}

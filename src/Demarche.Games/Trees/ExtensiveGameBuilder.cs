namespace Demarche.Games.Trees;

/// <summary>
/// Builds an <see cref="ExtensiveGame"/> node by node in depth-first order: a node, then all that follows its first action, then all that
/// follows its second, and so on. No recursion, so depth is bounded by memory alone. Misuse is an exception; what a file may get wrong
/// is for its reader to check first.
/// </summary>
public sealed class ExtensiveGameBuilder
{
    private readonly string title;
    private readonly string comment;
    private readonly string[] players;
    private readonly List<InformationSet> sets = [];
    private readonly List<List<int>> setNodes = [];
    private readonly List<ChanceMove> chances = [];
    private readonly List<GameOutcome> outcomes = [];
    private readonly NodeTable nodes = new();
    private readonly Stack<(int Node, int Actions, int Next)> open = new();

    /// <summary>Begins a game.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="players">The players' names, at least one.</param>
    /// <param name="comment">A remark; may be empty.</param>
    public ExtensiveGameBuilder(string title, IEnumerable<string> players, string comment = "")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(players);
        ArgumentNullException.ThrowIfNull(comment);
        (this.title, this.comment, this.players) = (title, comment, [.. players]);
        if (this.players.Length == 0) throw new ArgumentException("A game has at least one player.", nameof(players));
    }

    /// <summary>How many nodes there are so far.</summary>
    public int NodeCount => nodes.Count;

    /// <summary>How many moves the next node is away from the root.</summary>
    public int DepthOfNext => open.Count;

    /// <summary>Whether every action leads to a node, so that no further one can be added.</summary>
    public bool IsComplete => nodes.Count > 0 && open.Count == 0;

    /// <summary>Announces an information set and gives the handle to use it by.</summary>
    public int InformationSet(int player, int number, string label, IReadOnlyList<string> actions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(player);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(player, players.Length);
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentOutOfRangeException.ThrowIfZero(actions.Count);
        var own = new List<int>();
        sets.Add(new InformationSet(player, number, label, [.. actions], own));
        setNodes.Add(own);
        return sets.Count - 1;
    }

    /// <summary>Announces a move of chance and gives the handle to use it by.</summary>
    public int ChanceMove(int number, string label, IReadOnlyList<string> actions, IReadOnlyList<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentOutOfRangeException.ThrowIfZero(actions.Count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Count, actions.Count);
        if (probabilities.Any(p => !(p >= 0 && p <= 1)) || !(Math.Abs(probabilities.Sum() - 1) <= 1e-9))
        {
            throw new ArgumentException("Probabilities are from 0 to 1 and sum to 1.", nameof(probabilities));
        }

        chances.Add(new ChanceMove(number, label, [.. actions], [.. probabilities]));
        return chances.Count - 1;
    }

    /// <summary>Announces an outcome and gives the handle to use it by.</summary>
    public int Outcome(int number, string label, IReadOnlyList<double> payoffs)
    {
        ArgumentNullException.ThrowIfNull(payoffs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(payoffs.Count, players.Length);
        if (!payoffs.All(double.IsFinite)) throw new ArgumentException("Payoffs are finite.", nameof(payoffs));
        outcomes.Add(new GameOutcome(number, label, [.. payoffs]));
        return outcomes.Count - 1;
    }

    /// <summary>Adds the next node: the player of an information set chooses there.</summary>
    public int Decision(int set, int outcome = -1, string label = "")
    {
        var node = Add(NodeKind.Decision, set, outcome, label);
        setNodes[set].Add(node);
        open.Push((node, sets[set].Actions.Count, 0));
        return node;
    }

    /// <summary>Adds the next node: chance moves there.</summary>
    public int Chance(int move, int outcome = -1, string label = "")
    {
        var node = Add(NodeKind.Chance, move, outcome, label);
        open.Push((node, chances[move].Actions.Count, 0));
        return node;
    }

    /// <summary>Adds the next node: play ends there.</summary>
    public int End(int outcome = -1, string label = "")
    {
        var node = Add(NodeKind.End, -1, outcome, label);
        while (open.Count > 0 && open.Peek() is var last && last.Next == last.Actions) open.Pop();
        return node;
    }

    /// <summary>The game. O(nodes × players).</summary>
    /// <exception cref="InvalidOperationException">Some action leads nowhere yet.</exception>
    public ExtensiveGame Build()
    {
        if (!IsComplete) throw new InvalidOperationException("Some action leads nowhere yet.");
        return new ExtensiveGame(title, comment, players, InOrder(sets, NodeKind.Decision), InOrder(chances, NodeKind.Chance), outcomes, nodes);
    }

    private int Add(NodeKind kind, int move, int outcome, string label)
    {
        if (IsComplete) throw new InvalidOperationException("Every action leads to a node already.");
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outcome, outcomes.Count);
        var (parent, action) = (-1, -1);
        if (open.Count > 0)
        {
            (parent, var actions, action) = open.Pop();
            open.Push((parent, actions, action + 1));
        }

        nodes.Parents.Add(parent);
        nodes.ActionsInto.Add(action);
        nodes.Kinds.Add(kind);
        nodes.Moves.Add(move);
        nodes.Outcomes.Add(outcome);
        nodes.Labels.Add(label);
        return nodes.Count - 1;
    }

    /// <summary>What was announced and used, in the order of first use; the nodes are renumbered to match.</summary>
    private List<T> InOrder<T>(List<T> announced, NodeKind kind)
    {
        var (place, ordered) = (new int[announced.Count], new List<T>());
        Array.Fill(place, -1);
        for (var n = 0; n < nodes.Count; n++)
        {
            if (nodes.Kinds[n] != kind) continue;
            ref var at = ref place[nodes.Moves[n]];
            if (at < 0)
            {
                at = ordered.Count;
                ordered.Add(announced[nodes.Moves[n]]);
            }

            nodes.Moves[n] = at;
        }

        return ordered;
    }
}

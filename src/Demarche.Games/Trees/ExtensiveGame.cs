namespace Demarche.Games.Trees;

/// <summary>
/// A finite game in extensive form: a tree in which players and chance move, information sets, and payoffs on its nodes. Immutable.
/// Made by an <see cref="ExtensiveGameBuilder"/>. Kuhn (1953).
/// </summary>
/// <remarks>
/// Nodes count from 0 in depth-first order, so a parent comes before its children and node 0 is the root. A play pays the sum of the
/// outcomes on its way. Information sets are in the order in which they first appear.
/// </remarks>
public sealed class ExtensiveGame
{
    private readonly NodeTable nodes;

    internal ExtensiveGame(
        string title,
        string comment,
        IReadOnlyList<string> players,
        IReadOnlyList<InformationSet> sets,
        IReadOnlyList<ChanceMove> chances,
        IReadOnlyList<GameOutcome> outcomes,
        NodeTable nodes)
    {
        (Title, Comment, Players, InformationSets, ChanceMoves, Outcomes, this.nodes) = (title, comment, players, sets, chances, outcomes, nodes);
        ActionOffsets = new int[sets.Count + 1];
        for (var s = 0; s < sets.Count; s++) ActionOffsets[s + 1] = ActionOffsets[s] + sets[s].Actions.Count;
        RecallFlaw = RecallCheck.FirstFlaw(this);
        PayoffRange = Range();
    }

    /// <summary>The game's title.</summary>
    public string Title { get; }

    /// <summary>A remark on the game; may be empty.</summary>
    public string Comment { get; }

    /// <summary>The players' names, at least one.</summary>
    public IReadOnlyList<string> Players { get; }

    /// <summary>Every information set, in the order of first appearance.</summary>
    public IReadOnlyList<InformationSet> InformationSets { get; }

    /// <summary>Every move of chance, in the order of first appearance.</summary>
    public IReadOnlyList<ChanceMove> ChanceMoves { get; }

    /// <summary>Every outcome, in the order of first appearance.</summary>
    public IReadOnlyList<GameOutcome> Outcomes { get; }

    /// <summary>
    /// Why this is not a game of perfect recall: the first information set that shows it; null when every player remembers what it did and knew.
    /// </summary>
    public RecallFlaw? RecallFlaw { get; }

    /// <summary>The widest spread, over the players, between what its best and its worst play pay one; not negative.</summary>
    public double PayoffRange { get; }

    /// <summary>The number of nodes, those where play ends among them.</summary>
    public int NodeCount => nodes.Count;

    /// <summary>The number of nodes where play ends.</summary>
    public int EndCount => Enumerable.Range(0, NodeCount).Count(n => ChildCount(n) == 0);

    /// <summary>The longest play, in moves.</summary>
    public int Depth { get; private set; }

    /// <summary>The number of actions of all information sets together.</summary>
    public int ActionCount => ActionOffsets[^1];

    /// <summary>Where the actions of each information set begin when those of all are numbered through; and their number at the end.</summary>
    internal int[] ActionOffsets { get; }

    /// <summary>The node before this one; −1 for the root.</summary>
    public int Parent(int node) => nodes.Parents[node];

    /// <summary>Which of its parent's actions leads to this node, from 0; −1 for the root.</summary>
    public int ActionInto(int node) => nodes.ActionsInto[node];

    /// <summary>The information set a node belongs to; −1 when nobody chooses there.</summary>
    public int SetAt(int node) => nodes.Kinds[node] == NodeKind.Decision ? nodes.Moves[node] : -1;

    /// <summary>The move of chance at a node; −1 when chance does not move there.</summary>
    public int ChanceAt(int node) => nodes.Kinds[node] == NodeKind.Chance ? nodes.Moves[node] : -1;

    /// <summary>The outcome on a node; −1 when it pays nothing.</summary>
    public int OutcomeAt(int node) => nodes.Outcomes[node];

    /// <summary>A node's name; may be empty.</summary>
    public string LabelOf(int node) => nodes.Labels[node];

    /// <summary>How many actions there are at a node; 0 where play ends.</summary>
    public int ChildCount(int node) => nodes.Kinds[node] switch
    {
        NodeKind.Decision => InformationSets[nodes.Moves[node]].Actions.Count,
        NodeKind.Chance => ChanceMoves[nodes.Moves[node]].Actions.Count,
        _ => 0,
    };

    private double Range()
    {
        var (players, depths) = (Players.Count, new int[NodeCount]);
        var paid = new double[(long)NodeCount * players];
        var (low, high) = (new double[players], new double[players]);
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        for (var n = 0; n < NodeCount; n++)
        {
            var (parent, outcome) = (Parent(n), OutcomeAt(n));
            if (parent >= 0) Depth = Math.Max(Depth, depths[n] = depths[parent] + 1);
            for (var i = 0; i < players; i++)
            {
                var sum = (parent < 0 ? 0 : paid[parent * players + i]) + (outcome < 0 ? 0 : Outcomes[outcome].Payoffs[i]);
                paid[n * players + i] = sum;
                if (ChildCount(n) > 0) continue;
                (low[i], high[i]) = (Math.Min(low[i], sum), Math.Max(high[i], sum));
            }
        }

        return low.Zip(high, (l, h) => h - l).Max();
    }
}

namespace Demarche.Games.Trees;

/// <summary>Who moves at a node.</summary>
internal enum NodeKind : byte
{
    End,
    Chance,
    Decision,
}

/// <summary>The nodes of a tree in depth-first order, a column for each thing known of them.</summary>
internal sealed class NodeTable
{
    public int Count => Parents.Count;

    public List<int> Parents { get; } = [];

    public List<int> ActionsInto { get; } = [];

    public List<NodeKind> Kinds { get; } = [];

    /// <summary>The information set or the move of chance; −1 where play ends.</summary>
    public List<int> Moves { get; } = [];

    public List<int> Outcomes { get; } = [];

    public List<string> Labels { get; } = [];
}

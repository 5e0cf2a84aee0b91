using System.Runtime.InteropServices;

namespace Demarche.Engine.Play.Tree;

/// <summary>
/// Builds a <see cref="StageTree"/>: add histories, say who moves at each and where every action leads, and which histories a party cannot
/// tell apart. The first history added is the beginning; what gets no move is an end.
/// </summary>
/// <remarks>
/// A history may be reached from several others (merged histories) as long as nothing that is known differs: <see cref="Build"/> checks
/// that beliefs about every party that still has a choice are the same whichever way it is reached. Costs belong to the history they lead to; where only one of
/// the ways to a merged history has a cost, lead that way through a chance move of one outcome. Adding histories level by level keeps
/// solving quick. O(histories × parties) time and memory.
/// </remarks>
public sealed class StageTreeBuilder
{
    private readonly int[] types;
    private readonly List<int> mover = [];
    private readonly List<int> state = [];
    private readonly List<int> occasion = [];
    private readonly List<double> weight = [];
    private readonly List<int> firstEdge = [];
    private readonly List<int> edges = [];
    private readonly List<int> target = [];
    private readonly List<double> chance = [];
    private readonly List<(int Node, int Item, double Factor)> charges = [];
    private readonly Dictionary<int, int[]> together = [];

    /// <param name="types">How many types each party may be of, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A party has no type.</exception>
    public StageTreeBuilder(params IReadOnlyList<int> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        foreach (var n in types) ArgumentOutOfRangeException.ThrowIfLessThan(n, 1, nameof(types));
        this.types = [.. types];
    }

    /// <summary>How many histories have been added.</summary>
    public int Count => mover.Count;

    /// <summary>Adds a history and gives its number.</summary>
    /// <param name="state">The state of the conflict that holds, or any index into a table of utilities.</param>
    /// <param name="occasion">The occasion at which the move here is made, from 0.</param>
    /// <param name="weight">What the state's utility is multiplied with on reaching this history; 0 for none.</param>
    public int Add(int state, int occasion, double weight = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(state);
        ArgumentOutOfRangeException.ThrowIfNegative(occasion);
        if (!double.IsFinite(weight)) throw new ArgumentOutOfRangeException(nameof(weight), "A weight is a finite number.");
        mover.Add(StageTree.EndMover);
        this.state.Add(state);
        this.occasion.Add(occasion);
        this.weight.Add(weight);
        firstEdge.Add(0);
        edges.Add(0);
        return mover.Count - 1;
    }

    /// <summary>Charges a cost item on reaching a history: every party pays <paramref name="factor"/> times its cost of that item.</summary>
    public void Charge(int node, int item, double factor = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        if (!double.IsFinite(factor)) throw new ArgumentOutOfRangeException(nameof(factor), "A factor is a finite number.");
        charges.Add((Known(node), item, factor));
    }

    /// <summary>A party moves at a history; its actions lead to the given histories, in order.</summary>
    public void Decide(int node, int party, params ReadOnlySpan<int> children)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(party);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(party, types.Length);
        Move(node, party, children);
        for (var a = 0; a < children.Length; a++) chance.Add(0);
    }

    /// <summary>Chance moves at a history, with probabilities that sum to 1 (a risk that may come true, the order of two moves).</summary>
    public void Chance(int node, ReadOnlySpan<int> children, ReadOnlySpan<double> probabilities)
    {
        if (children.Length != probabilities.Length) throw new ArgumentException("There is one probability for each outcome.", nameof(probabilities));
        var sum = 0.0;
        foreach (var p in probabilities)
        {
            if (!(p >= 0)) throw new ArgumentException("A probability is not negative.", nameof(probabilities));
            sum += p;
        }

        if (!(Math.Abs(sum - 1) < 1e-9)) throw new ArgumentException("Probabilities sum to 1.", nameof(probabilities));
        Move(node, StageTree.ChanceMover, children);
        foreach (var p in probabilities) chance.Add(p / sum);
    }

    /// <summary>The party that moves at these histories cannot tell them apart: others' moves of the same occasion are hidden from it.</summary>
    public void Together(params ReadOnlySpan<int> nodes)
    {
        int[] set = [.. nodes];
        foreach (var node in set)
        {
            if (!together.TryAdd(Known(node), set)) throw new ArgumentException($"History {node} is in an information set already.", nameof(nodes));
        }
    }

    /// <summary>Checks and lays out the tree.</summary>
    /// <exception cref="InvalidOperationException">
    /// A history cannot be reached, merged histories differ in what is known, or an information set is not one of simultaneous moves.
    /// </exception>
    public StageTree Build() => new(new TreeLayout(types, this, merged: false).Arrays());

    /// <summary>
    /// The same, but histories may have been merged whatever was learnt on the way to them: positions, for the grid of beliefs
    /// alone, which keeps beliefs beside the position.
    /// </summary>
    /// <exception cref="InvalidOperationException">A position cannot be reached, or moves are simultaneous.</exception>
    public StageTree BuildPositions() => new(new TreeLayout(types, this, merged: true).Arrays());

    internal int[] MoverArray => [.. mover];
    internal int[] StateArray => [.. state];
    internal int[] OccasionArray => [.. occasion];
    internal double[] WeightArray => [.. weight];
    internal ReadOnlySpan<int> Children(int node) => CollectionsMarshal.AsSpan(target).Slice(firstEdge[node], edges[node]);
    internal ReadOnlySpan<double> Probabilities(int node) => CollectionsMarshal.AsSpan(chance).Slice(firstEdge[node], edges[node]);
    internal IReadOnlyList<(int Node, int Item, double Factor)> ChargeList => charges;
    internal IReadOnlyDictionary<int, int[]> Sets => together;

    private void Move(int node, int who, ReadOnlySpan<int> children)
    {
        if (mover[Known(node)] != StageTree.EndMover) throw new ArgumentException($"History {node} has a move already.", nameof(node));
        if (children.Length == 0) throw new ArgumentException("A move has an action.", nameof(children));
        foreach (var child in children)
        {
            if (Known(child) <= node) throw new ArgumentException("A move leads to a history that was added later.", nameof(children));
        }

        mover[node] = who;
        firstEdge[node] = target.Count;
        edges[node] = children.Length;
        target.AddRange(children);
    }

    private int Known(int node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(node);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(node, mover.Count);
        return node;
    }
}

using System.Runtime.InteropServices;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>One exchange of two neighbouring priorities: the statement at <paramref name="Position"/> (from 0, in the order at that moment) and the one below it change places.</summary>
public readonly record struct PrioritySwap(int Party, int Position);

/// <summary>The answer to "how many adjacent swaps of priorities until …".</summary>
/// <param name="Swaps">A shortest series of swaps, to be made in this order; null when none was found.</param>
/// <param name="Orders">For each party, the order it leads to: for each place the original position of the statement; null when none was found.</param>
/// <param name="SearchedTo">Every order within this many swaps has been tried.</param>
/// <param name="IsExhausted">Whether every order there is has been tried.</param>
/// <param name="OrdersTried">How many orders were tried.</param>
public sealed record SwapAnswer(IReadOnlyList<PrioritySwap>? Swaps, IReadOnlyList<int[]>? Orders, int SearchedTo, bool IsExhausted, int OrdersTried);

/// <summary>
/// The least number of adjacent swaps in the parties' priorities that makes something true of the conflict. Orders are tried in rings
/// of growing distance, so the first that will do is nearest, and a ring without one proves a lower bound.
/// </summary>
/// <remarks>Distance between orders: Kendall (1938). Exact up to the limit on orders; orders that rank the states alike are judged once.</remarks>
public sealed class SwapDistance
{
    private readonly ConflictGraph graph;
    private readonly IReadOnlyList<IReadOnlyList<StateSet>> statements;
    private readonly IReadOnlyList<int> movable;
    private readonly Func<ConflictGraph, bool> goal;
    private readonly Dictionary<string, bool> judged = new(StringComparer.Ordinal);

    /// <summary>Asks the question.</summary>
    /// <param name="graph">The conflict as it is.</param>
    /// <param name="statements">For each party the sets in which its statements are true, most important first; empty for a party whose order is not given so.</param>
    /// <param name="movable">The parties whose priorities may change; one without statements keeps its order whatever it is.</param>
    /// <param name="goal">What is to become true; it must depend on the orders alone.</param>
    public SwapDistance(ConflictGraph graph, IReadOnlyList<IReadOnlyList<StateSet>> statements, IReadOnlyList<int> movable, Func<ConflictGraph, bool> goal)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(movable);
        ArgumentNullException.ThrowIfNull(goal);
        this.graph = graph;
        this.statements = statements;
        this.movable = [.. movable.Where(party => statements[party].Count > 0)];
        this.goal = goal;
    }

    /// <summary>Searches ring by ring, trying at most so many orders.</summary>
    public SwapAnswer Search(int maximumOrders = 20_000, CancellationToken cancellation = default)
    {
        var start = new Node([.. movable.Select(p => Enumerable.Range(0, statements[p].Count).ToArray())], null, default);
        var known = new HashSet<string>(StringComparer.Ordinal) { start.Key };
        List<Node> ring = [start];
        var tried = 0;
        for (var distance = 0; ; distance++)
        {
            foreach (var node in ring)
            {
                cancellation.ThrowIfCancellationRequested();
                tried++;
                if (Holds(node)) return Found(node, distance, tried);
            }

            var next = new List<Node>();
            foreach (var swapped in ring.SelectMany(Neighbours))
            {
                if (!known.Add(swapped.Key)) continue;
                if (known.Count > maximumOrders) return new SwapAnswer(null, null, distance, false, tried);
                next.Add(swapped);
            }

            if (next.Count == 0) return new SwapAnswer(null, null, distance, true, tried);
            ring = next;
        }
    }

    private IEnumerable<Node> Neighbours(Node node)
    {
        for (var m = 0; m < movable.Count; m++)
        {
            for (var position = 0; position + 1 < node.Orders[m].Length; position++)
            {
                var orders = (int[][])node.Orders.Clone();
                orders[m] = (int[])orders[m].Clone();
                (orders[m][position], orders[m][position + 1]) = (orders[m][position + 1], orders[m][position]);
                yield return new Node(orders, node, new PrioritySwap(movable[m], position));
            }
        }
    }

    private bool Holds(Node node)
    {
        var ranks = movable.Select((party, m) => PriorityOrder.Rank(graph.States, [.. node.Orders[m].Select(k => statements[party][k])])).ToArray();
        var key = string.Join('|', ranks.Select(Places));
        if (judged.TryGetValue(key, out var known)) return known;
        var changed = movable.Zip(ranks).Aggregate(graph, (g, change) => g.With(change.First, change.Second));
        return judged[key] = goal(changed);
    }

    /// <summary>The order as text: orders that rank the states alike give the same.</summary>
    private static string Places(int[] ranks)
    {
        var sorted = ranks.Distinct().Order().ToArray();
        var places = Array.ConvertAll(ranks, r => Array.BinarySearch(sorted, r));
        return new string(MemoryMarshal.Cast<int, char>(places));
    }

    private SwapAnswer Found(Node node, int distance, int tried)
    {
        var swaps = new List<PrioritySwap>();
        for (var at = node; at.Before is { } before; at = before) swaps.Add(at.Swap);
        swaps.Reverse();
        var orders = Enumerable.Range(0, graph.Parties).Select(p => Enumerable.Range(0, statements[p].Count).ToArray()).ToArray();
        for (var m = 0; m < movable.Count; m++) orders[movable[m]] = node.Orders[m];
        return new SwapAnswer(swaps, orders, distance, false, tried);
    }

    private sealed record Node(int[][] Orders, Node? Before, PrioritySwap Swap)
    {
        public string Key { get; } = string.Join('|', Orders.Select(o => new string([.. o.Select(k => (char)k)])));
    }
}

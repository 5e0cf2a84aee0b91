using System.Numerics;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Paths;

/// <summary>
/// What can come of a state: everything reached from it by moves of the parties in any order, or by improvements only, or by
/// improvements and a limited number of set-backs (moves their mover does not gain by). Shortest ways, by number of moves.
/// </summary>
/// <remarks>
/// Status-quo analysis: Li, Kilgour and Hipel (2005). A party may move again directly after itself, since time passes between moves;
/// where moves compose this changes nothing. Among equally short ways the one that moves the fewest levers in all, then the one found
/// first, parties and states ascending. Where moves compose, a party that led to a state from one nearer to the start need not be asked
/// again there: all it could do it could do before. With levers that are free that leaves about one move a state and party to look at.
/// O((states + moves) × (set-backs + 1)).
/// </remarks>
public sealed class Ways
{
    private const int Unreached = -1;

    /// <summary>Moves looked at between two looks at whether it was stopped: a state may have millions.</summary>
    private const int MostUnheard = 100_000;

    private readonly ConflictGraph graph;
    private readonly int layers;
    private readonly int[] distance;
    private readonly int[] effort;
    private readonly int[] from;
    private readonly short[] mover;

    /// <summary>Whether every lever has two levels, so that a cell's bits are its levels.</summary>
    private readonly bool isBinary;

    /// <summary>The parties that led to a state from one nearer to the start; null where every party must be asked everywhere.</summary>
    private readonly uint[]? done;

    private Ways(ConflictGraph graph, int start, int? setBacks)
    {
        this.graph = graph;
        Start = start;
        SetBacks = setBacks;
        layers = (setBacks ?? 0) + 1;
        isBinary = graph.Space.Levers.All(lever => lever.Levels == 2);
        distance = new int[graph.States * layers];
        from = new int[distance.Length];
        mover = new short[distance.Length];
        effort = new int[distance.Length];
        Array.Fill(distance, Unreached);
        if (layers == 1 && graph.Parties <= 32 && graph.Moves.IsTransitive) done = new uint[graph.States];
    }

    /// <summary>Where the ways begin.</summary>
    public int Start { get; }

    /// <summary>How many set-backs a way may hold; null when every move is allowed.</summary>
    public int? SetBacks { get; }

    /// <summary>All states that can be reached, the start among them.</summary>
    public StateSet Reached => StateSet.Of(graph.States, Enumerable.Range(0, graph.States).Where(s => Nearest(s) is not null));

    /// <summary>The ways by any moves at all.</summary>
    public static Ways ByAnyMoves(ConflictGraph graph, int start, CancellationToken cancellation = default) => Search(graph, start, null, cancellation);

    /// <summary>The ways by improvements and at most so many set-backs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number, or one for which states × (set-backs + 1) leaves the range of an array.</exception>
    public static Ways ByImprovements(ConflictGraph graph, int start, int setBacks = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(setBacks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((setBacks + 1L) * graph.States, Array.MaxLength, nameof(setBacks));
        return Search(graph, start, setBacks, cancellation);
    }

    /// <summary>The least number of set-backs on any way from a state to a set; null when no way leads there.</summary>
    public static int? LeastSetBacks(ConflictGraph graph, int start, StateSet goal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(goal);
        var least = new int[graph.States];
        Array.Fill(least, int.MaxValue);
        least[start] = 0;
        var queue = new LinkedList<int>([start]);
        var targets = new List<int>();
        while (queue.First is { } first)
        {
            cancellation.ThrowIfCancellationRequested();
            queue.RemoveFirst();
            var state = first.Value;
            if (goal[state]) return least[state];
            for (var party = 0; party < graph.Parties; party++)
            {
                graph.Moves.Targets(party, state, targets);
                foreach (var t in targets)
                {
                    var cost = graph.Prefers(party, t, state) ? 0 : 1;
                    if (least[state] + cost >= least[t]) continue;
                    least[t] = least[state] + cost;
                    if (cost == 0) queue.AddFirst(t);
                    else queue.AddLast(t);
                }
            }
        }

        return null;
    }

    /// <summary>Number of moves on a shortest way to a state; 0 to the start; null when it cannot be reached.</summary>
    public int? MovesTo(int state) => Nearest(state) is { } node ? distance[node] : null;

    /// <summary>
    /// The nearest member of a set by number of moves; among equals the one whose way moves the fewest levers, then the lowest-numbered; null when
    /// none can be reached.
    /// </summary>
    public int? NearestIn(StateSet goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return goal.Members().Where(s => Nearest(s) is not null).Cast<int?>().MinBy(s => Length(Nearest(s!.Value)!.Value));
    }

    /// <summary>The moves of a shortest way to a state, in order.</summary>
    /// <exception cref="InvalidOperationException">The state cannot be reached.</exception>
    public IReadOnlyList<Step> WayTo(int state)
    {
        var node = Nearest(state) ?? throw new InvalidOperationException($"State {state} cannot be reached.");
        var steps = new List<Step>();
        for (; distance[node] > 0; node = from[node]) steps.Add(new Step(mover[node], from[node] % graph.States, node % graph.States));
        steps.Reverse();
        return steps;
    }

    private static Ways Search(ConflictGraph graph, int start, int? setBacks, CancellationToken cancellation)
    {
        var ways = new Ways(graph, start, setBacks);
        ways.Run(cancellation);
        return ways;
    }

    /// <summary>Breadth first over nodes (state, set-backs so far).</summary>
    private void Run(CancellationToken cancellation)
    {
        var queue = new Queue<int>([Start]);
        distance[Start] = 0;
        var targets = new List<int>();
        var looked = MostUnheard + 1;
        while (queue.TryDequeue(out var node))
        {
            int state = node % graph.States, layer = node / graph.States;
            for (var party = 0; party < graph.Parties; party++)
            {
                if (done is not null && (done[state] >> party & 1) != 0) continue;
                if (looked > MostUnheard)
                {
                    cancellation.ThrowIfCancellationRequested();
                    looked = 0;
                }

                graph.Moves.Targets(party, state, targets);
                looked += targets.Count + 1;
                foreach (var t in targets)
                {
                    var next = SetBacks is null || graph.Prefers(party, t, state) ? layer : layer + 1;
                    if (next >= layers) continue;
                    var reached = next * graph.States + t;
                    var isNew = distance[reached] == Unreached;
                    if (!isNew && distance[reached] <= distance[node]) continue;
                    if (done is not null) done[t] |= 1u << party;
                    var spent = effort[node] + LeversMoved(state, t);
                    if (!isNew && effort[reached] <= spent) continue;
                    (distance[reached], effort[reached], from[reached]) = (distance[node] + 1, spent, node);
                    mover[reached] = (short)party;
                    if (isNew) queue.Enqueue(reached);
                }
            }
        }
    }

    /// <summary>The node of a state with the shortest way, fewest set-backs among equals.</summary>
    private int? Nearest(int state)
    {
        int? best = null;
        for (var layer = 0; layer < layers; layer++)
        {
            var node = layer * graph.States + state;
            if (distance[node] != Unreached && (best is not { } b || Length(node) < Length(b))) best = node;
        }

        return best;
    }

    /// <summary>Moves first, levers moved second, as one number.</summary>
    private long Length(int node) => (long)distance[node] << 32 | (uint)effort[node];

    private int LeversMoved(int state, int target)
    {
        var space = graph.Space;
        if (space.Levers.Count == 0) return 1;
        int a = space.CellOf(state), b = space.CellOf(target), moved = 0;
        if (isBinary) return BitOperations.PopCount((uint)(a ^ b));
        for (var k = 0; k < space.Levers.Count; k++) moved += space.LevelAt(a, k) == space.LevelAt(b, k) ? 0 : 1;
        return moved;
    }
}

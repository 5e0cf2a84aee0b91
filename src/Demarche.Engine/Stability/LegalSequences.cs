namespace Demarche.Engine.Stability;

/// <summary>
/// Breadth-first search over the legal sequences of a set of parties: no party moves twice in succession, any party any number of
/// times. Finds shortest sequences; one instance for one search.
/// </summary>
/// <remarks>Source: Fang, Hipel and Kilgour (1993). O((states + moves) × parties) at worst; stops at the first state that will do.</remarks>
internal sealed class LegalSequences(ConflictGraph graph, IReadOnlyList<int> movers, Func<int, int, int, bool>? mayStep)
{
    private const int NoOne = -1;
    private readonly Dictionary<(int State, int Last), (int State, int Last)> cameFrom = [];
    private readonly Dictionary<int, int> lastInto = [];

    /// <summary>The sequences of everybody but one party.</summary>
    public static LegalSequences OfOpponents(ConflictGraph graph, int focal, bool improvementsOnly) =>
        OfOpponents(graph, focal, improvementsOnly ? (mover, from, to) => graph.Prefers(mover, to, from) : null);

    /// <summary>The sequences of everybody but one party, of steps that will do: shown mover, from and to; null for all.</summary>
    public static LegalSequences OfOpponents(ConflictGraph graph, int focal, Func<int, int, int, bool>? mayStep) =>
        new(graph, [.. Enumerable.Range(0, graph.Parties).Where(p => p != focal)], mayStep);

    /// <summary>
    /// The nearest state, by number of moves, that will do; null when none within reach does. Among equally near the first found, parties and
    /// states ascending.
    /// </summary>
    public int? Nearest(int start, Func<int, bool> willDo)
    {
        var queue = new Queue<(int State, int Last)>();
        queue.Enqueue((start, NoOne));
        cameFrom[(start, NoOne)] = (start, NoOne);
        var targets = new List<int>();
        while (queue.TryDequeue(out var at))
        {
            foreach (var mover in movers)
            {
                if (mover == at.Last) continue;
                graph.Moves.Targets(mover, at.State, targets);
                foreach (var target in targets)
                {
                    if (mayStep is not null && !mayStep(mover, at.State, target)) continue;
                    if (!cameFrom.TryAdd((target, mover), at)) continue;
                    if (lastInto.TryAdd(target, mover) && willDo(target)) return target;
                    queue.Enqueue((target, mover));
                }
            }
        }

        return null;
    }

    /// <summary>The moves of the sequence found, in order.</summary>
    public IReadOnlyList<Step> PathTo(int state)
    {
        var steps = new List<Step>();
        for (var at = (State: state, Last: lastInto[state]); at.Last != NoOne; at = cameFrom[at])
        {
            steps.Add(new Step(at.Last, cameFrom[at].State, at.State));
        }

        steps.Reverse();
        return steps;
    }
}

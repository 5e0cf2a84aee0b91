using Demarche.Engine.Stability;

namespace Demarche.Engine.Coalitions;

/// <summary>Shortest ways by which coalitions get somewhere: the witnesses of verdicts.</summary>
/// <remarks>Ties go to the first found, parties, coalitions and states ascending. O((states + moves) × parties) a question of one coalition; for
/// credible answers O(states² × coalitions) at worst.</remarks>
internal sealed class JointWays(CoalitionGraph graph)
{
    private const int NoOne = -1;

    /// <summary>A joint move to each of the given states, all within R_H(start), in their order.</summary>
    public IEnumerable<JointMove> From(Coalition coalition, int start, IEnumerable<int> targets)
    {
        var search = new LegalSequences(graph.Graph, [.. coalition.Members()], mayStep: null);
        search.Nearest(start, static _ => false);
        return targets.Select(t => new JointMove(coalition, start, t, search.PathTo(t)));
    }

    /// <summary>The shortest legal sequence of the parties outside a coalition to a state that will do, as one joint move; null when there is none.</summary>
    public IReadOnlyList<JointMove>? ShortestAnswer(Coalition coalition, int start, Func<int, bool> willDo)
    {
        var others = Coalition.All(graph.Graph.Parties).Without(coalition);
        var search = new LegalSequences(graph.Graph, [.. others.Members()], mayStep: null);
        return search.Nearest(start, willDo) is { } end ? [new JointMove(others, start, end, search.PathTo(end))] : null;
    }

    /// <summary>
    /// The shortest sequence of improvements of coalitions outside a coalition, none twice in succession, to a state that will do; null when there
    /// is none.
    /// </summary>
    public IReadOnlyList<JointMove>? ShortestCredibleAnswer(Coalition coalition, int start, Func<int, bool> willDo)
    {
        Coalition[] forming = [.. graph.Forming(Coalition.All(graph.Graph.Parties).Without(coalition))];
        var cameFrom = new Dictionary<(int State, int Last), (int State, int Last)> { [(start, NoOne)] = (start, NoOne) };
        var tried = new HashSet<int>();
        var queue = new Queue<(int State, int Last)>([(start, NoOne)]);
        var targets = new List<int>();
        while (queue.TryDequeue(out var at))
        {
            for (var k = 0; k < forming.Length; k++)
            {
                if (k == at.Last) continue;
                graph.Improvements(forming[k], at.State, targets);
                foreach (var target in targets)
                {
                    if (!cameFrom.TryAdd((target, k), at)) continue;
                    if (tried.Add(target) && willDo(target)) return PathTo((target, k), forming, cameFrom);
                    queue.Enqueue((target, k));
                }
            }
        }

        return null;
    }

    private JointMove[] PathTo((int State, int Last) end, Coalition[] forming, Dictionary<(int State, int Last), (int State, int Last)> cameFrom)
    {
        var moves = new List<JointMove>();
        for (var at = end; at.Last != NoOne; at = cameFrom[at]) moves.Add(From(forming[at.Last], cameFrom[at].State, [at.State]).Single());
        moves.Reverse();
        return [.. moves];
    }
}

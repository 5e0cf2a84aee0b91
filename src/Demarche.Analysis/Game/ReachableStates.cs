using Demarche.Language.Compiling;

namespace Demarche.Analysis.Game;

/// <summary>The states that moves and risks can lead to.</summary>
public static class ReachableStates
{
    /// <summary>Beyond so many states a crisis is not played forward.</summary>
    public const int Most = 1 << 16;

    /// <summary>The states that can be reached from some, these included, ascending; null when there are more than <see cref="Most"/>. O(states × moves).</summary>
    public static IReadOnlyList<int>? From(CompiledCrisis compiled, params IReadOnlyList<int> starts)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(starts);
        var reached = new SortedSet<int>(starts);
        var queue = new Queue<int>(reached);
        var targets = new List<int>();
        var risks = compiled.Crisis.Risks.Select(r => (While: compiled.Space.Where(r.While.Condition), Then: new NearestState(compiled, r.Then))).ToArray();
        while (queue.TryDequeue(out var state))
        {
            for (var party = 0; party < compiled.Graph.Parties; party++)
            {
                compiled.Graph.Moves.Targets(party, state, targets);
                foreach (var to in targets) Visit(to);
            }

            foreach (var (where, then) in risks.Where(r => r.While[state])) Visit(then.From(state));
            if (reached.Count > Most) return null;
        }

        return [.. reached];

        void Visit(int to)
        {
            if (to >= 0 && reached.Add(to)) queue.Enqueue(to);
        }
    }
}

namespace Demarche.Engine.Tests.Oracle;

/// <summary>Status-quo analysis by search over pairs (state, set-backs so far); a set-back is a move that its mover does not prefer. Anybody may move at any time.</summary>
public static class NaivePaths
{
    /// <summary>For every state that can be reached from the start, the least number of moves with at most so many set-backs.</summary>
    public static Dictionary<int, int> Lengths(NaiveModel m, int start, int setBacks)
    {
        var lengths = new Dictionary<int, int>();
        var seen = new HashSet<(int, int)> { (start, 0) };
        var queue = new Queue<(int State, int SetBacks, int Length)>([(start, 0, 0)]);
        while (queue.TryDequeue(out var at))
        {
            lengths.TryAdd(at.State, at.Length);
            foreach (var (party, to) in Moves(m, at.State))
            {
                var spent = at.SetBacks + (m.Prefers(party, to, at.State) ? 0 : 1);
                if (spent <= setBacks && seen.Add((to, spent))) queue.Enqueue((to, spent, at.Length + 1));
            }
        }

        return lengths;
    }

    /// <summary>The same with no bound on set-backs: no way without a repeated state has more of them than there are states.</summary>
    public static Dictionary<int, int> Lengths(NaiveModel m, int start) => Lengths(m, start, m.States);

    /// <summary>Every move from a state, with its mover.</summary>
    public static IEnumerable<(int Party, int To)> Moves(NaiveModel m, int state) =>
        Enumerable.Range(0, m.Parties).SelectMany(party => m.Moves(party, state).Select(to => (party, to)));
}

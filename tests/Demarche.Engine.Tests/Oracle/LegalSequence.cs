namespace Demarche.Engine.Tests.Oracle;

/// <summary>Sequences of moves in which no party moves twice in succession, by search over pairs (state, last mover).</summary>
public static class LegalSequence
{
    /// <summary>What a set of parties can reach from a state by at least one move, with the least number of moves each takes: R_H(s), or R_H⁺(s).</summary>
    public static Dictionary<int, int> Reached(NaiveModel model, IEnumerable<int> parties, int start, bool improvementsOnly) =>
        Reached(model, parties, start, (mover, to, from) => !improvementsOnly || model.Prefers(mover, to, from));

    /// <summary>The same by the steps that are allowed: by a mover, to a state, from a state.</summary>
    public static Dictionary<int, int> Reached(NaiveModel model, IEnumerable<int> parties, int start, Func<int, int, int, bool> allowed)
    {
        var movers = parties.ToArray();
        var seen = new HashSet<(int State, int Last)> { (start, -1) };
        var queue = new Queue<(int State, int Last, int Length)>([(start, -1, 0)]);
        var reached = new Dictionary<int, int>();
        while (queue.TryDequeue(out var at))
        {
            if (at.Length > 0) reached.TryAdd(at.State, at.Length);
            foreach (var mover in movers.Where(p => p != at.Last))
            {
                foreach (var next in model.Moves(mover, at.State).Where(to => allowed(mover, to, at.State)))
                {
                    if (seen.Add((next, mover))) queue.Enqueue((next, mover, at.Length + 1));
                }
            }
        }

        return reached;
    }

    /// <summary>Everybody but one party.</summary>
    public static IEnumerable<int> Opponents(NaiveModel model, int focal) => Enumerable.Range(0, model.Parties).Where(p => p != focal);
}

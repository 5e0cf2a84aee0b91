namespace Demarche.Engine.Tests.Oracle;

/// <summary>
/// Status-quo analysis over pairs (state, set-backs so far), improved until nothing can be; a set-back is a move that its mover does not
/// prefer. Anybody may move at any time. A way is better than another by fewer moves, then by fewer levers moved in all.
/// </summary>
public static class NaivePaths
{
    /// <summary>For every state that can be reached from the start with at most so many set-backs, or any number, the best way's moves and levers.</summary>
    public static Dictionary<int, (int Moves, int Levers)> Lengths(NaiveModel m, int start, int? setBacks)
    {
        var best = new Dictionary<(int State, int SetBacks), (int Moves, int Levers)> { [(start, 0)] = (0, 0) };
        for (var improved = true; improved;)
        {
            improved = false;
            foreach (var (at, way) in best.ToList())
            {
                foreach (var (party, to) in Moves(m, at.State))
                {
                    var node = (to, at.SetBacks + (setBacks is null || m.Prefers(party, to, at.State) ? 0 : 1));
                    var longer = (way.Moves + 1, way.Levers + LeversMoved(m, at.State, to));
                    if (node.Item2 > (setBacks ?? 0) || (best.TryGetValue(node, out var known) && known.CompareTo(longer) <= 0)) continue;
                    (best[node], improved) = (longer, true);
                }
            }
        }

        return best.GroupBy(b => b.Key.State).ToDictionary(g => g.Key, g => g.Min(b => b.Value));
    }

    /// <summary>How many levers differ between two states; 1 for named states.</summary>
    public static int LeversMoved(NaiveModel m, int from, int to) => m.CellsOf[from][0].Zip(m.CellsOf[to][0]).Count(levels => levels.First != levels.Second);

    /// <summary>Every move from a state, with its mover.</summary>
    public static IEnumerable<(int Party, int To)> Moves(NaiveModel m, int state) =>
        Enumerable.Range(0, m.Parties).SelectMany(party => m.Moves(party, state).Select(to => (party, to)));
}

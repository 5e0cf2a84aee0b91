namespace Demarche.Engine.Tests.Oracle;

/// <summary>
/// Foresight of two parties: G₀(i, s) = s; with moves, m is the best for i of G_{h−1}(j, t) over t ∈ R_i(s), of equally good ones that
/// of the lowest t, and G_h(i, s) = m if i prefers m to s, else s.
/// </summary>
public static class NaiveForesight
{
    /// <summary>L_h: G_h(i, s) = s.</summary>
    public static bool Limited(NaiveModel m, int horizon, int i, int s) => Final(m, horizon, i, s) == s;

    /// <summary>G_h(i, s), straight from the definition.</summary>
    public static int Final(NaiveModel m, int horizon, int i, int s)
    {
        if (horizon == 0 || m.Moves(i, s).Length == 0) return s;
        var best = m.Moves(i, s).Select(t => Final(m, horizon - 1, 1 - i, t)).MaxBy(end => m.Ranks[i][end]);
        return m.Prefers(i, best, s) ? best : s;
    }

    /// <summary>For each party the states with G_t(i, s) = s for all t from some t′ on: on every horizon of the cycle that expectations end in.</summary>
    public static (bool[][] Stable, int Period) NonMyopic(NaiveModel m)
    {
        var history = new List<int[][]> { Unmoved(m) };
        int start;
        do
        {
            history.Add(Next(m, history[^1]));
            start = history.FindIndex(past => past[0].SequenceEqual(history[^1][0]) && past[1].SequenceEqual(history[^1][1]));
        }
        while (start == history.Count - 1);
        var cycle = history.Skip(start + 1).ToList();
        bool Holds(int i, int s) => cycle.All(g => g[i][s] == s);
        return ([.. new[] { 0, 1 }.Select(i => Enumerable.Range(0, m.States).Select(s => Holds(i, s)).ToArray())], cycle.Count);
    }

    private static int[][] Unmoved(NaiveModel m) => [[.. Enumerable.Range(0, m.States)], [.. Enumerable.Range(0, m.States)]];

    private static int[][] Next(NaiveModel m, int[][] before) => [.. new[] { 0, 1 }.Select(i => Enumerable.Range(0, m.States).Select(s =>
    {
        if (m.Moves(i, s).Length == 0) return s;
        var best = m.Moves(i, s).Select(t => before[1 - i][t]).MaxBy(end => m.Ranks[i][end]);
        return m.Prefers(i, best, s) ? best : s;
    }).ToArray())];
}

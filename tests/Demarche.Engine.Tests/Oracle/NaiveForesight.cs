namespace Demarche.Engine.Tests.Oracle;

/// <summary>
/// Foresight of two parties: G₀(i, s) = s; with moves, m is the best for i of G_{h−1}(j, t) over t ∈ R_i(s), of equally good ones that
/// of the lowest t, and G_h(i, s) = m if i prefers m to s, else s.
/// </summary>
public static class NaiveForesight
{
    /// <summary>L_h: G_h(i, s) = s.</summary>
    public static bool Limited(NaiveModel m, int horizon, int i, int s) => Ends(m, horizon)[i][s] == s;

    /// <summary>G_h, by party and state.</summary>
    public static int[][] Ends(NaiveModel m, int horizon) => Enumerable.Range(0, horizon).Aggregate(Unmoved(m), (before, _) => Next(m, before));

    /// <summary>For each party the states with G_t(i, s) = s for all t from some t′ on: at every horizon of the cycle that expectations end in.</summary>
    public static (bool[][] Stable, int Period) NonMyopic(NaiveModel m)
    {
        var history = new List<int[][]>();
        var next = Unmoved(m);
        int start;
        while ((start = history.FindIndex(past => past[0].SequenceEqual(next[0]) && past[1].SequenceEqual(next[1]))) < 0)
        {
            history.Add(next);
            next = Next(m, next);
        }

        var cycle = history.Skip(start).ToList();
        return (ByPartyAndState(m, (i, s) => cycle.All(g => g[i][s] == s)), cycle.Count);
    }

    private static int[][] Unmoved(NaiveModel m) => ByPartyAndState(m, (_, s) => s);

    private static int[][] Next(NaiveModel m, int[][] before) => ByPartyAndState(m, (i, s) =>
    {
        if (m.Moves(i, s).Length == 0) return s;
        var best = m.Moves(i, s).Select(t => before[1 - i][t]).MaxBy(end => m.Ranks[i][end]);
        return m.Prefers(i, best, s) ? best : s;
    });

    private static T[][] ByPartyAndState<T>(NaiveModel m, Func<int, int, T> value) =>
        [.. Enumerable.Range(0, 2).Select(i => Enumerable.Range(0, m.States).Select(s => value(i, s)).ToArray())];
}

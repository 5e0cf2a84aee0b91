namespace Demarche.Engine.Tests.Oracle;

/// <summary>
/// Simultaneous stability: every improvement of i meets some combination of the opponents' own improvements from the same state, not
/// all of them staying, whose joint result is feasible and no better for i. In a merged state everybody moves from the same cell of it.
/// </summary>
public static class NaiveSimultaneous
{
    public static bool Stable(NaiveModel m, int i, int s) =>
        m.Improvements(i, s).All(s1 => JointResults(m, i, s, s1).Any(result => !m.Prefers(i, result, s)));

    /// <summary>The feasible results of i's move together with every combination of the opponents' improvements.</summary>
    public static IEnumerable<int> JointResults(NaiveModel m, int i, int s, int s1) =>
        from cell in m.CellsOf[s]
        from own in m.CellsOf[s1]
        where m.MayChange(i, cell, own)
        from result in Combined(m, i, 0, cell, own, moved: false)
        let state = m.StateAt(result)
        where state >= 0
        select state;

    private static IEnumerable<int[]> Combined(NaiveModel m, int i, int party, int[] cell, int[] soFar, bool moved)
    {
        if (party == m.Parties) return moved ? [soFar] : [];
        var stays = Combined(m, i, party + 1, cell, soFar, moved);
        if (party == i) return stays;
        var own = m.Improvements(party, m.StateAt(cell)).SelectMany(t => m.CellsOf[t]).Where(to => m.MayChange(party, cell, to));
        return stays.Concat(own.SelectMany(to => Combined(m, i, party + 1, cell, Overlay(m, party, to, soFar), moved: true)));
    }

    private static int[] Overlay(NaiveModel m, int party, int[] from, int[] onto) =>
        [.. onto.Select((level, k) => m.Description.Levers[k].Party == party ? from[k] : level)];
}

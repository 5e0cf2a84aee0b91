namespace Demarche.Engine.Tests.Oracle;

/// <summary>
/// Foresight of a party against all others as one opponent. In their turn the others either all gain by the end they bring about, and no
/// other such end is better for one and worse for none, or serve one of them; of several such ends the worst for the party comes about.
/// </summary>
public sealed class NaiveCoalitionForesight(NaiveModel m, int i, bool cooperative)
{
    private readonly int[] others = [.. LegalSequence.Opponents(m, i)];
    private readonly int[][] answers = [.. Enumerable.Range(0, m.States).Select(t => LegalSequence.Reached(m, LegalSequence.Opponents(m, i), t, false).Keys.Where(u => u != t).Order().ToArray())];
    private readonly Dictionary<(int, int), int> own = [], theirs = [];

    public bool Stable(int horizon, int s) => Own(s, horizon) == s;

    /// <summary>Where i expects things to end when it moves first.</summary>
    public int Own(int s, int left) => own.TryGetValue((s, left), out var known) ? known : own[(s, left)] = FindOwn(s, left);

    /// <summary>… when the others move first.</summary>
    public int Theirs(int t, int left) => theirs.TryGetValue((t, left), out var known) ? known : theirs[(t, left)] = FindTheirs(t, left);

    private int FindOwn(int s, int left)
    {
        if (left == 0 || m.Moves(i, s).Length == 0) return s;
        var best = m.Moves(i, s).Select(t => Theirs(t, left - 1)).MaxBy(end => m.Ranks[i][end]);
        return m.Prefers(i, best, s) ? best : s;
    }

    private int FindTheirs(int t, int left)
    {
        if (left == 0) return t;
        var ends = answers[t].Select(u => (To: u, End: Own(u, left - 1))).ToArray();
        var expected = (cooperative ? Joint(t, ends) : others.SelectMany(j => Selfish(j, t, ends))).OrderBy(x => m.Ranks[i][x.End]).ThenBy(x => x.To).ToArray();
        return expected.Length == 0 ? t : expected[0].End;
    }

    private IEnumerable<(int To, int End)> Joint(int t, (int To, int End)[] ends)
    {
        var gains = ends.Where(x => others.All(j => m.Prefers(j, x.End, t))).ToArray();
        var efficient = gains.Where(x => !gains.Any(y => others.All(j => !m.Prefers(j, x.End, y.End)) && others.Any(j => m.Prefers(j, y.End, x.End))));
        return efficient.GroupBy(x => string.Join(' ', others.Select(j => m.Ranks[j][x.End])), StringComparer.Ordinal).Select(alike => alike.MinBy(x => x.To));
    }

    private IEnumerable<(int To, int End)> Selfish(int j, int t, (int To, int End)[] ends) =>
        ends.Where(x => m.Prefers(j, x.End, t)).OrderByDescending(x => m.Ranks[j][x.End]).ThenBy(x => x.To).Take(1);
}

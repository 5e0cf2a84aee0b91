namespace Demarche.Engine.Tests.Oracle;

/// <summary>The concepts of foresight against the worst, each by itself as its definition says.</summary>
public sealed class NaiveHorizon(NaiveModel m, int i, bool credible)
{
    private readonly Dictionary<int, int[]> answers = [];
    private readonly Dictionary<(int State, int Left, bool Focal), int> values = [];

    /// <summary>Maximin: by turns the party takes the best and the others the worst of what is left, and either may stop.</summary>
    public bool Maximin(int horizon, int s) => m.Moves(i, s).All(t => Value(t, horizon - 1, focal: false) <= m.Ranks[i][s]);

    /// <summary>The metarational tree: moves of the party to something better than s, each met by an answer no better than s, down to h moves in all.</summary>
    public bool Metarational(int horizon, int s) => !Escapes(s, s, horizon);

    /// <summary>Policies: s lies in a set of states no better than s, in which every move to something better is answered by a state of the set.</summary>
    public bool Policy(int s)
    {
        var safe = Enumerable.Range(0, m.States).Where(u => !m.Prefers(i, u, s)).ToHashSet();
        while (safe.RemoveWhere(u => m.Moves(i, u).Any(t => m.Prefers(i, t, s) && !Answers(t).Any(safe.Contains))) > 0)
        {
        }

        return safe.Contains(s);
    }

    private bool Escapes(int u, int s, int left) =>
        left > 0 && m.Moves(i, u).Any(t => m.Prefers(i, t, s) && !(left > 1 && Answers(t).Any(a => !m.Prefers(i, a, s) && !Escapes(a, s, left - 2))));

    private int Value(int state, int left, bool focal)
    {
        if (left == 0) return m.Ranks[i][state];
        if (values.TryGetValue((state, left, focal), out var known)) return known;
        var next = (focal ? m.Moves(i, state) : Answers(state)).Select(t => Value(t, left - 1, !focal)).Append(m.Ranks[i][state]);
        return values[(state, left, focal)] = focal ? next.Max() : next.Min();
    }

    private int[] Answers(int state) => answers.TryGetValue(state, out var known) ? known
        : answers[state] = [.. LegalSequence.Reached(m, LegalSequence.Opponents(m, i), state, credible).Keys];
}

namespace Demarche.Engine.Tests.Oracle;

/// <summary>The coalition concepts as the literature states them; a coalition is an array of parties.</summary>
public sealed class NaiveCoalitions(NaiveModel m, IReadOnlyList<int[]> mayForm)
{
    private readonly Dictionary<(string, int), int[]> reached = [];

    public static IReadOnlyList<int[]> Every(int parties) =>
        [.. Enumerable.Range(1, (1 << parties) - 1).Select(bits => Enumerable.Range(0, parties).Where(p => (bits >> p & 1) != 0).ToArray())];

    public int[] Reach(int[] h, int s) => reached.TryGetValue((string.Join(' ', h), s), out var known) ? known
        : reached[(string.Join(' ', h), s)] = [.. LegalSequence.Reached(m, h, s, false).Keys.Where(t => t != s).Order()];

    public bool Prefer(int[] h, int better, int worse) => h.All(i => m.Prefers(i, better, worse));

    public int[] Improvements(int[] h, int s) => [.. Reach(h, s).Where(t => Prefer(h, t, s))];

    public int[] Others(int[] h) => [.. Enumerable.Range(0, m.Parties).Except(h)];

    /// <summary>Sequences of improvements by coalitions that may form among the others, no coalition twice in succession.</summary>
    public HashSet<int> Credible(int[] h, int s)
    {
        var forming = mayForm.Where(k => !k.Intersect(h).Any()).ToArray();
        var seen = new HashSet<(int State, int[]? Last)>();
        void Go((int State, int[]? Last) at)
        {
            if (seen.Add(at)) foreach (var k in forming.Where(k => k != at.Last)) foreach (var t in Improvements(k, at.State)) Go((t, k));
        }

        Go((s, null));
        return [.. seen.Where(x => x.Last is not null).Select(x => x.State)];
    }

    public bool IsStable(string concept, int[] h, int s) => Improvements(h, s).All(s1 => concept switch
    {
        "cnash" => false,
        "cgmr" => Reach(Others(h), s1).Any(s2 => !Prefer(h, s2, s)),
        "csmr" => Reach(Others(h), s1).Any(s2 => !Prefer(h, s2, s) && NoWayOut(h, s, s2)),
        "cseq" => Credible(h, s1).Any(s2 => !Prefer(h, s2, s)),
        _ => throw new ArgumentOutOfRangeException(nameof(concept)),
    });

    public bool NoWayOut(int[] h, int s, int s2) => Reach(h, s2).All(s3 => !Prefer(h, s3, s));
}

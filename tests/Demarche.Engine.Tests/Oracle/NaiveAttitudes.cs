namespace Demarche.Engine.Tests.Oracle;

/// <summary>The relational concepts from their definition; <paramref name="stance"/> holds +1, 0 or −1 for every party toward every party.</summary>
public sealed class NaiveAttitudes(NaiveModel m, int[][] stance)
{
    /// <summary>Everybody i is for fares at least as well, everybody it is against at most as well, and somebody really better or worse.</summary>
    public bool Gains(int i, int to, int from)
    {
        int[] signed = [.. Enumerable.Range(0, m.Parties).Select(j => stance[i][j] * m.Ranks[j][to].CompareTo(m.Ranks[j][from]))];
        return signed.All(x => x >= 0) && signed.Any(x => x > 0);
    }

    public bool IsStable(string concept, int i, int s) => Replies(i, s).All(s1 => concept switch
    {
        "rnash" => false,
        "rgmr" => Answers(i, s1, credible: false).Any(s2 => !Gains(i, s2, s)),
        "rsmr" => Answers(i, s1, credible: false).Any(s2 => !Gains(i, s2, s) && m.Moves(i, s2).All(s3 => !Gains(i, s3, s))),
        "rseq" => Answers(i, s1, credible: true).Any(s2 => !Gains(i, s2, s)),
        _ => throw new ArgumentOutOfRangeException(nameof(concept)),
    });

    public int[] Replies(int i, int s) => [.. m.Moves(i, s).Where(t => Gains(i, t, s))];

    /// <summary>Sequences in which no party moves twice in succession.</summary>
    public HashSet<int> Answers(int i, int start, bool credible)
    {
        var seen = new HashSet<(int State, int Last)>();
        void Go(int state, int last)
        {
            if (!seen.Add((state, last))) return;
            foreach (var k in LegalSequence.Opponents(m, i).Where(k => k != last))
            {
                foreach (var t in credible ? Replies(k, state) : m.Moves(k, state)) Go(t, k);
            }
        }

        Go(start, -1);
        return [.. seen.Where(x => x.Last >= 0).Select(x => x.State)];
    }
}

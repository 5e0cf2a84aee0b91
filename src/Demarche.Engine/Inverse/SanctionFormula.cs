using System.Numerics;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>
/// Stability of one state for one party as a condition on the set B of states it holds no better than that state: for every move it
/// could make, some term must lie wholly in B. A term is the state moved to, or a sanction together with every way out of it.
/// Terms are bit sets over <see cref="Relevant"/>.
/// </summary>
internal sealed class SanctionFormula
{
    private const int MaximumSteps = 200_000;
    private const int SetsInHand = 1000;
    private readonly int universe;
    private readonly BigInteger[][] clauses;
    private readonly Dictionary<string, BigInteger[]> counted = new(StringComparer.Ordinal);
    private int steps;

    private SanctionFormula(int universe, IReadOnlyList<int> relevant, BigInteger[][] clauses)
    {
        this.universe = universe;
        Relevant = relevant;
        this.clauses = clauses;
    }

    /// <summary>The states on whose place the answer depends.</summary>
    public IReadOnlyList<int> Relevant { get; }

    public static SanctionFormula Of(ConflictGraph graph, int party, int state, string concept)
    {
        var index = new Dictionary<int, int>();
        BigInteger Bits(IEnumerable<int> states)
        {
            var bits = BigInteger.Zero;
            foreach (var s in states.Where(s => s != state))
            {
                if (!index.TryGetValue(s, out var bit)) index[s] = bit = index.Count;
                bits |= BigInteger.One << bit;
            }

            return bits;
        }

        var targets = new List<int>();
        graph.Moves.Targets(party, state, targets);
        var moves = targets.ToArray().Select(t => Terms(graph, party, t, concept).Select(Bits).ToArray()).ToArray();
        var kept = Simplify(moves);
        return new SanctionFormula(graph.States, [.. index.OrderBy(e => e.Value).Select(e => e.Key)], kept);
    }

    /// <summary>
    /// The smallest sets B that satisfy every clause, up to a limit. Where more than <see cref="SetsInHand"/> are in hand on the way
    /// the largest are let go; what is left at the end is then cut down until no state of it can be spared.
    /// </summary>
    public (IReadOnlyList<StateSet> Sets, bool Complete) SmallestSets(int limit)
    {
        List<BigInteger> sets = [BigInteger.Zero];
        var complete = true;
        foreach (var clause in clauses.OrderBy(c => c.Length))
        {
            sets = Smallest(sets.SelectMany(set => Satisfies(set, clause) ? [set] : clause.Select(term => set | term)), SetsInHand + 1);
            if (sets.Count <= SetsInHand) continue;
            complete = false;
            sets.RemoveAt(SetsInHand);
        }

        if (!complete) sets = Smallest(sets.Take(limit).Select(CutDown));
        return (ToStates(sets.Take(limit)), complete && sets.Count <= limit);
    }

    /// <summary>
    /// Whether the condition holds when some relevant states are known to be in B and some are still open: true or false where that is settled,
    /// null where it is not.
    /// </summary>
    public bool? Settled(BigInteger inB, BigInteger open)
    {
        var holds = true;
        foreach (var clause in clauses)
        {
            if (Satisfies(inB, clause)) continue;
            if (!Satisfies(inB | open, clause)) return false;
            holds = false;
        }

        return holds ? true : null;
    }

    /// <summary>How many sets B of each size satisfy every clause; null when that takes too many steps.</summary>
    public BigInteger[]? CountBySize()
    {
        steps = 0;
        var counts = Count(clauses);
        return counts is null ? null : Free(counts, Relevant.Count - Bits(Support(clauses)));
    }

    private static IEnumerable<IEnumerable<int>> Terms(ConflictGraph graph, int party, int target, string concept)
    {
        yield return [target];
        if (string.Equals(concept, "nash", StringComparison.Ordinal)) yield break;
        var credible = concept is "seq" or "sseq";
        var looksForWayOut = concept is "smr" or "sseq";
        var sanctions = new List<int>();
        LegalSequences.OfOpponents(graph, party, credible).Nearest(target, reached =>
        {
            sanctions.Add(reached);
            return false;
        });
        var waysOut = new List<int>();
        foreach (var sanction in sanctions)
        {
            waysOut.Clear();
            if (looksForWayOut) graph.Moves.Targets(party, sanction, waysOut);
            yield return [sanction, .. waysOut];
        }
    }

    private IReadOnlyList<StateSet> ToStates(IEnumerable<BigInteger> sets) =>
        [.. sets.Select(set => StateSet.Of(universe, Enumerable.Range(0, Relevant.Count).Where(k => !(set >> k).IsEven).Select(k => Relevant[k])))];

    /// <summary>Counts over the support of the clauses by splitting on the state that most terms hold.</summary>
    private BigInteger[]? Count(BigInteger[][] open)
    {
        if (open.Length == 0) return [BigInteger.One];
        if (open.Any(c => c.Length == 0)) return [BigInteger.Zero];
        var key = string.Join(';', open.Select(c => string.Join(',', c)).Order(StringComparer.Ordinal));
        if (counted.TryGetValue(key, out var known)) return known;
        if (++steps > MaximumSteps) return null;

        var support = Support(open);
        var bit = Commonest(open, support);
        var with = Simplify([.. open.Select(c => c.Select(t => t & ~bit).ToArray())]);
        var without = Simplify([.. open.Select(c => c.Where(t => (t & bit).IsZero).ToArray())]);
        if (Count(with) is not { } inside || Count(without) is not { } outside) return null;
        var others = Bits(support) - 1;
        inside = Free(inside, others - Bits(Support(with)));
        outside = Free(outside, others - Bits(Support(without)));
        var sum = new BigInteger[others + 2];
        for (var b = 0; b <= others; b++)
        {
            sum[b] += b < outside.Length ? outside[b] : 0;
            sum[b + 1] += b < inside.Length ? inside[b] : 0;
        }

        return counted[key] = sum;
    }

    /// <summary>Lets so many further states be in or out at will: multiplies by (1 + x)^free.</summary>
    private static BigInteger[] Free(BigInteger[] counts, int free)
    {
        for (; free > 0; free--)
        {
            var wider = new BigInteger[counts.Length + 1];
            for (var b = 0; b < counts.Length; b++)
            {
                wider[b] += counts[b];
                wider[b + 1] += counts[b];
            }

            counts = wider;
        }

        return counts;
    }

    /// <summary>Drops terms that contain another of their clause, clauses that always hold, and clauses that another implies.</summary>
    private static BigInteger[][] Simplify(BigInteger[][] clauses)
    {
        var kept = clauses.Select(c => Smallest(c).ToArray()).Where(c => !c.Any(t => t.IsZero)).ToArray();
        return [.. kept.Where((c, k) => !kept.Where((other, o) => o != k && Implies(other, c) && (o < k || !Implies(c, other))).Any())];
    }

    private static bool Implies(BigInteger[] clause, BigInteger[] other) => clause.All(t => other.Any(o => (o & t) == o));

    private static bool Satisfies(BigInteger set, BigInteger[] clause) => Array.Exists(clause, term => (term & set) == term);

    /// <summary>Takes states out of a set that satisfies every clause for as long as it still does.</summary>
    private BigInteger CutDown(BigInteger set)
    {
        for (var k = 0; k < Relevant.Count; k++)
        {
            var smaller = set & ~(BigInteger.One << k);
            if (smaller != set && Array.TrueForAll(clauses, c => Satisfies(smaller, c))) set = smaller;
        }

        return set;
    }

    /// <summary>The sets that hold no other, fewest states first, at most so many.</summary>
    private static List<BigInteger> Smallest(IEnumerable<BigInteger> sets, int most = int.MaxValue)
    {
        var kept = new List<BigInteger>();
        foreach (var set in sets.Distinct().OrderBy(Bits).ThenBy(s => s))
        {
            if (kept.Count == most) break;
            if (!kept.Exists(k => (k & set) == k)) kept.Add(set);
        }

        return kept;
    }

    private static BigInteger Support(BigInteger[][] open) => open.SelectMany(c => c).Aggregate(BigInteger.Zero, (a, b) => a | b);

    private static int Bits(BigInteger set) => (int)BigInteger.PopCount(set);

    private BigInteger Commonest(BigInteger[][] open, BigInteger support) =>
        Enumerable.Range(0, Relevant.Count).Select(k => BigInteger.One << k).Where(b => !(support & b).IsZero)
            .MaxBy(b => open.Sum(c => c.Count(t => !(t & b).IsZero)));
}

using Demarche.Engine.States;

namespace Demarche.Engine.Preferences;

/// <summary>
/// The order given by prioritised statements: a state is preferred to another when, at the most important statement on which they
/// differ, it makes the statement true. The truth values, most important first, are the digits of the key.
/// </summary>
/// <remarks>Source: Hipel, Kilgour, Fang and Peng (1997), option prioritization. Any number of statements; states equal in all are tied.</remarks>
public static class PriorityOrder
{
    private const int ChunkSize = 30;

    /// <summary>
    /// Ranks every state, the higher the better. Up to 30 statements the rank is the key itself; beyond, keys are compared 30
    /// statements at a time and replaced by their place in order. O(states × statements / 8), plus a sort when there are more than 30.
    /// </summary>
    /// <param name="space">The states.</param>
    /// <param name="statements">Most important first; where each is true is worked out when its turn comes, so that 30 are held at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static int[] Rank(StateSpace space, IReadOnlyList<Condition> statements, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(statements);
        return Rank(space.Count, statements.Count, statements.Select(statement =>
        {
            cancellation.ThrowIfCancellationRequested();
            return space.Where(statement);
        }), space.Threads);
    }

    /// <summary>Ranks every state from the sets in which each statement, most important first, is true; on one thread.</summary>
    public static int[] Rank(int states, IReadOnlyList<StateSet> trueIn)
    {
        ArgumentNullException.ThrowIfNull(trueIn);
        return Rank(states, trueIn.Count, trueIn, threads: 1);
    }

    private static int[] Rank(int states, int count, IEnumerable<StateSet> trueIn, int threads)
    {
        var ranks = new int[states];
        var chunk = new int[count > ChunkSize ? states : 0];
        var isFirst = true;
        foreach (var columns in trueIn.Chunk(ChunkSize))
        {
            Keys(columns, isFirst ? ranks : chunk, threads);
            if (!isFirst) Refine(ranks, chunk);
            isFirst = false;
        }

        return ranks;
    }

    /// <summary>Writes each state's truth values as a number, the first column the highest digit.</summary>
    private static void Keys(StateSet[] columns, int[] keys, int threads)
    {
        var words = (keys.Length + 63) / 64;
        void Word(int w)
        {
            int first = w << 6, count = Math.Min(64, keys.Length - first);
            var block = keys.AsSpan(first, count);
            block.Clear();
            foreach (var column in columns)
            {
                var bits = column.Words[w];
                for (var x = 0; x < block.Length; x++) block[x] = block[x] << 1 | (int)(bits >> x & 1);
            }
        }

        if (words < 1024 || threads == 1)
        {
            for (var w = 0; w < words; w++) Word(w);
        }
        else
        {
            Parallel.For(0, words, Parallelism.Of(threads), Word);
        }
    }

    /// <summary>Breaks the ties of <paramref name="ranks"/> by <paramref name="chunk"/>, leaving places in order from 0.</summary>
    private static void Refine(int[] ranks, int[] chunk)
    {
        var joined = new ulong[ranks.Length];
        for (var s = 0; s < joined.Length; s++) joined[s] = (ulong)(uint)ranks[s] << 32 | (uint)chunk[s];
        Places(joined, ranks);
    }

    /// <summary>Replaces keys by the place of each among the distinct keys, from 0. O(n log n).</summary>
    internal static void Places(ulong[] keys, int[] places)
    {
        var sorted = (ulong[])keys.Clone();
        Array.Sort(sorted);
        var distinct = 0;
        for (var k = 0; k < sorted.Length; k++)
        {
            if (k == 0 || sorted[k] != sorted[k - 1]) sorted[distinct++] = sorted[k];
        }

        for (var s = 0; s < keys.Length; s++) places[s] = Array.BinarySearch(sorted, 0, distinct, keys[s]);
    }
}

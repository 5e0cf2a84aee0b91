using System.Numerics;
using System.Runtime.InteropServices;
using Demarche.Engine.Masks;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>One ranking of the states that orders of a party's statements give.</summary>
/// <param name="Ranks">The place of every state's class, the worst 0.</param>
/// <param name="Orders">How many orders of the statements give it.</param>
/// <param name="Swaps">The least number of swaps of neighbours that lead to one of them.</param>
/// <param name="Nearest">Such an order: for each place the original position.</param>
public sealed record RankingChoice(IReadOnlyList<int> Ranks, BigInteger Orders, int Swaps, IReadOnlyList<int> Nearest);

/// <summary>
/// All the different rankings of the states that the orders of a party's statements give. Orders are built from the top; two beginnings
/// with the same statements that split the states alike are one from there on, so that the orders are counted and not listed.
/// </summary>
public static class RankingChoices
{
    /// <summary>The rankings, nearest first; null when there are more than allowed on the way. O(rankings × statements × states).</summary>
    /// <param name="states">Number of states, at most <see cref="MaskMoves.MaximumStates"/>.</param>
    /// <param name="statements">Where the statements are true, most important first; at most 64.</param>
    /// <param name="most">The most beginnings of one length, and so the most rankings.</param>
    /// <param name="mostSwaps">Only rankings that so many swaps lead to; of these the orders within so many swaps are counted.</param>
    /// <param name="apart">Whether orders that give the same ranking are kept apart, since more than the ranking matters; then each is by itself.</param>
    public static IReadOnlyList<RankingChoice>? Of(int states, IReadOnlyList<StateSet> statements, int most = 50_000, int mostSwaps = int.MaxValue,
        bool apart = false)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var beginnings = new Dictionary<(ulong Used, string Places), Beginning> { [(0, "")] = new(new int[states], 1, 0, []) };
        for (var length = 0; length < statements.Count; length++)
        {
            var longer = new Dictionary<(ulong Used, string Places), Beginning>();
            foreach (var ((used, _), beginning) in beginnings)
            {
                for (var k = 0; k < statements.Count; k++)
                {
                    if ((used >> k & 1) != 0) continue;
                    var swaps = beginning.Swaps + k - BitOperations.PopCount(used & ((1UL << k) - 1));
                    if (swaps > mostSwaps) continue;
                    var ranks = Split(beginning.Ranks, statements[k]);
                    var key = (used | 1UL << k, Spell(apart ? [.. beginning.Order, k] : ranks));
                    longer.TryGetValue(key, out var known);
                    if (known is null && longer.Count == most) return null;
                    longer[key] = known is null || swaps < known.Swaps
                        ? new Beginning(ranks, beginning.Orders + (known?.Orders ?? 0), swaps, [.. beginning.Order, k])
                        : known with { Orders = known.Orders + beginning.Orders };
                }
            }

            beginnings = longer;
        }

        return [.. beginnings.Values.OrderBy(b => b.Swaps).ThenBy(b => b.Order, Lexicographic.Instance)
            .Select(b => new RankingChoice(b.Ranks, b.Orders, b.Swaps, b.Order))];
    }

    /// <summary>Splits the classes of a ranking by a statement, those in which it is true above; places are counted anew from 0.</summary>
    private static int[] Split(int[] ranks, StateSet statement)
    {
        var doubled = new int[ranks.Length];
        for (var s = 0; s < ranks.Length; s++) doubled[s] = 2 * ranks[s] + (statement[s] ? 1 : 0);
        var place = new int[2 * ranks.Length + 2];
        foreach (var rank in doubled) place[rank] = 1;
        for (int rank = 0, next = 0; rank < place.Length; rank++) place[rank] = place[rank] == 0 ? -1 : next++;
        for (var s = 0; s < doubled.Length; s++) doubled[s] = place[doubled[s]];
        return doubled;
    }

    private static string Spell(int[] ranks) => new(MemoryMarshal.Cast<int, char>(ranks));

    private sealed record Beginning(int[] Ranks, BigInteger Orders, int Swaps, IReadOnlyList<int> Order);

    private sealed class Lexicographic : IComparer<IReadOnlyList<int>>
    {
        public static Lexicographic Instance { get; } = new();

        public int Compare(IReadOnlyList<int>? x, IReadOnlyList<int>? y)
        {
            for (var k = 0; k < x!.Count; k++)
            {
                if (x[k] != y![k]) return x[k].CompareTo(y[k]);
            }

            return 0;
        }
    }
}

using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>
/// The strict ranking of all states, nearest to a party's own order, under which a state is stable for it, the others' orders being as they are.
/// </summary>
/// <param name="Swaps">
/// How many exchanges of neighbouring states lead from the order to the ranking; states that are tied may be put either way round at no cost.
/// </param>
/// <param name="Below">The states that the party now prefers and then holds no better; all other states keep their order.</param>
/// <param name="IsProved">Whether no ranking with fewer exchanges does; otherwise not all smallest sets were known.</param>
/// <remarks>
/// Exact. Of the states preferred, let D be those that come to stand below. Each passes the state itself and every preferred state under it that
/// stays, which is what the order of each pair asks at the least. Beside what a smallest set asks for, D takes in preferred states from the state
/// upward without a gap: were one of them above one that stays, adding the latter or leaving the former would cost less. So one number a smallest
/// set is tried. At most (preferred states)² steps a set.
/// </remarks>
public sealed record NearestRanking(int Swaps, IReadOnlyList<int> Below, bool IsProved)
{
    /// <summary>The nearest ranking; null when no ranking does.</summary>
    /// <param name="conditions">What makes the state stable for the party.</param>
    /// <param name="ranks">The party's order: the higher, the better.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NearestRanking? Of(StabilityConditions conditions, ReadOnlySpan<int> ranks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var order = ranks.ToArray();
        int[] preferred = [.. Enumerable.Range(0, order.Length).Where(t => order[t] > order[conditions.State]).OrderBy(t => order[t])];
        NearestRanking? best = null;
        foreach (var set in conditions.Enough)
        {
            var asked = preferred.Count(t => set[t]);
            for (var more = 0; more <= preferred.Length - asked && (best is null || asked + more < best.Swaps); more++)
            {
                cancellation.ThrowIfCancellationRequested();
                var below = With(preferred, set, more);
                var swaps = Exchanges(preferred, order, below);
                if (best is null || swaps < best.Swaps) best = new NearestRanking(swaps, [.. below.Members()], conditions.EnoughIsComplete);
            }
        }

        return best;
    }

    private static StateSet With(int[] preferred, StateSet set, int more) =>
        StateSet.Of(set.Universe, preferred.Where(t => set[t] || more-- > 0));

    private static int Exchanges(int[] preferred, int[] order, StateSet below)
    {
        var (swaps, staying, stayingTied) = (0, 0, 0);
        for (var k = 0; k < preferred.Length; k++)
        {
            if (k > 0 && order[preferred[k]] > order[preferred[k - 1]]) (staying, stayingTied) = (staying + stayingTied, 0);
            if (below[preferred[k]]) swaps += 1 + staying;
            else stayingTied++;
        }

        return swaps;
    }
}

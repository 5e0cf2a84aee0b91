using System.Numerics;

namespace Demarche.Engine.Coalitions;

/// <summary>
/// What several movers can bring about from each state by sequences of their moves in which no mover moves twice in succession; the state
/// itself never among it.
/// </summary>
/// <remarks>
/// Where every mover's moves compose, plain reachability serves, and what has been found for one state is used for the next. Otherwise a
/// state is gone on from at most twice: by all movers but the one that first led to it, and by that one when another leads to it too.
/// O(states² × movers × words in a row) at worst.
/// </remarks>
internal static class LegalClosure
{
    public static StateRelation Of(int states, IReadOnlyList<StateRelation> movers, bool compose, CancellationToken cancellation)
    {
        if (movers.Count == 1) return movers[0];
        return compose ? Reachable(states, movers, cancellation) : BySequences(states, movers, cancellation);
    }

    /// <summary>From the highest state down, since levers mostly move up: what is reached from a state done needs no going on from.</summary>
    private static StateRelation Reachable(int states, IReadOnlyList<StateRelation> movers, CancellationToken cancellation)
    {
        var closure = new StateRelation(states);
        var settled = new ulong[closure.Words];
        for (var start = states - 1; start >= 0; start--)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(settled);
            var row = closure.Row(start);
            foreach (var mover in movers) StateRelation.Or(mover.Row(start), row);
            settled[start >> 6] |= 1UL << start;
            for (var next = Nearest(row, settled, start); next >= 0; next = Nearest(row, settled, start))
            {
                settled[next >> 6] |= 1UL << next;
                if (next > start)
                {
                    StateRelation.Or(closure.Row(next), row);
                    StateRelation.Or(closure.Row(next), settled);
                }
                else
                {
                    foreach (var mover in movers) StateRelation.Or(mover.Row(next), row);
                }
            }

            closure.Remove(start, start);
        }

        return closure;
    }

    /// <summary>A state to go on from: one that is done if there is any.</summary>
    private static int Nearest(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> settled, int start)
    {
        var done = StateRelation.Next(row, settled, start + 1);
        return done >= 0 ? done : StateRelation.Next(row, settled, 0);
    }

    private static StateRelation BySequences(int states, IReadOnlyList<StateRelation> movers, CancellationToken cancellation)
    {
        var closure = new StateRelation(states);
        var search = new Search(states, movers);
        for (var start = 0; start < states; start++)
        {
            cancellation.ThrowIfCancellationRequested();
            search.From(start, closure.Row(start));
            closure.Remove(start, start);
        }

        return closure;
    }

    /// <summary>A search over pairs (state, last mover) from one state after another.</summary>
    private sealed class Search(int states, IReadOnlyList<StateRelation> movers)
    {
        private const int NoOne = -1;
        private readonly ulong[] arrived = new ulong[movers.Count * StateRelation.WordsFor(states)];
        private readonly int[] firstMover = new int[states];
        private readonly int[] arrivals = new int[states];
        private readonly Stack<(int State, int Only, int Except)> open = [];

        public void From(int start, Span<ulong> reached)
        {
            Array.Clear(arrived);
            Array.Clear(arrivals);
            open.Push((start, NoOne, NoOne));
            while (open.TryPop(out var at))
            {
                if (at.Only != NoOne) Go(at.State, at.Only, reached);
                else
                {
                    for (var mover = 0; mover < movers.Count; mover++)
                    {
                        if (mover != at.Except) Go(at.State, mover, reached);
                    }
                }
            }
        }

        private void Go(int state, int mover, Span<ulong> reached)
        {
            var row = movers[mover].Row(state);
            var known = arrived.AsSpan(mover * row.Length, row.Length);
            for (var w = 0; w < row.Length; w++)
            {
                var fresh = row[w] & ~known[w];
                known[w] |= fresh;
                reached[w] |= fresh;
                for (; fresh != 0; fresh &= fresh - 1) Arrive((w << 6) + BitOperations.TrailingZeroCount(fresh), mover);
            }
        }

        private void Arrive(int state, int mover)
        {
            if (++arrivals[state] > 2) return;
            if (arrivals[state] == 1)
            {
                firstMover[state] = mover;
                open.Push((state, NoOne, mover));
            }
            else
            {
                open.Push((state, firstMover[state], NoOne));
            }
        }
    }
}

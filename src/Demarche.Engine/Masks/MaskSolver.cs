using System.Numerics;

namespace Demarche.Engine.Masks;

/// <summary>
/// Stable states, and what improvements reach, on rows of bits: for very many variants of the orders over the same small conflict.
/// Set the orders, then ask. Takes no memory after it is made. Not safe to share; one for each worker.
/// </summary>
/// <remarks>
/// The same formula as <see cref="Stability.SanctionConcept"/>, taken place by place from the worst: with L_r the states from which the
/// opponents can bring about, by a legal sequence or by doing nothing, something the party values no higher than place r, a state of place
/// r is unstable exactly when the party can move from it to a state above r outside L_r. O(states × parties × words) a party and concept
/// where moves compose, times the parties again where they do not.
/// </remarks>
public sealed class MaskSolver
{
    private readonly MaskMoves moves;
    private readonly MaskOrder[] orders;
    private readonly int[] value;
    private readonly int[] queue;
    private readonly int[] starts;
    private readonly int[] sorted;
    private readonly ulong[] labelled;
    private readonly ulong[] barred;
    private readonly (int State, int Mover)[] pairs;

    /// <summary>A solver in which every party is indifferent.</summary>
    public MaskSolver(MaskMoves moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        this.moves = moves;
        orders = [.. Enumerable.Range(0, moves.Parties).Select(_ => new MaskOrder(moves.States))];
        value = new int[moves.States];
        queue = new int[moves.States];
        starts = new int[moves.States + 1];
        sorted = new int[moves.States];
        labelled = new ulong[moves.Words];
        barred = new ulong[moves.IsTransitive ? 0 : moves.Parties * moves.Words];
        pairs = new (int, int)[moves.IsTransitive ? 0 : moves.Parties * moves.States];
    }

    /// <summary>The concepts it can be asked about.</summary>
    public static IReadOnlyList<string> Concepts { get; } = ["nash", "gmr", "smr", "seq", "sseq"];

    /// <summary>Number of parties.</summary>
    public int Parties => orders.Length;

    /// <summary>Words of 64 bits in a row.</summary>
    public int Words => moves.Words;

    /// <summary>How many states were taken out of a queue since the solver was made: the work done, for tests of how it grows.</summary>
    public long Visited { get; private set; }

    /// <summary>The order of a party, to be read or refilled.</summary>
    public MaskOrder Order(int party) => orders[party];

    /// <summary>Writes the states that are stable for a party as bits.</summary>
    /// <param name="concept">One of <see cref="Concepts"/>.</param>
    /// <param name="party">The party.</param>
    /// <param name="stable">A row of <see cref="MaskMoves.Words"/> words; overwritten.</param>
    /// <exception cref="ArgumentException">Another concept.</exception>
    public void Stable(string concept, int party, Span<ulong> stable)
    {
        switch (concept)
        {
            case "nash": Nash(party, stable); break;
            case "gmr": Sanctioned(party, credible: false, wayOut: false, stable); break;
            case "smr": Sanctioned(party, credible: false, wayOut: true, stable); break;
            case "seq": Sanctioned(party, credible: true, wayOut: false, stable); break;
            case "sseq": Sanctioned(party, credible: true, wayOut: true, stable); break;
            default: throw new ArgumentException($"'{concept}' is not computed on rows of bits.", nameof(concept));
        }
    }

    /// <summary>Writes what can be reached from a state by improvements, the state among them, as bits.</summary>
    public void Improving(int start, Span<ulong> reached)
    {
        reached.Clear();
        reached[start >> 6] |= 1UL << start;
        var (head, tail) = (0, 1);
        queue[0] = start;
        while (head < tail)
        {
            var state = queue[head++];
            Visited++;
            for (var party = 0; party < orders.Length; party++)
            {
                ReadOnlySpan<ulong> targets = moves.From(party, state), worse = orders[party].NoBetterThan(state);
                for (var w = 0; w < reached.Length; w++)
                {
                    var found = targets[w] & ~worse[w] & ~reached[w];
                    reached[w] |= found;
                    for (; found != 0; found &= found - 1) queue[tail++] = (w << 6) + BitOperations.TrailingZeroCount(found);
                }
            }
        }
    }

    private void Nash(int party, Span<ulong> stable)
    {
        stable.Clear();
        var order = orders[party];
        for (var s = 0; s < moves.States; s++)
        {
            if (Stays(moves.From(party, s), order.NoBetterThan(s), order.NoBetterThan(s))) stable[s >> 6] |= 1UL << s;
        }
    }

    private void Sanctioned(int party, bool credible, bool wayOut, Span<ulong> stable)
    {
        stable.Clear();
        labelled.AsSpan().Clear();
        barred.AsSpan().Clear();
        var order = orders[party];
        var values = wayOut ? BestAfterMoving(party, order) : order.Ranks;
        SortByValue(values, order.Classes);
        for (var place = 0; place < order.Classes; place++)
        {
            for (var k = place == 0 ? 0 : starts[place - 1]; k < starts[place]; k++)
            {
                if (moves.IsTransitive) LabelFrom(sorted[k], party, credible);
                else LabelPairsFrom(sorted[k], party, credible);
            }

            Judge(party, order, place, stable);
        }
    }

    private void Judge(int party, MaskOrder order, int place, Span<ulong> stable)
    {
        var here = order.Class(place);
        for (var w = 0; w < here.Length; w++)
        {
            for (var rest = here[w]; rest != 0; rest &= rest - 1)
            {
                var s = (w << 6) + BitOperations.TrailingZeroCount(rest);
                if (Stays(moves.From(party, s), order.Below(place + 1), labelled)) stable[w] |= rest & (0 - rest);
            }
        }
    }

    private static bool Stays(ReadOnlySpan<ulong> targets, ReadOnlySpan<ulong> noBetter, ReadOnlySpan<ulong> answered)
    {
        for (var w = 0; w < targets.Length; w++)
        {
            if ((targets[w] & ~noBetter[w] & ~answered[w]) != 0) return false;
        }

        return true;
    }

    /// <summary>
    /// For every state the best place the party still gets to from it by one move or none: taken from the best place down, each state claims its
    /// sources.
    /// </summary>
    private int[] BestAfterMoving(int party, MaskOrder order)
    {
        var open = labelled;
        order.Below(order.Classes).CopyTo(open);
        for (var place = order.Classes - 1; place >= 0; place--)
        {
            var here = order.Class(place);
            for (var w = 0; w < here.Length; w++)
            {
                for (var rest = here[w]; rest != 0; rest &= rest - 1)
                {
                    var s = (w << 6) + BitOperations.TrailingZeroCount(rest);
                    Visited++;
                    Claim(moves.Into(party, s), open, place);
                    if ((open[w] >> s & 1) == 0) continue;
                    open[w] &= ~(1UL << s);
                    value[s] = place;
                }
            }
        }

        return value;
    }

    private void Claim(ReadOnlySpan<ulong> sources, ulong[] open, int place)
    {
        for (var w = 0; w < open.Length; w++)
        {
            var claimed = sources[w] & open[w];
            open[w] &= ~claimed;
            for (; claimed != 0; claimed &= claimed - 1) value[(w << 6) + BitOperations.TrailingZeroCount(claimed)] = place;
        }
    }

    /// <summary>Counting sort; afterwards the states of value v end at <c>starts[v]</c>.</summary>
    private void SortByValue(ReadOnlySpan<int> values, int places)
    {
        starts.AsSpan(0, places + 1).Clear();
        foreach (var v in values) starts[v + 1]++;
        for (var v = 0; v < places; v++) starts[v + 1] += starts[v];
        for (var s = 0; s < values.Length; s++) sorted[starts[values[s]]++] = s;
    }

    private void LabelFrom(int state, int focal, bool credible)
    {
        if ((labelled[state >> 6] >> state & 1) != 0) return;
        labelled[state >> 6] |= 1UL << state;
        var tail = 1;
        queue[0] = state;
        while (tail > 0)
        {
            var target = queue[--tail];
            Visited++;
            for (var mover = 0; mover < orders.Length; mover++)
            {
                if (mover == focal) continue;
                ReadOnlySpan<ulong> sources = moves.Into(mover, target), worse = orders[mover].WorseThan(target);
                for (var w = 0; w < labelled.Length; w++)
                {
                    var found = (credible ? sources[w] & worse[w] : sources[w]) & ~labelled[w];
                    labelled[w] |= found;
                    for (; found != 0; found &= found - 1) queue[tail++] = (w << 6) + BitOperations.TrailingZeroCount(found);
                }
            }
        }
    }

    /// <summary>The same where moves do not compose: over pairs of a state and the party that may not move first from it.</summary>
    private void LabelPairsFrom(int state, int focal, bool credible)
    {
        labelled[state >> 6] |= 1UL << state;
        var tail = 0;
        for (var party = 0; party < orders.Length; party++)
        {
            ref var row = ref barred[party * moves.Words + (state >> 6)];
            if (party == focal || (row >> state & 1) != 0) continue;
            row |= 1UL << state;
            pairs[tail++] = (state, party);
        }

        while (tail > 0)
        {
            var (target, mover) = pairs[--tail];
            Visited++;
            ReadOnlySpan<ulong> sources = moves.Into(mover, target), worse = orders[mover].WorseThan(target);
            for (var w = 0; w < labelled.Length; w++)
            {
                var from = credible ? sources[w] & worse[w] : sources[w];
                if (from == 0) continue;
                labelled[w] |= from;
                for (var party = 0; party < orders.Length; party++)
                {
                    if (party == mover || party == focal) continue;
                    ref var row = ref barred[party * moves.Words + w];
                    var found = from & ~row;
                    row |= found;
                    for (; found != 0; found &= found - 1) pairs[tail++] = ((w << 6) + BitOperations.TrailingZeroCount(found), party);
                }
            }
        }
    }
}

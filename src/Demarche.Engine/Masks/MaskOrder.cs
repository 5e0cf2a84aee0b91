using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Masks;

/// <summary>
/// One party's order over the states of a small conflict, as tied classes of states and the running union of the worse ones. It is
/// refilled again and again without taking memory; not safe to share.
/// </summary>
/// <remarks>An order by priorities is made by splitting classes, statement by statement, the most important first: O(statements × classes × words).</remarks>
public sealed class MaskOrder
{
    private readonly int states;
    private readonly int words;
    private readonly int[] rank;
    private readonly ulong[] below;
    private ulong[] classes;
    private ulong[] split;

    /// <summary>An order in which all states are tied.</summary>
    /// <param name="states">Number of states.</param>
    public MaskOrder(int states)
    {
        this.states = states;
        words = (states + 63) / 64;
        rank = new int[states];
        below = new ulong[(states + 1) * words];
        classes = new ulong[states * words];
        split = new ulong[states * words];
        Begin();
        End();
    }

    /// <summary>How many classes of tied states there are.</summary>
    public int Classes { get; private set; }

    /// <summary>The place of a state's class, the worst 0.</summary>
    public int Rank(int state) => rank[state];

    /// <summary>The place of every state's class, the worst 0.</summary>
    public ReadOnlySpan<int> Ranks => rank;

    /// <summary>The states of one class.</summary>
    public ReadOnlySpan<ulong> Class(int place) => classes.AsSpan(place * words, words);

    /// <summary>All states in classes worse than a place; that of <see cref="Classes"/> is every state.</summary>
    public ReadOnlySpan<ulong> Below(int place) => below.AsSpan(place * words, words);

    /// <summary>All states that are worse than a state.</summary>
    public ReadOnlySpan<ulong> WorseThan(int state) => Below(rank[state]);

    /// <summary>All states that are worse than a state or tied with it.</summary>
    public ReadOnlySpan<ulong> NoBetterThan(int state) => Below(rank[state] + 1);

    /// <summary>Starts a new order with all states tied; <see cref="Refine"/> it, then <see cref="End"/>.</summary>
    public void Begin()
    {
        Classes = 1;
        var all = classes.AsSpan(0, words);
        all.Fill(ulong.MaxValue);
        if ((states & 63) != 0) all[^1] = (1UL << states) - 1;
    }

    /// <summary>Adds the next most important statement: in every class the states in which it is true come to stand above the others.</summary>
    public void Refine(StateSet trueIn)
    {
        ArgumentNullException.ThrowIfNull(trueIn);
        var truth = trueIn.Words;
        var made = 0;
        for (var place = 0; place < Classes; place++)
        {
            var from = classes.AsSpan(place * words, words);
            made += Keep(from, truth, made, holds: false) ? 1 : 0;
            made += Keep(from, truth, made, holds: true) ? 1 : 0;
        }

        (classes, split) = (split, classes);
        Classes = made;
    }

    /// <summary>Makes the order ready for reading.</summary>
    public void End()
    {
        below.AsSpan(0, words).Clear();
        for (var place = 0; place < Classes; place++)
        {
            for (var w = 0; w < words; w++)
            {
                var members = classes[place * words + w];
                below[(place + 1) * words + w] = below[place * words + w] | members;
                for (; members != 0; members &= members - 1) rank[(w << 6) + BitOperations.TrailingZeroCount(members)] = place;
            }
        }
    }

    /// <summary>Takes over the order given by a number for every state, the higher the better.</summary>
    public void Set(ReadOnlySpan<int> ranks)
    {
        var distinct = ranks.ToArray().Distinct().Order().ToArray();
        Classes = distinct.Length;
        classes.AsSpan(0, Classes * words).Clear();
        for (var s = 0; s < states; s++) classes[Array.BinarySearch(distinct, ranks[s]) * words + (s >> 6)] |= 1UL << s;
        End();
    }

    /// <summary>Takes over the order given by each state's place, places counting from the worst, 0, without gaps.</summary>
    public void SetPlaces(ReadOnlySpan<int> places)
    {
        Classes = 0;
        foreach (var place in places) Classes = Math.Max(Classes, place + 1);
        classes.AsSpan(0, Classes * words).Clear();
        for (var s = 0; s < states; s++) classes[places[s] * words + (s >> 6)] |= 1UL << s;
        End();
    }

    /// <summary>Takes over another order.</summary>
    public void Set(MaskOrder other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Classes = other.Classes;
        other.classes.AsSpan(0, Classes * words).CopyTo(classes);
        other.below.AsSpan(0, (Classes + 1) * words).CopyTo(below);
        other.rank.CopyTo(rank, 0);
    }

    /// <summary>Writes one half of a class into the next free place and says whether anything was in it.</summary>
    private bool Keep(ReadOnlySpan<ulong> from, ReadOnlySpan<ulong> truth, int place, bool holds)
    {
        // A class has at least one state, so the halves kept never outnumber the states; an empty half may be written past the end and is then not kept.
        if (place == states) return false;
        var into = split.AsSpan(place * words, words);
        var any = 0UL;
        for (var w = 0; w < into.Length; w++)
        {
            into[w] = holds ? from[w] & truth[w] : from[w] & ~truth[w];
            any |= into[w];
        }

        return any != 0;
    }
}

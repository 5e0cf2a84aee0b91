using System.Numerics;

namespace Demarche.Engine.States;

/// <summary>
/// A set of states 0 … <see cref="Universe"/>−1 as a bit vector. Not thread-safe while it is written; once frozen it can be written no more, and is
/// safe to share.
/// </summary>
public sealed class StateSet : IEquatable<StateSet>
{
    private readonly ulong[] words;
    private bool isFrozen;

    /// <summary>An empty set over <paramref name="universe"/> states.</summary>
    public StateSet(int universe)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(universe);
        Universe = universe;
        words = new ulong[(universe + 63L) / 64];
    }

    /// <summary>How many states there are in all, in the set or not.</summary>
    public int Universe { get; }

    /// <summary>The bits, 64 states a word, state 0 in the lowest bit of word 0. Bits past the universe are 0.</summary>
    public ReadOnlySpan<ulong> Words => words;

    /// <summary>The same bits, to be written.</summary>
    /// <exception cref="InvalidOperationException">The set is frozen.</exception>
    internal Span<ulong> Bits
    {
        get
        {
            ThrowIfFrozen();
            return words;
        }
    }

    /// <summary>How many states are in the set.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>Whether no state is in the set.</summary>
    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Whether <paramref name="state"/> is in the set; setting it puts it in or takes it out.</summary>
    /// <exception cref="InvalidOperationException">It is set, and the set is frozen.</exception>
    public bool this[int state]
    {
        get => (words[state >> 6] >> state & 1) != 0;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)Universe, nameof(state));
            ThrowIfFrozen();
            if (value) words[state >> 6] |= 1UL << state;
            else words[state >> 6] &= ~(1UL << state);
        }
    }

    /// <summary>The set of the given states.</summary>
    public static StateSet Of(int universe, IEnumerable<int> states)
    {
        var set = new StateSet(universe);
        foreach (var state in states) set[state] = true;
        return set;
    }

    /// <summary>Every state.</summary>
    public static StateSet All(int universe)
    {
        var set = new StateSet(universe);
        set.words.AsSpan().Fill(ulong.MaxValue);
        set.TrimLast();
        return set;
    }

    /// <summary>
    /// The same set for ever: itself if it is frozen, else a copy that is. What is written to this one later changes nothing there. O(universe /
    /// 64).
    /// </summary>
    public StateSet Frozen()
    {
        if (isFrozen) return this;
        var copy = new StateSet(Universe);
        words.CopyTo(copy.words, 0);
        copy.isFrozen = true;
        return copy;
    }

    /// <summary>The states in both sets.</summary>
    public StateSet Intersect(StateSet other) => Combine(other, static (a, b) => a & b);

    /// <summary>The states in either set.</summary>
    public StateSet Union(StateSet other) => Combine(other, static (a, b) => a | b);

    /// <summary>The states in this set and not in <paramref name="other"/>.</summary>
    public StateSet Except(StateSet other) => Combine(other, static (a, b) => a & ~b);

    /// <summary>The members in ascending order.</summary>
    public IEnumerable<int> Members()
    {
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                yield return (w << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(StateSet? other) => other is not null && Universe == other.Universe && words.AsSpan().SequenceEqual(other.words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StateSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Universe);
        foreach (var word in words) hash.Add(word);
        return hash.ToHashCode();
    }

    internal void TrimLast()
    {
        if ((Universe & 63) != 0 && words.Length > 0) words[^1] &= (1UL << (Universe & 63)) - 1;
    }

    private void ThrowIfFrozen()
    {
        if (isFrozen) throw new InvalidOperationException("The set is frozen; write to a set of your own.");
    }

    private StateSet Combine(StateSet other, Func<ulong, ulong, ulong> operation)
    {
        if (other.Universe != Universe) throw new ArgumentException("The sets are over different states.", nameof(other));
        var result = new StateSet(Universe);
        for (var w = 0; w < words.Length; w++) result.words[w] = operation(words[w], other.words[w]);
        return result;
    }
}

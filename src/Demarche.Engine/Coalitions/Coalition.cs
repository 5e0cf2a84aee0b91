using System.Numerics;

namespace Demarche.Engine.Coalitions;

/// <summary>A set of parties that may act together. A party by itself is a coalition of one.</summary>
/// <param name="Bits">Bit i is set when party i is a member.</param>
public readonly record struct Coalition(ulong Bits)
{
    /// <summary>The most parties a conflict may have for coalitions to be asked about.</summary>
    public const int MaximumParties = 64;

    /// <summary>How many members it has.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>Whether it has no member.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The coalition of the given parties.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A party is not 0 … 63.</exception>
    public static Coalition Of(params IEnumerable<int> parties)
    {
        ArgumentNullException.ThrowIfNull(parties);
        var bits = 0UL;
        foreach (var party in parties)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)party, (uint)MaximumParties, nameof(parties));
            bits |= 1UL << party;
        }

        return new Coalition(bits);
    }

    /// <summary>All of parties 0 … <paramref name="parties"/>−1: the grand coalition.</summary>
    public static Coalition All(int parties)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)parties, (uint)MaximumParties, nameof(parties));
        return new Coalition(parties == MaximumParties ? ulong.MaxValue : (1UL << parties) - 1);
    }

    /// <summary>Whether the party is a member.</summary>
    public bool Contains(int party) => (uint)party < MaximumParties && (Bits >> party & 1) != 0;

    /// <summary>Whether every member is a member of <paramref name="other"/>.</summary>
    public bool IsWithin(Coalition other) => (Bits & ~other.Bits) == 0;

    /// <summary>The members that are not in <paramref name="other"/>.</summary>
    public Coalition Without(Coalition other) => new(Bits & ~other.Bits);

    /// <summary>The members, ascending.</summary>
    public IEnumerable<int> Members()
    {
        for (var rest = Bits; rest != 0; rest &= rest - 1) yield return BitOperations.TrailingZeroCount(rest);
    }

    /// <summary>Every nonempty coalition of members, itself among them: the smaller first, those of one size by their members. 2^Count − 1 of them.</summary>
    public IReadOnlyList<Coalition> Subsets()
    {
        var subsets = new List<Coalition>();
        for (var part = Bits; part != 0; part = (part - 1) & Bits) subsets.Add(new Coalition(part));
        return [.. subsets.OrderBy(c => c.Count).ThenBy(c => c.Members(), FirstDifferent)];
    }

    private static IComparer<IEnumerable<int>> FirstDifferent { get; } =
        Comparer<IEnumerable<int>>.Create((a, b) => a.Zip(b, (x, y) => x.CompareTo(y)).FirstOrDefault(d => d != 0));
}

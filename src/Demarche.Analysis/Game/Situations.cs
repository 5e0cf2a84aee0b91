namespace Demarche.Analysis.Game;

/// <summary>
/// All that matters, besides what is known of whom, for what can follow at a step. What a feature must remember between two steps is a part of it.
/// </summary>
/// <param name="State">The state that holds.</param>
/// <param name="Called">Which threats stand called in.</param>
/// <param name="Broken">Whether the break has come about.</param>
/// <param name="Order">Which order of acting chance has settled on; 0 otherwise.</param>
/// <param name="Memory">What is remembered of levers (<see cref="LeverMemory"/>); 0 for nothing.</param>
internal readonly record struct Situation(int State, ulong Called, bool Broken, int Order, int Memory = 0);

/// <summary>What can happen at a step in a situation, before anything is merged.</summary>
internal abstract record Happening
{
    private Happening()
    {
    }

    /// <summary>The situations that it can lead to.</summary>
    public abstract IEnumerable<int> Next { get; }

    /// <summary>Nothing that anybody chooses or chance settles.</summary>
    public sealed record Passes(int To) : Happening
    {
        public override IEnumerable<int> Next => [To];
    }

    /// <summary>A party pays, and has no choice.</summary>
    public sealed record Pays(int Bill, int To) : Happening
    {
        public override IEnumerable<int> Next => [To];
    }

    /// <summary>Chance: it comes true or not, or one of several orders of acting, equally likely.</summary>
    public sealed record Chance(bool IsRisk, int[] To, double[] Probabilities) : Happening
    {
        public override IEnumerable<int> Next => To;
    }

    /// <summary>A party chooses; staying is its first option, the others follow by what they change.</summary>
    public sealed record Choice(int Party, int[] Ends, int[] Bills, int[] To) : Happening
    {
        public override IEnumerable<int> Next => To;
    }

    /// <summary>Several parties choose at once. Combinations are numbered with the first player fastest.</summary>
    public sealed record AtOnce(int[] Players, int[][] Ends, int[][] Bills, int[] To, int AnyhowBill) : Happening
    {
        public override IEnumerable<int> Next => To;
    }
}

/// <summary>Numbers for things that are distinguished by value, in the order in which they are met.</summary>
internal sealed class Numbering<T>(IEqualityComparer<T>? comparer = null)
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = new(comparer);
    private readonly List<T> items = [];

    public IReadOnlyList<T> Items => items;

    public T this[int number] => items[number];

    public int Of(T item)
    {
        if (numbers.TryGetValue(item, out var number)) return number;
        items.Add(item);
        return numbers[item] = items.Count - 1;
    }
}

/// <summary>Compares rows of numbers by value.</summary>
internal sealed class RowComparer : IEqualityComparer<int[]>
{
    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] obj)
    {
        var hash = 17UL;
        foreach (var x in obj) hash = (hash ^ (uint)x) * 0x9E3779B97F4A7C15UL ^ (hash >> 29);
        return (int)(hash ^ (hash >> 32));
    }
}

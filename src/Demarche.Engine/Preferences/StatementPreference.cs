using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Preferences;

/// <summary>
/// A preference by prioritised statements, some of which may stand in groups whose inner order is open, carry a degree, or be less than
/// certain. Two states are compared at the first group in which a statement tells them apart:
/// <list type="bullet">
/// <item>where all such statements of the group speak for one state, that one is preferred, whatever the group's order; where they
/// speak for different states, it is not known which is;</item>
/// <item>the preference is as strong as the statement that decides; of an open group, at least as strong as the weakest that could;</item>
/// <item>it is as probable as it is that, among the statements that the party cares about, the first to tell the two apart speaks for the
/// state; what the party cares about is independent from statement to statement.</item>
/// </list>
/// </summary>
/// <remarks>
/// Truth values are worked out when first asked for and kept: 8 bytes a state for each 64 statements. A comparison is O(statements / 64 +
/// size of the group), a chance O(statements). The degree and the certainty of a statement are this product's; see docs/concepts.md.
/// </remarks>
public sealed class StatementPreference : PairwisePreference
{
    private readonly int states;
    private readonly (int Degree, double Certainty)[] statements;
    private readonly Func<int, StateSet> where;
    private readonly (int First, int End)[] groupOf;
    private readonly Lazy<ulong[]> truth;
    private readonly int words;

    /// <summary>Puts it together.</summary>
    /// <param name="space">The states.</param>
    /// <param name="groups">The statements, most important first; those of one group are of open order among themselves.</param>
    public StatementPreference(StateSpace space, IReadOnlyList<IReadOnlyList<GradedStatement>> groups)
        : this(space.Count, [.. groups.SelectMany(g => g).Select(s => (s.Degree, s.Certainty))], [.. groups.Select(g => g.Count)])
    {
        GradedStatement[] given = [.. groups.SelectMany(g => g)];
        where = k => space.Where(given[k].Condition);
    }

    /// <summary>Puts it together from statements that are worked out.</summary>
    /// <param name="states">Number of states.</param>
    /// <param name="groups">The statements, most important first; those of one group are of open order among themselves.</param>
    public StatementPreference(int states, IReadOnlyList<IReadOnlyList<GradedSet>> groups)
        : this(states, [.. groups.SelectMany(g => g).Select(s => (s.Degree, s.Certainty))], [.. groups.Select(g => g.Count)])
    {
        StateSet[] given = [.. groups.SelectMany(g => g).Select(s => s.Where.Frozen())];
        where = k => given[k];
    }

    private StatementPreference(int states, (int Degree, double Certainty)[] statements, int[] groupSizes)
    {
        (this.states, this.statements) = (states, statements);
        where = static _ => throw new InvalidOperationException();
        groupOf = new (int, int)[statements.Length];
        var first = 0;
        foreach (var size in groupSizes)
        {
            groupOf.AsSpan(first, size).Fill((first, first + size));
            first += size;
        }

        words = (statements.Length + 63) / 64;
        truth = new(Evaluate);
        HasUnknown = Array.Exists(groupSizes, size => size > 1);
    }

    /// <inheritdoc/>
    public override int HighestDegree => statements.Select(s => s.Degree).DefaultIfEmpty().Max();

    /// <inheritdoc/>
    public override bool HasUnknown { get; }

    /// <inheritdoc/>
    public override bool IsUncertain => statements.Any(s => s.Certainty < 1);

    /// <inheritdoc/>
    public override Comparison Compare(int state, int other)
    {
        var decisive = FirstDifference(state, other);
        if (decisive < 0) return Comparison.Equal;
        bool forState = false, forOther = false;
        for (var k = decisive; k < groupOf[decisive].End; k++)
        {
            if (Holds(state, k) == Holds(other, k)) continue;
            if (Holds(state, k)) forState = true;
            else forOther = true;
        }

        return forState && forOther ? Comparison.Unknown : forState ? Comparison.Better : Comparison.Worse;
    }

    /// <inheritdoc/>
    public override int Degree(int better, int worse) => FirstDifference(better, worse) is >= 0 and var decisive ? statements[decisive].Degree : 0;

    /// <inheritdoc/>
    public override int KnownDegree(int better, int worse)
    {
        var decisive = FirstDifference(better, worse);
        if (decisive < 0) return 0;
        var least = statements[decisive].Degree;
        for (var k = decisive + 1; k < groupOf[decisive].End; k++)
        {
            if (Holds(better, k) != Holds(worse, k)) least = Math.Min(least, statements[k].Degree);
        }

        return least;
    }

    /// <inheritdoc/>
    public override double Chance(int better, int worse)
    {
        double chance = 0, undecided = 1;
        for (var k = 0; k < statements.Length && undecided > 0; k++)
        {
            if (Holds(better, k) == Holds(worse, k)) continue;
            if (Holds(better, k)) chance += undecided * statements[k].Certainty;
            undecided *= 1 - statements[k].Certainty;
        }

        return chance;
    }

    /// <inheritdoc/>
    public override bool IsOrderedTo(int degree) => !statements.SkipWhile(s => s.Degree >= degree).Any(s => s.Degree >= degree);

    /// <inheritdoc/>
    public override int[]? RanksOfDegree(int degree) => IsOrderedTo(degree)
        ? PriorityOrder.Rank(states, [.. statements.TakeWhile(s => s.Degree >= degree).Select((_, k) => where(k))])
        : null;

    private bool Holds(int state, int statement) => (truth.Value[(state * words) + (statement >> 6)] << statement & 1UL << 63) != 0;

    private int FirstDifference(int state, int other)
    {
        var bits = truth.Value;
        for (var w = 0; w < words; w++)
        {
            var difference = bits[(state * words) + w] ^ bits[(other * words) + w];
            if (difference != 0) return (w << 6) + BitOperations.LeadingZeroCount(difference);
        }

        return -1;
    }

    private ulong[] Evaluate()
    {
        var bits = new ulong[states * words];
        for (var k = 0; k < statements.Length; k++)
        {
            foreach (var state in where(k).Members()) bits[(state * words) + (k >> 6)] |= 1UL << 63 >> k;
        }

        return bits;
    }
}

namespace Demarche.Engine.Robustness;

/// <summary>A run of completions by their numbers, in the order in which an analysis looks at them.</summary>
/// <param name="From">The first.</param>
/// <param name="To">One more than the last.</param>
public readonly record struct CompletionRange(long From, long To);

/// <summary>Whole numbers of which most are zero, by their places.</summary>
/// <param name="Places">Where they are not zero, ascending.</param>
/// <param name="Values">What stands there.</param>
public sealed record SparseCounts(IReadOnlyList<int> Places, IReadOnlyList<long> Values)
{
    internal static SparseCounts Of(long[] counts)
    {
        int[] places = [.. Enumerable.Range(0, counts.Length).Where(k => counts[k] != 0)];
        return new SparseCounts(places, [.. places.Select(k => counts[k])]);
    }

    internal void AddTo(long[] counts)
    {
        for (var k = 0; k < Places.Count; k++) counts[Places[k]] += Values[k];
    }
}

/// <summary>
/// What came out over some of the completions, as plain numbers that add up: the parts of all ranges make the answer, whoever worked them out and in
/// whatever order. Made by <see cref="RobustnessAnalysis.Part"/>.
/// </summary>
public sealed record RobustnessPart
{
    /// <summary>Which completions.</summary>
    public required CompletionRange Range { get; init; }

    /// <summary>How many were looked at.</summary>
    public required long Looked { get; init; }

    /// <summary>The sum of their weights.</summary>
    public required long Weight { get; init; }

    /// <summary>The sum of the squares of their weights.</summary>
    public required Int128 Squares { get; init; }

    /// <summary>For each state three weights: where it holds, where it can be reached as well, where improvements settle in it.</summary>
    public required SparseCounts States { get; init; }

    /// <summary>For each result the weight of the completions in which it is so.</summary>
    public required IReadOnlyList<long> Hits { get; init; }

    /// <summary>For each answer to each question how many completions have it.</summary>
    public required IReadOnlyList<long> AnswersLooked { get; init; }

    /// <summary>For each answer to each question the weight of those.</summary>
    public required IReadOnlyList<long> AnswersWeight { get; init; }

    /// <summary>For each answer and result the weight of the completions in which it is so.</summary>
    public required SparseCounts AnswerHits { get; init; }

    /// <summary>The types of all parties that were met, each combination by a number of its own, ascending.</summary>
    public required IReadOnlyList<long> Profiles { get; init; }

    /// <summary>For each of them how many completions have it, and in how many of these each result is so.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> ProfileCounts { get; init; }

    /// <summary>
    /// Where every completion is looked at: the results, a bit each, of every completion in the order of the range and of its concepts; empty where
    /// completions are drawn.
    /// </summary>
    public required IReadOnlyList<ulong> Outcomes { get; init; }

    /// <summary>Where completions are drawn: in how many cases it was tried what another answer changes.</summary>
    public required long FlipCases { get; init; }

    /// <summary>For each question and result in how many cases it changed; empty where it was not tried.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Flips { get; init; }

    /// <summary>For each question in how many cases a headline result changed; empty where it was not tried.</summary>
    public required IReadOnlyList<double> FlipsAny { get; init; }
}

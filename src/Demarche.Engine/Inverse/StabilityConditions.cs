using System.Numerics;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Inverse;

/// <summary>
/// Which orders of one party make a state stable for it, the others' orders being as they are. What counts is only which states it
/// holds no better than the state in question, and it is always enough to hold more of them so.
/// </summary>
/// <param name="Party">The party.</param>
/// <param name="State">The state.</param>
/// <param name="Enough">The smallest sets of states that, held no better than the state, make it stable; an empty set means every order does.</param>
/// <param name="EnoughIsComplete">Whether these are all the smallest sets; otherwise there are more.</param>
/// <param name="StableRankings">How many strict rankings of all states make it stable; null when they could not be counted within the budget.</param>
/// <param name="AllRankings">How many strict rankings there are: the factorial of the number of states.</param>
/// <remarks>
/// The inverse question: Kinsara, Kilgour and Hipel (2015). Rankings are counted, not listed: with c_b the number of sets of b relevant
/// states (of m) that are enough, Σ c_b · b!·(m−b)! · n!/(m+1)!.
/// </remarks>
public sealed record StabilityConditions(int Party, int State, IReadOnlyList<StateSet> Enough, bool EnoughIsComplete, BigInteger? StableRankings,
    BigInteger AllRankings)
{
    /// <summary>The most smallest sets that are listed.</summary>
    public const int MaximumSets = 200;

    /// <summary>The concepts the question can be asked of.</summary>
    public static IReadOnlyList<string> Concepts { get; } = ["nash", "gmr", "smr", "seq", "sseq"];

    /// <summary>Answers for one of the <see cref="Concepts"/>.</summary>
    public static StabilityConditions For(ConflictGraph graph, int party, int state, string concept)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (!Concepts.Contains(concept, StringComparer.Ordinal))
            throw new ArgumentException($"The inverse question is not defined for '{concept}' here.", nameof(concept));
        var formula = SanctionFormula.Of(graph, party, state, concept);
        var (sets, complete) = formula.SmallestSets(MaximumSets);
        var bySize = formula.CountBySize();
        var all = Factorial(graph.States);
        var relevant = formula.Relevant.Count;
        var stable = bySize?.Select((count, b) => count * Factorial(b) * Factorial(relevant - b)).Aggregate(BigInteger.Zero, BigInteger.Add);
        return new StabilityConditions(party, state, sets, complete, stable * all / Factorial(relevant + 1), all);
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, k) => product * k);
}

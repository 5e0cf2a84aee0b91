using Demarche.Analysis.Solve;

namespace Demarche.Reports.Solve;

/// <summary>The states that a table of a solution shows.</summary>
/// <param name="States">The states, in the order of the rows.</param>
/// <param name="Left">How many more there are.</param>
public sealed record SolutionRows(IReadOnlyList<int> States, int Left)
{
    /// <summary>
    /// The present state and the equilibria, those that hold under most concepts first and lower numbers before higher.
    /// </summary>
    /// <param name="solution">The solution.</param>
    /// <param name="limit">The most rows; 0 for all.</param>
    public static SolutionRows Equilibria(Solution solution, int limit)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var now = solution.Compiled.Now;
        var others = solution.Equilibria.Members().Where(s => s != now);
        var ordered = others.OrderByDescending(solution.Support).ThenBy(s => s);
        return Cut(ordered.Prepend(now), solution.Equilibria.Count + (solution.Equilibria[now] ? 0 : 1), limit);
    }

    /// <summary>Every state by number.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="limit">The most rows; 0 for all.</param>
    public static SolutionRows All(Solution solution, int limit)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return Cut(Enumerable.Range(0, solution.Compiled.Space.Count), solution.Compiled.Space.Count, limit);
    }

    private static SolutionRows Cut(IEnumerable<int> states, int count, int limit)
    {
        var most = limit == 0 ? count : Math.Min(limit, count);
        return new SolutionRows([.. states.Take(most)], count - most);
    }
}

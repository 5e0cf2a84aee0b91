using Demarche.Analysis.Assessing;

namespace Demarche.Workbench.Stability;

/// <summary>Which states the table shows.</summary>
public enum Shown
{
    /// <summary>Those that hold under some concept, now, and those on the ways to the break.</summary>
    Holding,

    /// <summary>Those that moves which each pay lead to.</summary>
    Paying,

    /// <summary>Those of one named outcome.</summary>
    Outcome,

    /// <summary>All.</summary>
    All,
}

/// <summary>Picks the states that the table shows.</summary>
public static class StateColumns
{
    /// <summary>More states than this are not set side by side.</summary>
    public const int Most = 60;

    /// <summary>Up to so many states, all are shown unless the reader asks for fewer.</summary>
    public const int AllWithin = 40;

    /// <summary>The states asked for, ascending, the chosen one among them, and how many more there are.</summary>
    /// <param name="assessment">The crisis, solved.</param>
    /// <param name="shown">Which are asked for.</param>
    /// <param name="outcome">The outcome, when one is asked for.</param>
    /// <param name="chosen">The chosen state, from 0.</param>
    public static (IReadOnlyList<int> States, int Left) Of(Assessment assessment, Shown shown, string? outcome, int chosen)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var asked = Asked(assessment, shown, outcome);
        var first = asked.Take(Most).ToList();
        var left = asked.Count - first.Count;
        if (!first.Contains(chosen)) first.Add(chosen);
        first.Sort();
        return (first, left);
    }

    private static IReadOnlyList<int> Asked(Assessment assessment, Shown shown, string? outcome)
    {
        var compiled = assessment.Compiled;
        switch (shown)
        {
            case Shown.All:
                return [.. Enumerable.Range(0, assessment.Graph.States)];
            case Shown.Paying:
                return [.. assessment.ReachedByImprovements.Members()];
            case Shown.Outcome when outcome is not null:
                var index = compiled.Crisis.Outcomes.ToList().FindIndex(o => string.Equals(o.Name, outcome, StringComparison.Ordinal));
                return index < 0 ? [] : [.. compiled.Outcomes[index].Members()];
            default:
                var holding = assessment.Concepts.Aggregate(new HashSet<int>(), (all, c) =>
                {
                    all.UnionWith(c.Equilibria.Members().Take(Most));
                    return all;
                });
                holding.Add(compiled.Now);
                holding.UnionWith(StatesNear.OnWaysToBreak(assessment));
                return [.. holding.Order()];
        }
    }
}

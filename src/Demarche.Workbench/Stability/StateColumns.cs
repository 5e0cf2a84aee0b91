using Demarche.Analysis.Assessing;
using Demarche.Engine.States;

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

/// <summary>States that stand side by side under one heading.</summary>
/// <param name="Outcome">The outcome that they have; null when they have none.</param>
/// <param name="Count">How many there are in all, on this page or not.</param>
/// <param name="Here">How many of them stand on this page.</param>
public sealed record ColumnGroup(string? Outcome, int Count, int Here);

/// <summary>Picks the states that the table shows, a page at a time.</summary>
/// <param name="States">The states of this page, in order, from 0.</param>
/// <param name="Found">How many were found on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Pages">How many pages there are; at least 1.</param>
/// <param name="Groups">The headings over the states, in order; empty when they are not grouped.</param>
/// <param name="Problem">What is wrong with the words that were looked for; null when nothing is.</param>
public sealed record StateColumns(IReadOnlyList<int> States, int Found, int Page, int Pages, IReadOnlyList<ColumnGroup> Groups, string? Problem)
{
    /// <summary>More states than this are not set side by side.</summary>
    public const int Most = 60;

    /// <summary>Up to so many states, all are shown unless the reader asks for fewer.</summary>
    public const int AllWithin = 40;

    /// <summary>Nothing.</summary>
    public static StateColumns Empty { get; } = new([], 0, 1, 1, [], null);

    /// <summary>The states asked for. Unless the reader looks for some, the chosen one is always among them.</summary>
    /// <param name="assessment">The crisis, solved.</param>
    /// <param name="shown">Which are asked for.</param>
    /// <param name="outcome">The outcome, when one is asked for.</param>
    /// <param name="chosen">The chosen state, from 0.</param>
    /// <param name="filter">What else is asked of them.</param>
    /// <param name="isGrouped">Whether states of one outcome stand together.</param>
    /// <param name="page">The page, from 1; the one with the chosen state when null.</param>
    public static StateColumns Of(Assessment assessment, Shown shown, string? outcome, int chosen, StateFilter filter, bool isGrouped, int? page)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(filter);
        var (passing, problem) = filter.Of(assessment, Asked(assessment, shown, outcome));
        (string? Outcome, int[] States)[] groups = isGrouped ? [.. ByOutcome(assessment, passing)] : [(null, [.. passing.Members()])];
        var all = groups.SelectMany(g => g.States).ToArray();
        var pages = Math.Max(1, (all.Length + Most - 1) / Most);
        var place = Array.IndexOf(all, chosen);
        var at = Math.Clamp(page ?? (Math.Max(0, place) / Most) + 1, 1, pages);
        var first = (at - 1) * Most;
        var here = all.Skip(first).Take(Most).ToList();
        if (isGrouped) return new StateColumns(here, all.Length, at, pages, Headings(groups, first), problem);
        if (filter.IsEmpty && !here.Contains(chosen)) here.Add(chosen);
        here.Sort();
        return new StateColumns(here, all.Length, at, pages, [], problem);
    }

    /// <summary>Each state under the last of its outcomes, as the picture names it; those without one come last.</summary>
    private static IEnumerable<(string? Outcome, int[] States)> ByOutcome(Assessment assessment, StateSet states)
    {
        var (compiled, left) = (assessment.Compiled, states);
        var groups = new List<(string?, int[])>();
        for (var k = compiled.Outcomes.Count - 1; k >= 0; k--)
        {
            groups.Add((compiled.Crisis.Outcomes[k].Name, [.. left.Intersect(compiled.Outcomes[k]).Members()]));
            left = left.Except(compiled.Outcomes[k]);
        }

        groups.Reverse();
        groups.Add((null, [.. left.Members()]));
        return groups.Where(g => g.Item2.Length > 0);
    }

    private static IReadOnlyList<ColumnGroup> Headings(IEnumerable<(string? Outcome, int[] States)> groups, int first)
    {
        var headings = new List<ColumnGroup>();
        var before = 0;
        foreach (var (outcome, states) in groups)
        {
            var here = Math.Min(before + states.Length, first + Most) - Math.Max(before, first);
            if (here > 0) headings.Add(new ColumnGroup(outcome, states.Length, here));
            before += states.Length;
        }

        return headings;
    }

    private static StateSet Asked(Assessment assessment, Shown shown, string? outcome)
    {
        var (compiled, states) = (assessment.Compiled, assessment.Graph.States);
        switch (shown)
        {
            case Shown.All:
                return StateSet.All(states);
            case Shown.Paying:
                return assessment.ReachedByImprovements;
            case Shown.Outcome when outcome is not null:
                var index = compiled.Crisis.Outcomes.ToList().FindIndex(o => string.Equals(o.Name, outcome, StringComparison.Ordinal));
                return index < 0 ? new StateSet(states) : compiled.Outcomes[index];
            default:
                var marked = StateSet.Of(states, [compiled.Now, .. StatesNear.OnWaysToBreak(assessment)]);
                return assessment.Concepts.Aggregate(marked, (all, c) => all.Union(c.Equilibria));
        }
    }
}

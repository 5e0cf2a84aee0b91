using Demarche.Analysis.Assessing;
using Demarche.Analysis.Game;
using Demarche.Reports.Rendering;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Workbench.Stability;

/// <summary>One cell of the table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone">The class of its tone; null for none.</param>
/// <param name="Title">More, for a pointer that rests on it; null for nothing.</param>
public readonly record struct StateCell(string Text, string? Tone = null, string? Title = null);

/// <summary>One row of the table: a lever, the order of a party, or a concept.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Concept">Short name of the concept; null when it is about none.</param>
/// <param name="Explained">The title in a sentence; null for nothing.</param>
/// <param name="Cells">A cell a state.</param>
public sealed record StateRow(string Title, string? Concept, string? Explained, IReadOnlyList<StateCell> Cells);

/// <summary>Rows under one heading.</summary>
public sealed record RowGroup(string Title, IReadOnlyList<StateRow> Rows);

/// <summary>The table of states: levers by party, then how each party ranks the states, then the concepts.</summary>
public static class StateRows
{
    /// <summary>The rows for the given states.</summary>
    public static IReadOnlyList<RowGroup> Of(Assessment assessment, IReadOnlyList<int> states)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(states);
        return [.. Situation(assessment, states), new RowGroup("Ranks, 1 for the best", [.. Ranks(assessment, states)]),
            new RowGroup("Who would stay", [.. Concepts(assessment, states)])];
    }

    private static IEnumerable<RowGroup> Situation(Assessment assessment, IReadOnlyList<int> states)
    {
        var (compiled, space) = (assessment.Compiled, assessment.Compiled.Space);
        var crisis = compiled.Crisis;
        if (crisis.Graph is { } named)
        {
            yield return new RowGroup("What is so",
                [.. named.Facts
                .Select(f => new StateRow(f.Name, null, null, [.. states.Select(s => f.Where[s] ? new StateCell("yes") : new StateCell("–", "tone-quiet"))]))]);
            yield break;
        }

        for (var party = 0; party < crisis.Parties.Count; party++)
        {
            var levers = Enumerable.Range(0, crisis.Levers.Count).Where(k => !crisis.Levers[k].IsJoint && crisis.Levers[k].Party == party).ToArray();
            if (levers.Length == 0) continue;
            yield return new RowGroup(crisis.Parties[party].Name,
                [.. levers.Select(k => new StateRow(crisis.Levers[k].Name, null, null, [.. states.Select(s => Level(s, k))]))]);
        }

        foreach (var shared in Enumerable.Range(0, crisis.Levers.Count).Where(k => crisis.Levers[k].IsJoint)
            .GroupBy(k => string.Join(" and ", crisis.Levers[k].Owners.Select(p => crisis.Parties[p].Name))))
        {
            yield return new RowGroup(shared.Key,
                [.. shared.Select(k => new StateRow(crisis.Levers[k].Name, null, null, [.. states.Select(s => Level(s, k))]))]);
        }

        StateCell Level(int state, int lever)
        {
            if (state >= space.OrdinaryCount) return new StateCell("·", "tone-quiet", "any level");
            var level = space.LevelOf(state, lever);
            var differs = level != crisis.NowLevels[lever];
            return new StateCell(crisis.Levers[lever].Levels[level], differs ? "wb-changed" : "tone-quiet", crisis.Levers[lever].Words.Count > level
                ? crisis.Levers[lever].Words[level] : null);
        }
    }

    private static IEnumerable<StateRow> Ranks(Assessment assessment, IReadOnlyList<int> states)
    {
        for (var party = 0; party < assessment.Graph.Parties; party++)
        {
            var places = states.Select(s => assessment.Place(party, s)).ToArray();
            yield return new StateRow(assessment.Compiled.Crisis.Parties[party].Name, null, $"{places.FirstOrDefault().Of} ranks",
                [.. places.Select(p => new StateCell($"{p.Rank}", null, $"rank {p.Rank} of {p.Of}"))]);
        }
    }

    private static IEnumerable<StateRow> Concepts(Assessment assessment, IReadOnlyList<int> states)
    {
        var parties = assessment.Compiled.Crisis.Parties;
        foreach (var result in assessment.Concepts.Where(c => c.WhyNot is null))
        {
            yield return new StateRow(
                ConceptNames.Title(result.Concept),
                result.Concept.Id,
                $"{result.Concept.Name}: each party {result.Concept.InWords}",
                [.. states.Select(s => Verdict(result, s))]);
        }

        StateCell Verdict(ConceptResult result, int state)
        {
            if (result.Equilibria[state]) return new StateCell(Marks.Holds, "tone-holds", "holds: every party would stay");
            var staying = parties.Where((_, p) => result.Stable[p][state]).Select(p => p.Name).ToArray();
            return staying.Length == 0
                ? new StateCell("–", "tone-quiet", "nobody would stay")
                : new StateCell($"{staying.Length}/{parties.Count}", "tone-quiet", $"only {string.Join(" and ", staying)} would stay");
        }
    }
}

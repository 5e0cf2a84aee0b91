using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Engine.States;
using Demarche.Language.Saying;
using Demarche.Language.Statements;

namespace Demarche.Workbench.Stability;

/// <summary>
/// Finds states by what a reader types: any statement of the language, as it is written or in the model's own words; or terms joined by <c>and</c>,
/// <c>or</c> or a comma, each of which may begin with <c>not</c>. A term is a number, <c>now</c>, the name of an outcome, a lever at a level
/// (<c>ties is severed</c>), or words that stand in the phrases of levels or in the names of states.
/// </summary>
public static class StateSearch
{
    private static readonly string[] Joints = [" and ", ",", ";"];

    /// <summary>Finds them. O(levels) passes over the states for each term.</summary>
    /// <returns>The states, which may be none; or which term means nothing here.</returns>
    public static (StateSet? States, string? Problem) Find(Assessment assessment, string text)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(text);
        var isBracketed = text.Contains('(', StringComparison.Ordinal);
        var isMore = isBracketed || StatementReader.HasSigns(text);
        var read = isMore ? StatementReader.Of(assessment.Compiled.Crisis).Read(text, numbers: Numbers(assessment)) : null;
        if (read is { Problem: null, Meanings: { Count: > 0 } meant })
            return (meant.Select(m => assessment.Compiled.Space.Where(m.Condition)).Aggregate((a, b) => a.Union(b)), null);
        StateSet? found = null;
        foreach (var side in text.Split(" or ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (states, problem) = Together(assessment, side);
            if (states is null) return (null, isBracketed ? read!.Problem : problem);
            found = found?.Union(states) ?? states;
        }

        return (found ?? StateSet.All(assessment.Graph.States), null);
    }

    private static StateNumbers Numbers(Assessment assessment)
    {
        var (space, crisis) = (assessment.Compiled.Space, assessment.Compiled.Crisis);
        return new StateNumbers(assessment.Graph.States, number => new CountedState(Where(number - 1), crisis.Levers.Count + 1, crisis.Levers.Count + 1));

        Condition Where(int state) => crisis.Graph is not null ? new Condition.OneOf(StateSet.Of(space.Count, [state]))
            : state >= space.OrdinaryCount ? crisis.Merges[state - space.OrdinaryCount].When.Condition
            : Enumerable.Range(0, crisis.Levers.Count).Select(k => (Condition)new Condition.LevelIn(k, space.LevelOf(state, k), space.LevelOf(state, k)))
                .Aggregate((a, b) => new Condition.And(a, b));
    }

    private static (StateSet? States, string? Problem) Together(Assessment assessment, string text)
    {
        var found = StateSet.All(assessment.Graph.States);
        foreach (var term in text.Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isDenied = term.StartsWith("not ", StringComparison.OrdinalIgnoreCase);
            var (states, problem) = Term(assessment, isDenied ? term[4..].Trim() : term);
            if (states is null) return (null, problem);
            found = isDenied ? found.Except(states) : found.Intersect(states);
        }

        return (found, null);
    }

    private static (StateSet? States, string? Problem) Term(Assessment assessment, string term)
    {
        var (compiled, count) = (assessment.Compiled, assessment.Graph.States);
        if (int.TryParse(term.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= count ? (StateSet.Of(count, [number - 1]), null)
                : (null, $"There is no state {number}: they are numbered from 1 to {count}.");
        if (Same(term, "now")) return (StateSet.Of(count, [compiled.Now]), null);
        var outcome = compiled.Crisis.Outcomes.ToList().FindIndex(o => Same(o.Name, term));
        if (outcome >= 0) return (compiled.Outcomes[outcome], null);
        var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var said = Phrases(assessment).ToArray();
        var meant = said.Where(p => p.Said.Any(s => Same(s, term))).ToArray();
        if (meant.Length == 0) meant = [.. said.Where(p => p.Said.Any(s => words.All(w => s.Contains(w, StringComparison.OrdinalIgnoreCase))))];
        return meant.Length == 0
            ? (null, $"No state, outcome, lever or level is called “{term}”. Type words of a lever's phrase, or “lever is level”.")
            : (meant.Select(p => p.States()).Aggregate((a, b) => a.Union(b)), null);
    }

    /// <summary>All that is said of states here, and where it is so.</summary>
    private static IEnumerable<(string[] Said, Func<StateSet> States)> Phrases(Assessment assessment)
    {
        var (compiled, space) = (assessment.Compiled, assessment.Compiled.Space);
        var crisis = compiled.Crisis;
        for (var k = 0; k < crisis.Levers.Count; k++)
        {
            for (var level = 0; level < crisis.Levers[k].Levels.Count; level++)
            {
                var (lever, at, name) = (k, level, crisis.Levers[k].Levels[level]);
                var plain = $"{crisis.Levers[k].Name} is {name}";
                var phrase = crisis.Levers[k].Words.Count > level ? $"{crisis.OwnerWords(k)} {crisis.Levers[k].Words[level]}" : plain;
                yield return ([plain, $"{crisis.LeverName(k)} is {name}", phrase], () => space.Where(new Condition.LevelIn(lever, at, at)));
            }
        }

        foreach (var fact in crisis.Graph?.Facts ?? []) yield return ([fact.Name], () => fact.Where);
        for (var state = crisis.Graph is null ? space.OrdinaryCount : 0; state < space.Count; state++)
        {
            var (at, name) = (state, crisis.Graph is { } graph ? graph.States[state] : assessment.Words.Full(state));
            yield return ([name], () => StateSet.Of(space.Count, [at]));
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Assessing;

/// <summary>Finds the states that a person means by a short text.</summary>
/// <remarks>
/// In this order: <c>now</c>; a number from 1; the name of an outcome, of a merged state or of a state in graph form; a pattern of
/// letters over the levers in order when all have two levels (Y second level, N first, a dash either), such as <c>NYN</c> or <c>-YN</c>;
/// levels separated by commas, such as <c>ties=severed,Russia.border=eased</c>, where levers that are not named stand as they do now.
/// </remarks>
public static class StateReference
{
    /// <summary>Finds them.</summary>
    /// <returns>The states, at least one; or what is wrong with the text.</returns>
    public static (StateSet? States, string? Problem) Find(CompiledCrisis compiled, string text)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(text);
        var asked = text.Trim();
        if (Same(asked, "now")) return (One(compiled, compiled.Now), null);
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ByNumber(compiled, number);
        if (ByName(compiled, asked) is { } named)
            return named.IsEmpty ? (null, $"'{asked}' holds in no state") : (named, null);
        if (IsPattern(compiled.Space, asked)) return Feasible(compiled.Space.Where(PatternCondition(asked)), asked);
        return asked.Contains('=') ? ByLevels(compiled, asked) : (null, Unknown(compiled, asked));
    }

    private static (StateSet?, string?) ByNumber(CompiledCrisis compiled, int number) => number >= 1 && number <= compiled.Space.Count
        ? (One(compiled, number - 1), null)
        : (null, $"there is no state {number}; they are numbered from 1 to {compiled.Space.Count}");

    private static StateSet? ByName(CompiledCrisis compiled, string name)
    {
        var crisis = compiled.Crisis;
        for (var k = 0; k < crisis.Outcomes.Count; k++)
        {
            if (Same(crisis.Outcomes[k].Name, name)) return compiled.Outcomes[k];
        }

        var words = new StateWords(compiled);
        for (var merged = compiled.Space.OrdinaryCount; merged < compiled.Space.Count; merged++)
        {
            if (Same(words.Full(merged), name)) return One(compiled, merged);
        }

        var state = crisis.Graph?.States.ToList().FindIndex(s => Same(s, name)) ?? -1;
        return state < 0 ? null : One(compiled, state);
    }

    private static bool IsPattern(StateSpace space, string text) =>
        text.Length == space.Levers.Count && space.Levers.All(l => l.Levels == 2) && !text.AsSpan().ContainsAnyExcept("YNyn-");

    private static Condition PatternCondition(string pattern)
    {
        Condition all = new Condition.Constant(true);
        for (var k = 0; k < pattern.Length; k++)
        {
            if (pattern[k] == '-') continue;
            var level = pattern[k] is 'Y' or 'y' ? 1 : 0;
            all = new Condition.And(all, new Condition.LevelIn(k, level, level));
        }

        return all;
    }

    private static (StateSet?, string?) ByLevels(CompiledCrisis compiled, string text)
    {
        var crisis = compiled.Crisis;
        if (crisis.Graph is not null) return (null, "this model names its states and has no levers");
        var levels = crisis.NowLevels.ToArray();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var leverName, var levelName])
                return (null, $"'{part}' is not of the form lever=level");
            var (lever, problem) = FindLever(crisis, leverName);
            if (problem is not null) return (null, problem);
            var level = crisis.Levers[lever].Levels.ToList().FindIndex(l => Same(l, levelName));
            if (level < 0) return (null, $"lever '{leverName}' has no level '{levelName}'; it has {Phrases.List(crisis.Levers[lever].Levels)}");
            levels[lever] = level;
        }

        var state = compiled.Space.StateOf(compiled.Space.CellAt(levels));
        return state < 0 ? (null, $"the model says that '{text}' is impossible as things stand") : (One(compiled, state), null);
    }

    private static (int Lever, string? Problem) FindLever(Crisis crisis, string name)
    {
        string Qualified(LeverDeclaration lever) => lever.IsJoint ? lever.Name : $"{crisis.Parties[lever.Party].Name}.{lever.Name}";
        var found = Enumerable.Range(0, crisis.Levers.Count).Where(k => Same(crisis.Levers[k].Name, name) || Same(Qualified(crisis.Levers[k]), name)).ToList();
        if (found.Count == 1) return (found[0], null);
        if (found.Count > 1) return (-1, $"'{name}' may be {Phrases.List(found.Select(k => Qualified(crisis.Levers[k])), "or")}; name the party too");
        var near = NearestName.Of(name, crisis.Levers.SelectMany(l => new[] { l.Name, Qualified(l) }));
        return (-1, near is null ? $"there is no lever '{name}'" : $"there is no lever '{name}'; did you mean '{near}'?");
    }

    private static (StateSet?, string?) Feasible(StateSet states, string text) =>
        states.IsEmpty ? (null, $"the model says that '{text}' is impossible") : (states, null);

    private static string Unknown(CompiledCrisis compiled, string text)
    {
        var crisis = compiled.Crisis;
        var names = crisis.Outcomes.Select(o => o.Name).Concat(crisis.Merges.Select(m => m.Name)).Concat(crisis.Graph?.States ?? []).ToList();
        var near = NearestName.Of(text, names);
        var meant = near is null ? "." : $"; did you mean '{near}'?";
        return $"there is no state or outcome '{text}'{meant} Name a state by number, 'now', an outcome or levels such as lever=level.";
    }

    private static StateSet One(CompiledCrisis compiled, int state) => StateSet.Of(compiled.Space.Count, [state]);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

using Demarche.Analysis.Assessing;
using Demarche.Analysis.Solve;
using Demarche.Engine.States;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Solve;

/// <summary>A solution as comma-separated values (RFC 4180): a state a line.</summary>
/// <remarks>
/// Columns: <c>state</c> (from 1), <c>now</c>, <c>words</c>, <c>outcomes</c> (separated by semicolons), a column a lever with the level,
/// then for each concept and party, and for each concept's equilibrium, 1 or 0: <c>nash:USA</c>, <c>nash</c>;
/// then the same for coalitions when some are asked about: <c>cseq:Russia+USA</c>, <c>cseq</c>; then, where parties see the conflict
/// differently, what each expects to hold, and what does: <c>expects:Russia</c>, <c>perceived</c>.
/// </remarks>
internal static class SolutionCsv
{
    /// <summary>Writes a header and the rows; nothing is kept in memory.</summary>
    public static void Write(Solution solution, SolutionRows rows, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(output);
        CsvWriter.Line(output, Header(solution));
        foreach (var state in rows.States) CsvWriter.Line(output, Row(solution, state));
    }

    private static IEnumerable<string> Header(Solution solution)
    {
        var crisis = solution.Compiled.Crisis;
        var levers = crisis.Levers.Select((_, k) => crisis.LeverName(k));
        var concepts = solution.Applying.SelectMany(r => crisis.Parties.Select(p => $"{r.Concept.Id}:{p.Name}").Append(r.Concept.Id))
            .Concat(CoalitionHeader(solution)).Concat(PerceptionHeader(solution));
        return ["state", "now", "words", "outcomes", .. levers, .. concepts];
    }

    private static IEnumerable<string> Row(Solution solution, int state)
    {
        var (compiled, words) = (solution.Compiled, solution.Words);
        var levels = compiled.Crisis.Levers.Select((lever, k) => lever.Levels[compiled.Space.LevelOf(state, k)]);
        var concepts = solution.Applying.SelectMany(Sets).Concat(CoalitionSets(solution)).Concat(PerceptionSets(solution)).Select(s => Bit(s[state]));
        return [$"{state + 1}", Bit(state == compiled.Now), words.Full(state), string.Join("; ", words.Outcomes(state)), .. levels, .. concepts];
    }

    private static IEnumerable<StateSet> Sets(ConceptResult result) => [.. result.Stable, result.Equilibria];

    private static IEnumerable<string> CoalitionHeader(Solution solution) => solution.Coalitions is not { } coalitions ? []
        : coalitions.Results.SelectMany(r => coalitions.Asked.Select(h => $"{r.Concept.Id}:{CoalitionSection.Key(solution, h)}").Append(r.Concept.Id));

    private static IEnumerable<StateSet> CoalitionSets(Solution solution) =>
        solution.Coalitions is { } coalitions ? coalitions.Results.SelectMany(r => r.Stable.Append(r.ForAll)) : [];

    private static IEnumerable<string> PerceptionHeader(Solution solution) => solution.Perceptions?.Result is null ? []
        : solution.Compiled.Crisis.Parties.Select(p => $"expects:{p.Name}").Append("perceived");

    private static IEnumerable<StateSet> PerceptionSets(Solution solution) =>
        solution.Perceptions?.Result is { } result ? result.Expected.Append(result.Holds) : [];

    private static string Bit(bool value) => value ? "1" : "0";
}

using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Solve;
using Demarche.Engine.Attitudes;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Demarche.Reports.ThirdParties;
using Demarche.Reports.Words;

namespace Demarche.Reports.Solve;

/// <summary>A solution as a report: which states hold, under which assumption about foresight, and where the levers stand in them.</summary>
internal static class SolutionDocument
{
    /// <summary>The most states that are set side by side, lever by lever.</summary>
    public const int MaximumColumns = 8;

    private const int MaximumNamed = 8;
    private const int MaximumConceptColumns = 10;

    /// <summary>Puts the report together.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="rows">The states to show.</param>
    public static Document Of(Solution solution, SolutionRows rows)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(rows);
        var sections = new List<Section> { new("states", "What holds", [Lead(solution), .. StateTables(solution, rows), .. Remarks(solution, rows)]) };
        if (solution.Compiled.Crisis.Graph is null && rows.States.Count is > 0 and <= MaximumColumns)
            sections.Add(new Section("levers", "The levers in these states", [LeverTable(solution, rows)]));
        if (solution.Coalitions is { } coalitions) sections.Add(CoalitionSection.Of(solution, coalitions, rows));
        if (solution.Perceptions is { } perceptions) sections.Add(PerceptionSection.Of(solution, perceptions));
        sections.AddRange(solution.Power.Select((p, k) => PowerSection.Of(solution, p, k + 1)));
        sections.AddRange(solution.ThirdParties.Select((t, k) => ThirdPartySection.Of(t, k + 1)));
        sections.Add(new Section("concepts", "What each concept asks", [Meanings(solution)]));
        if (StabilityGap.All(solution.Compiled.Crisis) is { Count: > 0 } left)
            sections.Add(new Section("left-out", "What they cannot see", [new Block.Bullets([.. left.Select(s => new Bullet(s.InWords()))])]));
        return new Document(solution.Compiled.Crisis.Name, null, sections);
    }

    private static Block.Lead Lead(Solution solution)
    {
        var (compiled, equilibria) = (solution.Compiled, solution.Equilibria.Count);
        var states = compiled.Space.Cells == compiled.Space.Count
            ? $"There are {Number(compiled.Space.Count)} states"
            : $"There are {Number(compiled.Space.Count)} feasible states among {Number(compiled.Space.Cells)} combinations";
        if (!solution.Applying.Any()) return new Block.Lead([$"{states}; none of the concepts asked for applies."]);
        var hold = equilibria switch
        {
            0 => "none of them holds for every party under any concept",
            1 => "one of them holds for every party under at least one concept",
            _ => $"{Number(equilibria)} of them hold for every party under at least one concept",
        };
        return new Block.Lead([$"{states}; {hold}.", Now(solution)]);
    }

    private static Prose Now(Solution solution)
    {
        var now = solution.Compiled.Now;
        var holding = solution.Applying.Where(r => r.Equilibria[now]).ToList();
        var richer = holding.Count(r => r.Concept is PairwiseConcept);
        var isLong = richer > MaximumNamed;
        List<string> under = [.. holding.Where(r => !isLong || r.Concept is not PairwiseConcept).Select(r => ConceptNames.Title(r.Concept))];
        if (isLong) under.Add($"{richer} of the {solution.Applying.Count(r => r.Concept is PairwiseConcept)} concepts of richer preferences");
        var all = solution.Applying.Count();
        var verdict = under.Count == 0 ? new Run("does not hold", Tone.Fails)
            : new Run(holding.Count == all ? "holds under every concept asked" : $"holds under {string.Join(", ", under)}", Tone.Holds);
        return new Prose([new Run($"The present state (no. {now + 1}) "), verdict, new Run(".")]);
    }

    /// <summary>
    /// The states and, where there are few, the concepts of orders in one table, state by state. Where there are many they stand in a table of
    /// their own, concept by concept, and so does each family of richer preferences.
    /// </summary>
    private static IEnumerable<Block> StateTables(Solution solution, SolutionRows rows)
    {
        ConceptResult[] plain = [.. solution.Applying.Where(r => r.Concept is not PairwiseConcept)];
        var isMany = plain.Length > MaximumConceptColumns;
        yield return StateTable(solution, rows, isMany ? [] : plain);
        if (isMany) yield return ConceptTable(solution, rows, "Foresight", plain);
        foreach (var family in solution.Applying.Where(r => r.Concept is PairwiseConcept).GroupBy(r => Family(r.Concept), StringComparer.Ordinal))
            yield return ConceptTable(solution, rows, family.Key, family);
    }

    private static Block.Table ConceptTable(Solution solution, SolutionRows rows, string family, IEnumerable<ConceptResult> results) => new(
        $"{family}: the same states by number",
        [new(family), .. rows.States.Select(s => new Column(s == solution.Compiled.Now ? $"{s + 1} (now)" : $"{s + 1}"))],
        [.. results.Select(r => (IReadOnlyList<Prose>)[ConceptNames.Title(r.Concept), .. rows.States.Select(s => Holds(r, s))])],
        Labels: 1);

    private static string Family(SolutionConcept concept) => concept.Name.Split(',')[0];

    private static Block.Table StateTable(Solution solution, SolutionRows rows, IReadOnlyList<ConceptResult> results)
    {
        var hasOutcomes = solution.Compiled.Crisis.Outcomes.Count > 0;
        var columns = new List<Column> { new("No.", IsNumber: true), new("State, as it differs from the present one") };
        if (hasOutcomes) columns.Add(new Column("Outcome"));
        columns.AddRange(results.Select(r => new Column(ConceptNames.Title(r.Concept))));
        return new Block.Table(results.Count == 0 ? "The states"
            : "States and the concepts under which they hold", columns, [.. rows.States.Select(s => Row(solution, s, hasOutcomes, results))]);
    }

    private static IReadOnlyList<Prose> Row(Solution solution, int state, bool hasOutcomes, IReadOnlyList<ConceptResult> results)
    {
        var cells = new List<Prose> { $"{state + 1}", state == solution.Compiled.Now ? new Prose([new Run("as now", Tone.Strong)])
            : solution.Words.Short(state) };
        if (hasOutcomes) cells.Add(new Prose([new Run(string.Join(", ", solution.Words.Outcomes(state)), Tone.Quiet)]));
        cells.AddRange(results.Select(r => Holds(r, state)));
        return cells;
    }

    private static Prose Holds(ConceptResult result, int state)
    {
        if (result.Equilibria[state]) return new Prose([new Run(Marks.Holds, Tone.Holds)]);
        var stable = result.Stable.Count(s => s[state]);
        return new Prose([new Run(stable == 0 ? "–" : $"{stable}/{result.Stable.Count}", Tone.Quiet)]);
    }

    private static IEnumerable<Block> Remarks(Solution solution, SolutionRows rows)
    {
        yield return new Block.Note($"{Marks.Holds} holds for every party; 1/{solution.Compiled.Graph.Parties} for one of them only; – for none.");
        if (rows.Left > 0) yield return new Block.Note(
            $"{Phrases.Digits(rows.Left, "more state")} {(rows.Left == 1 ? "is" : "are")} not shown; --limit 0 shows all.");
        var types = solution.Compiled.Profile.Describe(solution.Compiled.Crisis);
        if (types.Length > 0)
            yield return new Block.Note(
                $"Types taken to be in force: {types} (probability "
                + $"{solution.Compiled.Profile.Probability.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)}).");
        if (solution.Compiled.Graph.Attitudes is not null && !solution.Results.Any(r => r.Concept is RelationalConcept))
            yield return new Block.Note("The model tells of attitudes; only --concepts rnash,rgmr,rsmr,rseq weigh them.");
        foreach (var left in solution.NotApplying.GroupBy(r => (r.WhyNot, Family: r.Concept is PairwiseConcept ? Family(r.Concept) : "")))
        {
            string[] titles = [.. left.Select(r => ConceptNames.Title(r.Concept))];
            var what = left.Key.Family.Length > 0 && titles.Length > 1 ? $"{left.Key.Family} ({titles[0]} to {titles[^1]})" : Phrases.List(titles);
            yield return new Block.Note($"{what} cannot be asked here: {left.Key.WhyNot}.");
        }
    }

    private static Block.Table LeverTable(Solution solution, SolutionRows rows)
    {
        var (crisis, space) = (solution.Compiled.Crisis, solution.Compiled.Space);
        var columns = rows.States.Select(s => new Column(s == solution.Compiled.Now ? $"{s + 1} (now)" : $"{s + 1}"));
        var lines = crisis.Levers.Select((lever, k) => (IReadOnlyList<Prose>)
        [
            Phrases.List(lever.Owners.Select(p => crisis.Parties[p].Name)),
            lever.Name,
            .. rows.States.Select(s => (Prose)(s < space.OrdinaryCount ? lever.Levels[space.LevelOf(s, k)] : "·")),
        ]);
        return new Block.Table("Levels by party and state", [new Column("Party"), new Column("Lever"), .. columns], [.. lines], Labels: 2);
    }

    private static Block.Facts Meanings(Solution solution) =>
        new([.. solution.Applying.Select(r => new Fact(ConceptNames.Title(r.Concept), $"{r.Concept.Name}: {Meaning(solution, r.Concept)}")),
            .. CoalitionSection.Meanings(solution.Coalitions)]);

    private static string Meaning(Solution solution, SolutionConcept concept) => concept is MixedForesight mixed
        ? Phrases.List(solution.Compiled.Crisis.Parties.Select((party, p) => $"{party.Words} under {ConceptNames.Title(mixed.Of(p))}"))
        : $"a party {concept.InWords}";

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}

using Demarche.Analysis.Solve;
using Demarche.Engine.Coalitions;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Explain;
using Demarche.Reports.Rendering;
using Demarche.Reports.Words;

namespace Demarche.Reports.Solve;

/// <summary>The part of a solution that is about coalitions: who would leave together, and from which equilibrium to which.</summary>
internal static class CoalitionSection
{
    private const int MaximumRows = 20;

    public static Section Of(Solution solution, CoalitionSolution coalitions, SolutionRows rows)
    {
        if (coalitions.WhyNot is { } reason)
            return new Section("coalitions", "Coalitions", [new Block.Note($"Coalitions cannot be asked about here: {reason}.")]);
        var words = new CoalitionWords(solution.Compiled, solution.Words);
        var (count, now) = (coalitions.Asked.Count, solution.Compiled.Now);
        var blocks = new List<Block>
        {
            new Block.Paragraph(coalitions.Question.ArePlayers
                ? "The players are these blocks, each acting as one; no other coalition forms."
                : coalitions.Question.Named is null ? $"Every coalition is asked about, {count} in all, single parties among them."
                    : "Asked about are the coalitions below; any other may form to answer them."),
            ByCoalition(coalitions, words, now),
            ByState(solution, coalitions, rows),
            new Block.Note(count == 1 ? $"{Marks.Holds} holds for the coalition asked about; – does not."
                : $"{Marks.Holds} holds for every coalition asked about; 1/{count} for one of them only; – for none."),
        };
        if (count > MaximumRows)
            blocks.Insert(2,
            new Block.Note(
            $"{Phrases.Digits(count - MaximumRows, "more coalition")} {(count - MaximumRows == 1 ? "is" : "are")} not shown; JSON and CSV have all."));
        blocks.AddRange(Jumps(solution, coalitions, words));
        return new Section("coalitions", "Coalitions", blocks);
    }

    /// <summary>A coalition as scripts name it: "Russia+USA".</summary>
    public static string Key(Solution solution, Coalition coalition) =>
        string.Join('+', coalition.Members().Select(p => solution.Compiled.Crisis.Parties[p].Name));

    /// <summary>What the columns about coalitions ask.</summary>
    public static IEnumerable<Fact> Meanings(CoalitionSolution? coalitions) =>
        coalitions is null ? [] : coalitions.Results.Select(r => new Fact(ConceptNames.Title(r.Concept), $"{r.Concept.Name}: a coalition {r.Concept.InWords}"));

    private static Block.Table ByCoalition(CoalitionSolution coalitions, CoalitionWords words, int now) => new(
        "Whether a coalition would stay in the present state, and in how many states it would stay",
        [new("Coalition"), .. coalitions.Results.Select(r => new Column(ConceptNames.Title(r.Concept)))],
        [.. coalitions.Asked.Take(MaximumRows).Select((h, k) => (IReadOnlyList<Prose>)
        [
            Phrases.Capitalise(words.Names(h)),
            .. coalitions.Results
                .Select(r =>
                new Prose([r.Stable[k][now] ? new Run("stays", Tone.Holds) : new Run("leaves", Tone.Fails), new Run($", {r.Stable[k].Count}", Tone.Quiet)])),
        ])]);

    private static Block.Table ByState(Solution solution, CoalitionSolution coalitions, SolutionRows rows) => new(
        "The states of the first table, and whether they hold against the coalitions",
        [new("No.", IsNumber: true), new("State, as it differs from the present one"),
            .. coalitions.Results.Select(r => new Column(ConceptNames.Title(r.Concept)))],
        [.. rows.States.Select(s => (IReadOnlyList<Prose>)[$"{s + 1}", solution.Words.Short(s), .. coalitions.Results.Select(r => Holds(r, s))])]);

    private static Prose Holds(CoalitionResult result, int state)
    {
        if (result.ForAll[state]) return new Prose([new Run(Marks.Holds, Tone.Holds)]);
        var stable = result.Stable.Count(s => s[state]);
        return new Prose([new Run(stable == 0 ? "–" : $"{stable}/{result.Stable.Count}", Tone.Quiet)]);
    }

    private static IEnumerable<Block> Jumps(Solution solution, CoalitionSolution coalitions, CoalitionWords words)
    {
        var concept = coalitions.JumpsAmong.ToUpperInvariant();
        if (coalitions.Jumps.Count == 0)
        {
            yield return new Block.Paragraph($"There is no equilibrium jump: none of these coalitions would go from one {concept} equilibrium to another.");
            yield break;
        }

        yield return new Block.Table(
            $"Equilibrium jumps: from one {concept} equilibrium to another that every member prefers",
            [new("From", IsNumber: true), new("To", IsNumber: true), new("By"), new("Together")],
            [.. coalitions.Jumps.Take(MaximumRows)
                .Select(j => (IReadOnlyList<Prose>)[$"{j.From + 1}", $"{j.To + 1}", words.Names(j.By), solution.Words.Path(j.Steps)])]);
        var more = coalitions.Jumps.Count - MaximumRows;
        if (more > 0) yield return new Block.Note(
            $"{Phrases.Number(more)}{(coalitions.Jumps.Count == CoalitionSolution.MaximumJumps ? " or more" : "")} further "
            + $"{(more == 1 ? "jump is" : "jumps are")} not shown.");
    }
}

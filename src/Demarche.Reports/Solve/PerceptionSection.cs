using Demarche.Engine.Perception;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Solve;

/// <summary>The part of a solution that is about how parties see the conflict: what each expects to hold, what holds, and what comes as a surprise.</summary>
internal static class PerceptionSection
{
    private const int MaximumRows = 20;

    public static Section Of(Solution solution, PerceptionSolution perceptions)
    {
        if (perceptions.Result is not { } result) return new Section("perceptions", "As each party sees it", [new Block.Note($"What the parties see cannot be asked about here: {perceptions.WhyNot}.")]);
        var (compiled, parties) = (solution.Compiled, solution.Compiled.Crisis.Parties);
        var told = Told(result).Union(perceptions.AsItIs);
        told[compiled.Now] = true;
        int[] rows = [.. told.Members().OrderBy(s => s != compiled.Now).ThenByDescending(s => result.Holds[s]).ThenBy(s => s)];
        var blocks = new List<Block>
        {
            new Block.Paragraph($"Each party plays the game that it sees, under {perceptions.Concept.ToUpperInvariant()}. What holds is what an outsider sees who knows all of these games."),
            new Block.Table(
                "What holds, what would if everybody saw the conflict as it is, and what each party expects",
                [new("No.", IsNumber: true), new("State, as it differs from the present one"), new("Holds"), new("If all saw it as it is"), .. parties.Select(p => new Column(Phrases.Capitalise(p.Words)))],
                [.. rows.Take(MaximumRows).Select(s => (IReadOnlyList<Prose>)
                [
                    $"{s + 1}",
                    solution.Words.Short(s),
                    Mark(result.Holds[s]),
                    Mark(perceptions.AsItIs[s]),
                    .. parties.Select((_, p) => Expectation(perceptions.Hypergame!, result, p, s)),
                ])]),
        };
        if (rows.Length > MaximumRows) blocks.Add(new Block.Note($"{rows.Length - MaximumRows} more states are not shown; JSON and CSV have all."));
        blocks.AddRange(parties.Select((p, i) => (p.Words, Count: result.Surprises(i).Count, InVain: result.FalseHopes(i).Count)).Where(x => x.Count + x.InVain > 0)
            .Select(x => new Block.Note($"For {x.Words}, {States(x.Count)} that {(x.Count == 1 ? "holds" : "hold")} would come as a surprise, and {States(x.InVain)} that it expects to hold {(x.InVain == 1 ? "does" : "do")} not.")));
        return new Section("perceptions", "As each party sees it", blocks);
    }

    private static Engine.States.StateSet Told(HypergameSolution result) => result.Expected.Aggregate(result.Holds, (all, e) => all.Union(e));

    private static Prose Mark(bool holds) => holds ? new Prose([new Run(Marks.Holds, Tone.Holds)]) : new Prose([new Run("–", Tone.Quiet)]);

    private static Prose Expectation(Hypergame hypergame, HypergameSolution result, int party, int state)
    {
        if (!hypergame.Own(party).Known[state]) return new Prose([new Run("does not know of it", Tone.Fails)]);
        return new Prose([result.Expected[party][state] ? new Run("expects it", Tone.Holds) : new Run("does not", Tone.Quiet)]);
    }

    private static string States(int count) => count switch { 0 => "no state", 1 => "one state", _ => $"{count} states" };
}

using Demarche.Analysis.Solve;
using Demarche.Engine.Perception;
using Demarche.Engine.States;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Solve;

/// <summary>The part of a solution that is about how parties see the conflict: what each expects to hold, what holds, and what comes as a surprise.</summary>
internal static class PerceptionSection
{
    private const int MaximumRows = 12;

    public static Section Of(Solution solution, PerceptionSolution perceptions)
    {
        if (perceptions.Result is not { } result)
            return new Section("perceptions", "As each party sees it",
            [new Block.Note($"What the parties see cannot be asked about here: {perceptions.WhyNot}.")]);
        var parties = solution.Compiled.Crisis.Parties;
        int[] rows = [.. Telling(perceptions, result).Members().OrderByDescending(s => result.Holds[s]).ThenBy(s => s)];
        var alike = Worded(result).Count - Worded(result).Members().Count(rows.Contains);
        var blocks = new List<Block>
        {
            new Block.Paragraph($"Each party plays the game that it sees, under {perceptions.Concept.ToUpperInvariant()}. What holds is what an outsider sees "
                + $"who knows all of these games."),
        };
        if (alike > 0) blocks
            .Add(new Block.Paragraph(
            $"{Phrases.Capitalise(States(alike))} {(alike == 1 ? "holds" : "hold")} as everybody expects, and would if everybody saw the conflict as it is."));
        if (rows.Length == 0)
            return new Section("perceptions", "As each party sees it",
            [.. blocks, new Block.Paragraph("How the parties see the conflict changes nothing: nobody is surprised.")]);
        blocks.Add(new Block.Table(
            "Where perceptions matter: what holds, what would if everybody saw the conflict as it is, and what each party expects",
            [new("No.", IsNumber: true), new("State, as it differs from the present one"), new("Holds"), new("If all saw it as it is"),
                .. parties.Select(p => new Column(Phrases.Capitalise(p.Words)))],
            [.. rows.Take(MaximumRows).Select(s => (IReadOnlyList<Prose>)
            [
                $"{s + 1}",
                solution.Words.Short(s),
                Mark(result.Holds[s]),
                Mark(perceptions.AsItIs[s]),
                .. parties.Select((_, p) => Expectation(perceptions.Hypergame!, result, p, s)),
            ])]));
        if (rows.Length > MaximumRows)
            blocks.Add(new Block.Note(
            $"{Phrases.Digits(rows.Length - MaximumRows, "more state")} {(rows.Length - MaximumRows == 1 ? "is" : "are")} not shown; JSON and CSV have all."));
        blocks.AddRange(parties.Select((p, i) => (p.Words, Surprises: result.Surprises(i).Count, InVain: result.FalseHopes(i).Count))
            .Where(x => x.Surprises + x.InVain > 0).Select(Remark));
        return new Section("perceptions", "As each party sees it", blocks);
    }

    /// <summary>The states about which parties differ, or would not if all saw the conflict as it is.</summary>
    private static StateSet Telling(PerceptionSolution perceptions, HypergameSolution result)
    {
        var differing = result.Holds.Except(perceptions.AsItIs).Union(perceptions.AsItIs.Except(result.Holds));
        return Enumerable.Range(0, result.Expected.Count).Aggregate(differing, (all, i) => all.Union(result.Surprises(i)).Union(result.FalseHopes(i)));
    }

    private static StateSet Worded(HypergameSolution result) => result.Expected.Aggregate(result.Holds, (all, e) => all.Union(e));

    private static Block.Note Remark((string Party, int Surprises, int InVain) x)
    {
        var surprise = $"{States(x.Surprises)} that {(x.Surprises == 1 ? "holds" : "hold")} would come as a surprise to {x.Party}";
        var vain = $"{States(x.InVain)} that it expects to hold {(x.InVain == 1 ? "does" : "do")} not";
        return new Block.Note(
            Phrases.Capitalise(x.InVain == 0 ? $"{surprise}." : x.Surprises == 0 ? $"{x.Party} counts in vain: {vain}." : $"{surprise}, and {vain}."));
    }

    private static Prose Mark(bool holds) => holds ? new Prose([new Run(Marks.Holds, Tone.Holds)]) : new Prose([new Run("–", Tone.Quiet)]);

    private static Prose Expectation(Hypergame hypergame, HypergameSolution result, int party, int state)
    {
        if (!hypergame.Own(party).Known[state]) return new Prose([new Run("does not know of it", Tone.Fails)]);
        return new Prose([result.Expected[party][state] ? new Run("expects it", Tone.Holds) : new Run("does not", Tone.Quiet)]);
    }

    private static string States(int count) => count switch { 0 => "no state", 1 => "one state", _ => $"{count} states" };
}

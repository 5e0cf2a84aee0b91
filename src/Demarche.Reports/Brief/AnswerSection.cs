using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>2. The answer in three sentences, and how far the break is.</summary>
internal static class AnswerSection
{
    public static Section Build(BriefFindings findings, Assessment assessment)
    {
        var blocks = new List<Block> { new Block.Lead([.. Headline.Of(findings, assessment.Compiled.Crisis).Select(s => (Prose)s)]) };
        if (findings.Distance is { IsBroken: false } distance) blocks.AddRange(Distance(findings, assessment, distance));
        return new Section("answer", "The answer", blocks);
    }

    private static IEnumerable<Block> Distance(BriefFindings findings, Assessment assessment, DistanceFinding distance)
    {
        var condition = TypeWords.Main(findings, assessment.Compiled.Crisis);
        yield return new Block.Heading(condition.Length == 0 ? "How far the break is" : $"How far the break is {condition}");
        var lanes = Lanes(distance).ToArray();
        yield return DistanceFigure.Draw("distance", "From now to the break", new Figures.Distance(findings.Parties, "now", "what is asked for", lanes));
        foreach (var way in new[] { distance.ByImprovements ?? distance.WithSetBacks ?? distance.ByAnyMoves }.OfType<WayRef>())
        {
            yield return new Block.Heading($"The way there: {way.Rule}");
            yield return new Block.Bullets([.. way.Moves.Select(Step)], Numbered: true);
        }

        if (distance.ByAnyMoves is null)
        {
            yield return Say.Paragraph(new Run(
                distance.Reachable == 1
                    ? "Proof: no party has a move from the present state."
                    : $"Proof: every move open to any party from the {Phrases.Count(distance.Reachable, "state")} within reach leads to one of them again, "
                        + $"and the break is none of them."));
        }

        if (distance.WhyNoSwaps is { } reason) yield return Say.Note($"Distances in preference were not computed: {reason}.");
    }

    private static Bullet Step(MoveRef move) => Say.Bullet(
        new Run($"{Phrases.Capitalise(move.Words)} "),
        move.Pays ? new Run("and is better off for it") : Say.Verdict(false, "and is no better off for it"),
        Say.Quiet($" (state {move.From} to {move.To})"));

    private static IEnumerable<DistanceLane> Lanes(DistanceFinding distance)
    {
        yield return Lane("Any moves", distance.ByAnyMoves);
        yield return Lane("Moves that each pay", distance.ByImprovements);
        foreach (var swap in distance.Swaps.Where(s => s.Swaps is not null && !distance.Swaps.Any(s.Repeats)))
        {
            yield return new DistanceLane(Phrases.Capitalise(swap.Whose), swap.Swaps, swap.InWords) { Group = $"Swaps of priorities until {swap.Goal}" };
        }
    }

    private static DistanceLane Lane(string question, WayRef? way) =>
        new(question, way?.Moves.Count, way is null ? "cannot be reached so" : Phrases.Count(way.Moves.Count, "move"))
        {
            Group = "Moves to the break",
            Steps = [.. way?.Moves.Select(m => new DistanceStep(m.Words, m.Step.Party)) ?? []],
        };
}

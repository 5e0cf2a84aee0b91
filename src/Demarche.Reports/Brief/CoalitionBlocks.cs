using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>What parties could do together: part of what holds.</summary>
internal static class CoalitionBlocks
{
    public static IEnumerable<Block> Of(CoalitionsFinding? coalitions)
    {
        if (coalitions is null) yield break;
        yield return new Block.Heading("If parties acted together");
        if (coalitions.WhyNot is { } reason)
        {
            yield return Say.Note($"Coalitions cannot be asked about here: {reason}.");
            yield break;
        }

        yield return Say.Paragraph(Answer(coalitions));
        if (coalitions.Listed.Count > 0) yield return new Block.Bullets([.. coalitions.Listed.Select(Worded)]);
        foreach (var block in Jumps(coalitions)) yield return block;
        yield return Say.Note(
            "A coalition leaves when its members can together reach a state that each of them prefers, and no moves of the others, alone or together, that "
            + "each pay for all who make them, leave one of its members no better off.");
    }

    private static Run[] Answer(CoalitionsFinding coalitions)
    {
        var leaving = coalitions.Listed.Count(c => c.Leaves);
        if (coalitions is { Every: false, Asked: 1 })
            return [Say.Verdict(leaving == 0, $"The coalition named would {(leaving == 0 ? "not " : "")}leave the present state.")];
        if (leaving == 0) return [Say.Verdict(true, coalitions.Every
            ? "Acting together gives no parties a reason to leave the present state that they do not have alone."
            : "No coalition of those named would leave the present state.")];
        var smallest = coalitions.Every ? " None of these would do so with fewer members." : "";
        return [Say.Verdict(false, $"{Phrases.Capitalise(Phrases.Count(leaving, "coalition"))} of {Total(coalitions)} would leave the present state."),
            new Run(smallest)];
    }

    private static string Total(CoalitionsFinding coalitions) =>
        coalitions.Every ? $"the {coalitions.Asked} that two or more parties can form" : $"the {coalitions.Asked} named";

    private static Bullet Worded(CoalitionFinding coalition)
    {
        var verb = coalition.Leaves ? "would leave together" : "would stay";
        return Say.Bullet(Say.Verdict(!coalition.Leaves, $"{Phrases.Capitalise(Phrases.List(coalition.Members))} {verb}. "),
            new Run(coalition.Reason.InWords()));
    }

    private static IEnumerable<Block> Jumps(CoalitionsFinding coalitions)
    {
        if (coalitions.Jumps.Count == 0) yield break;
        yield return Say.Paragraph(
            new Run("States that no party would leave by itself, and that some would leave together for another such state which each of them prefers:"));
        yield return new Block.Bullets([.. coalitions.Jumps.Select(j => Say.Bullet(
            new Run($"From “{j.From.Words}” ({j.From.Number}) "),
            Say.Strong(Phrases.List(j.Members)),
            new Run($" can go to “{j.To.Words}” ({j.To.Number}): {string.Join(", then ", j.Moves.Select(m => m.Words))}.")))]);
        if (coalitions.MoreJumps) yield return Say.Note("There are more such states; “solve” lists them.");
    }
}

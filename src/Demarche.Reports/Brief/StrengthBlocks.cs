using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>How firmly the parties are held to what holds, where the model says how strong preferences are: part of what holds.</summary>
internal static class StrengthBlocks
{
    public static IEnumerable<Block> Of(StrengthFinding? strength)
    {
        if (strength is null) yield break;
        yield return new Block.Heading("How firmly");
        yield return Say.Paragraph(new Run($"{Phrases.Capitalise(string.Join("; ", strength.Statements.GroupBy(s => s.Party).Select(Cares)))}."));
        if (strength.WhyNot is { } reason)
        {
            yield return Say.Note($"What this changes cannot be asked here: {reason}.");
            yield break;
        }

        yield return Say.Paragraph(Answer(strength));
        if (strength.Weakly.Count > 0) yield return new Block.Bullets([.. strength.Weakly.SelectMany(Weak)]);
        var untold = strength.Holding - strength.Strongly - strength.Weakly.Count;
        if (untold > 0) yield return Say.Note(
            $"{Phrases.Capitalise(Phrases.Count(untold, "more state"))} that {(untold == 1 ? "holds only weakly is" : "hold only weakly are")} not listed; "
            + $"“solve --concepts strength” lists them.");
        yield return Say.Note(
            "A state holds strongly when every move that a party would gain by is answered, by moves that each pay, with something it likes much less than "
            + "staying; weakly when some answer merely takes the gain away.");
    }

    private static string Cares(IGrouping<string, StrongStatement> of) =>
        $"{of.Key} cares strongly that {Phrases.List(of.Select(s => s.Degree == 1 ? s.Statement : $"{s.Statement} (to degree {s.Degree})"), "and that")}";

    private static Run[] Answer(StrengthFinding strength)
    {
        if (strength.Holding == 0) return [new Run("No state within reach holds, so there is nothing that could hold strongly.")];
        var now = !strength.NowHolds ? "" : strength.NowStrongly ? " The present state holds strongly." : " The present state holds, but weakly.";
        var count = strength.Strongly == strength.Holding ? strength.Holding == 1 ? "The one state within reach that holds does so strongly."
            : $"All {strength.Holding} states within reach that hold do so strongly."
            : strength.Strongly == 0
                ? $"Of the {Phrases.Count(strength.Holding, "state")} within reach that {(strength.Holding == 1 ? "holds" : "hold")}, none holds strongly."
            : $"Of the {strength.Holding} states within reach that hold, {strength.Strongly} {(strength.Strongly == 1 ? "holds" : "hold")} strongly.";
        return [Say.Verdict(strength.Strongly > 0, count), new Run(now)];
    }

    private static IEnumerable<Bullet> Weak(WeakEquilibrium weak) => weak.Weak.Select(reason => Say.Bullet(
        Say.Strong(weak.IsNow ? "In the present state" : $"Where {weak.State.Words} ({weak.State.Number})"),
        new Run($", {reason.Party} is held only weakly. {reason.Reason.InWords()}")));
}

using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>8. The key assumptions: which judgements flip or move the answer when each alone is changed.</summary>
internal static class AssumptionsSection
{
    public static Section? Build(BriefFindings findings)
    {
        if (findings.Assumptions is not { Asked: > 0 } check) return null;
        var unasked = check.Judgements - check.Asked;
        return new Section("assumptions", "Key assumptions",
        [
            Say.Paragraph(new Run(
                $"{Phrases.Digits(check.Asked, "judgement")} of the modeller’s {(check.Asked == 1 ? "was" : "were")} changed, each alone and with everything "
                + $"else as it is. "
                + (check.Ranked.Count == 0
                    ? "None of them flips or moves the answer."
                    : $"{Phrases.Capitalise(Phrases.Count(check.Ranked.Count, "judgement"))} {(check.Ranked.Count == 1 ? "matters" : "matter")}, the "
                    + $"weightiest first."))),
            .. check.Ranked.Count == 0
                ? [] : (Block[])[new Block.Bullets(
                [.. check.Ranked
                .Select(r => Say.Bullet(new Run($"{AssumptionWords.Sentence(r, findings.Play?.Joined is not null)} "), Say.Quiet(r.Because ?? "")))],
                Numbered: true)],
            .. check.IsPartial ? [Say.Note("There was no time for all of them, or the check was stopped: `--check-time` takes the seconds that it may last.")]
                : (Block[])[],
            .. unasked > 0 ? [Say.Note(
                $"{Phrases.Capitalise(Phrases.Count(unasked, "judgement"))} {(unasked == 1 ? "was" : "were")} not changed: "
                + $"{(unasked == 1 ? "it bears" : "they bear")} on nothing that is worked out, or there was no time.")] : (Block[])[],
            Say.Note("A statement is left out of the order, a prior goes to the ends of its bounds or twenty points either way, a lever stays where it is, "
                + "and a threat, an occasion, an issue or a faction is taken away."),
        ]);
    }
}

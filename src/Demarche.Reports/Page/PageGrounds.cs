using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Page;

/// <summary>How sure the answer is, and the judgements on which it rests most, by what comes of changing each alone.</summary>
internal static class PageGrounds
{
    public static IEnumerable<Block> Of(BriefFindings findings, int most)
    {
        yield return Say.Paragraph(new Run(string.Join(' ', Sure(findings, most))));
        if (findings.Assumptions is { Ranked.Count: > 0 } check)
            yield return new Block.Bullets(
            [.. check.Ranked.Take(most).Select(r => Say.Bullet(new Run(Plain.Cut(AssumptionWords.Sentence(r, findings.Play?.Joined is not null)))))]);
    }

    private static IEnumerable<string> Sure(BriefFindings findings, int most)
    {
        if (findings.Play is { Joined: not null, Break.Confidence: { } confidence })
        {
            var whole = $"Confidence in this is {confidence.Level}: {confidence.Why}.";
            yield return Plain.Fits(whole) ? whole : $"Confidence in this is {confidence.Level}.";
        }
        else if (findings.Grounds.Sourced + findings.Grounds.Judged > 0)
        {
            yield return $"{Phrases.Digits(findings.Grounds.Judged, "part")} of the model {(findings.Grounds.Judged == 1 ? "rests" : "rest")} on judgement, "
                + $"{Phrases.Number(findings.Grounds.Sourced)} on a source.";
        }

        if (findings.Assumptions is not { } check) yield break;
        if (check.Asked == 0)
        {
            yield return check.Judgements == 0 ? "No part of the model rests on judgement alone." : "No judgement could be changed by itself.";
            yield break;
        }

        var all = check.Asked == check.Judgements;
        var asked = all ? $"Each of the {Phrases.Digits(check.Asked, "judgement")} was"
            : $"Of {Phrases.Digits(check.Judgements, "judgement")} {Phrases.Number(check.Asked)} {(check.Asked == 1 ? "was" : "were")}";
        yield return $"{asked} changed alone: {(check.Ranked.Count == 0 ? "none" : Phrases.Cardinal(check.Ranked.Count))} "
            + $"{(check.Ranked.Count == 1 ? "changes" : check.Ranked.Count == 0 ? "changes" : "change")} the "
            + $"answer{(check.Ranked.Count > most ? ", these most" : "")}.";
    }
}

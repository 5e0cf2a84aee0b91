using Demarche.Analysis.Findings;
using Demarche.Engine.Advice;
using Demarche.Engine.Masks;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Advice;

/// <summary>What a mediator could do about the named outcomes, where the model says what may change.</summary>
internal static class AdviceInBrief
{
    public static IEnumerable<Block> Blocks(BriefFindings findings)
    {
        if (findings.Advice is not { } advice) yield break;
        yield return new Block.Heading("What a mediator could do");
        if (advice.Count == 0)
        {
            yield return Say.Note(findings.States > MaskMoves.MaximumStates
                ? FormattableString.Invariant($"A brief asks this up to {MaskMoves.MaximumStates:#,0} states; `demarche advise` asks it of any model.")
                : "The model names no outcome to work towards; `demarche advise` takes any state.");
            yield break;
        }

        yield return new Block.Bullets([.. advice.Select(Worded)]);
        if (findings.AdviceLeftOut > 0)
            yield return Say.Note(
            $"{Phrases.Capitalise(Phrases.Count(findings.AdviceLeftOut, "further outcome"))} {(findings.AdviceLeftOut == 1 ? "was" : "were")} not asked "
            + $"about; `demarche advise` takes any.");
        yield return Say.Note(
            "The cheapest of the changes that the model declares after which the outcome holds and moves that each pay lead there from now. `demarche advise` "
            + "has the proof, the way and the alternatives.");
    }

    private static Bullet Worded(AdviceFinding finding)
    {
        var name = Say.Strong(Phrases.Capitalise(finding.Wanted));
        if (finding.Proposals is not [var first, ..]) return Say.Bullet(name, new Run($": {Lowered(AdviceDocument.Sentence(finding))}"));
        if (first.Steps.Count == 0) return Say.Bullet(name, new Run(": nothing needs to change; moves that pay lead to where it holds."));
        var cost = finding.End is AdviceEnd.AllCheapest or AdviceEnd.SomeCheapest ? $"{first.Cost}, and no less" : $"at most {first.Cost}";
        return new Bullet(Say.Of(name, new Run($" takes a cost of {cost}:")),
            [.. first.Steps.Select(s => new Bullet($"{Phrases.Capitalise(s.Change.InWords())} ({s.Cost})"))]);
    }

    private static string Lowered(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}

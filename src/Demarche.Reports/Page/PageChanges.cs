using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Page;

/// <summary>What would change the answer: the cheapest change of mind, and the cheapest thing that a mediator could do.</summary>
public static class PageChanges
{
    private const int MostSteps = 3;

    /// <summary>The change of mind that takes the fewest swaps of priorities; null where none was found.</summary>
    public static SwapFinding? Cheapest(BriefFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return findings.Distance?.Swaps.Where(s => s.Swaps is > 0).MinBy(s => s.Swaps);
    }

    internal static Block Of(BriefFindings findings, Assessment assessment)
    {
        var crisis = assessment.Compiled.Crisis;
        return new Block.Bullets(
            [Mind(findings, TypeWords.Main(findings, crisis)), Mediator(findings, TypeWords.Main(findings, crisis), crisis.Changes.Count > 0)]);
    }

    private static Bullet Mind(BriefFindings findings, string condition)
    {
        var name = Say.Strong("A change of mind. ");
        if (Cheapest(findings) is { } swap)
        {
            var whole = swap.Changes.Count == 1 ? TypeWords.Sentence(condition, $"{swap.Goal} once {swap.Changes[0].Full()}") : "";
            if (whole.Length > 0 && Plain.Fits(whole)) return Say.Bullet(name, new Run(whole));
            var lead = Plain.Sentence(condition, "",
                $"{swap.Goal} after {(swap.Swaps == 1 ? "this change" : $"these {Phrases.Count(swap.Swaps!.Value, "change")}")}");
            return new Bullet(Say.Of(name, new Run(lead)), [.. Steps(swap.Changes.Select(c => c.Full()), "change")]);
        }

        var why = findings.Distance switch
        {
            null => "None was looked for, since the model names no break.",
            { WhyNoSwaps: not null } => "None was looked for: orders by priorities, in a model of moderate size, are what can be searched.",
            { Swaps.Count: 0 } => "None was looked for in a model of this kind.",
            _ => "No exchange of priorities that was tried changes the answer.",
        };
        return Say.Bullet(name, new Run(why));
    }

    private static Bullet Mediator(BriefFindings findings, string condition, bool isDeclared)
    {
        var name = Say.Strong("A mediator. ");
        var cheapest = findings.Advice?.Where(a => a.Proposals.Count > 0 && a.Proposals[0].Steps.Count > 0).MinBy(a => a.Proposals[0].Cost);
        if (cheapest is null)
        {
            var free = findings.Advice?.FirstOrDefault(a => a.Proposals.Count > 0);
            return Say.Bullet(name, new Run(!isDeclared ? "The model does not say what a mediator could change."
                : free is not null ? Plain.Cut($"Nothing needs to change for “{free.Wanted}”: moves that pay lead there.")
                : "None of the changes that the model allows brings about a named outcome."));
        }

        var proposal = cheapest.Proposals[0];
        var clause = $"“{cheapest.Wanted}” comes about and holds at a cost of {proposal.Cost}";
        var whole = proposal.Steps.Count == 1 ? TypeWords.Sentence(condition, $"{clause}: {proposal.Steps[0].Change.InWords()}") : "";
        if (whole.Length > 0 && Plain.Fits(whole)) return Say.Bullet(name, new Run(whole));
        return new Bullet(Say.Of(name, new Run(Plain.Sentence(condition, "", clause))), [.. Steps(proposal.Steps.Select(s => s.Change.InWords()), "change")]);
    }

    private static IEnumerable<Bullet> Steps(IEnumerable<string> words, string thing)
    {
        string[] all = [.. words];
        foreach (var one in all.Take(all.Length > MostSteps ? MostSteps - 1 : MostSteps)) yield return new Bullet(Plain.Cut($"{Phrases.Capitalise(one)}."));
        if (all.Length > MostSteps) yield return new Bullet($"And {Phrases.Count(all.Length - MostSteps + 1, $"more {thing}")}.");
    }
}

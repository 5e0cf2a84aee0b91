using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Brief;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Page;

/// <summary>
/// The answer in a few short sentences: how likely, how far, what decides it, whether the present state holds. In this order they are left out where there
/// are too many words.
/// </summary>
/// <param name="Likely">How likely a break is, or why that is not said.</param>
/// <param name="Away">How many moves away it is; null where the model names none.</param>
/// <param name="Decides">What decides it most; null where nothing that was tried does.</param>
/// <param name="Holds">Whether the present state holds.</param>
public sealed record PageAnswer(string Likely, string? Away, string? Decides, string Holds)
{
    /// <summary>The most words of all sentences together.</summary>
    public const int MostWords = 60;

    /// <summary>The sentences, of at most <see cref="MostWords"/> words.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            var (kept, words) = (new List<string>(), 0);
            foreach (var sentence in new[] { Likely, Away, Decides, Holds }.OfType<string>())
            {
                if ((words += Plain.Words(sentence)) > MostWords) break;
                kept.Add(sentence);
            }

            return kept;
        }
    }

    /// <summary>The answer of a brief.</summary>
    public static PageAnswer Of(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        return new PageAnswer(Plain.Cut(HowLikely(findings, crisis)), HowFar(findings), WhatDecides(findings, crisis),
            Plain.Cut(WhetherNowHolds(findings, crisis)));
    }

    private static string HowLikely(BriefFindings findings, Crisis crisis)
    {
        if (findings.Distance is null) return "The model names no break, so no probability is given.";
        if (findings.Play is { Joined: { } joined, Outside: { } outside } play)
        {
            var against = ProbabilityWords.Percent(outside.Rate) == ProbabilityWords.Percent(joined.Probability) ? "as in past crises of this kind"
                : $"against {ProbabilityWords.Percent(outside.Rate)} in past crises of this kind";
            return $"{Likelihood.Sentence($"a break by {PlaySentences.Day(play.Horizon)}", joined.Probability)}: "
                + $"{OutsideSentences.Frequency(joined.Probability)} ({ProbabilityWords.Percent(joined.Probability)}), {against}.";
        }

        if (findings.Play is not null) return "No probability is given: no class of past crises fits this model.";
        return crisis.Calendar.Count == 0 ? "No probability is given: the model has no calendar."
            : findings.WhyNotPlayed is null ? "The probability is still being worked out."
            : "No probability is given: the crisis was not played forward.";
    }

    private static string? HowFar(BriefFindings findings) => findings.Distance switch
    {
        null => null,
        { IsBroken: true } => "The break has already come about.",
        { ByAnyMoves: { } way } => $"The break is {Phrases.Count(way.Moves.Count, "move")} away.",
        _ => "No moves lead to the break from here.",
    };

    private static string WhetherNowHolds(BriefFindings findings, Crisis crisis)
    {
        int[] holding = [.. Enumerable.Range(0, findings.Profiles.Count).Where(k => findings.Profiles[k].NowHolds)];
        if (holding.Length == findings.Profiles.Count) return "The present state holds.";
        if (holding.Length > 0)
        {
            var sentence = TypeWords.Sentence(TypeWords.If(findings, crisis, holding), "the present state holds; otherwise it does not");
            return Plain.Fits(sentence) ? sentence
                : string.Create(CultureInfo.InvariantCulture, $"The present state holds with some types ({holding.Sum(k => findings.Profiles[k].Share):0%}).");
        }

        string[] leavers = [.. findings.Parties.Where(p => findings.Profiles.All(f => f.Leavers.Contains(p, StringComparer.Ordinal)))];
        return leavers.Length == 0 ? "The present state does not hold." : $"The present state does not hold: {Phrases.List(leavers)} would leave it.";
    }

    private static string? WhatDecides(BriefFindings findings, Crisis crisis)
    {
        if (findings.Claims.OfType<Claim.Deciding>().FirstOrDefault() is { } deciding)
        {
            var party = crisis.Parties[deciding.Party];
            var sentence = $"What decides most is whether {party.Words} is {party.TypeWords(Enumerable.Range(0, party.Types.Count))}.";
            return Plain.Fits(sentence) ? sentence : $"What decides most is what {party.Words} is.";
        }

        var asked = findings.Holding.Concepts.Where(c => c.WhyNot is null).ToArray();
        var splits = asked.Select(c => c.BreakEquilibria > 0).Distinct().Count() > 1 || asked.Select(c => c.NowHolds).Distinct().Count() > 1;
        return splits ? "What decides most is how far ahead the parties look." : null;
    }
}

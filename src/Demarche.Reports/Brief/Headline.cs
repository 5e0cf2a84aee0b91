using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Play;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>
/// The answer in a few paragraphs: how likely a break is where that was asked, how far it is, what holds and what is to be feared, what decides it.
/// </summary>
public static class Headline
{
    private const string Foresight = "What decides it is how far ahead the parties look: some assumptions about their foresight";

    /// <summary>The paragraphs; the last one says what decides.</summary>
    public static IReadOnlyList<string> Of(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        string[] likely = findings.Play is { } play && PlaySentences.Likely(play) is { } shown ? [shown] : [];
        var words = new ClaimWords(findings, crisis);
        string Paragraph(IReadOnlyList<Claim> claims) => string.Join(' ', claims.Select(words.Sentence));
        var distance = findings.Distance is null ? "The model names no break, so there is no distance to measure." : Paragraph(LeadClaims.Distance(findings));
        return [.. likely, distance, Paragraph(LeadClaims.Holding(findings)), LeadClaims.Deciding(findings, crisis) is { } deciding ? words.Sentence(deciding)
            : Otherwise(findings, crisis)];
    }

    /// <summary>What would change the answer where no party's type does.</summary>
    private static string Otherwise(BriefFindings findings, Crisis crisis)
    {
        var main = TypeWords.Main(findings, crisis);
        var nearest = findings.Distance?.Swaps.Where(s => s.Swaps > 0).MinBy(s => s.Swaps);
        if (nearest is not null)
            return TypeWords.Sentence(main, $"the nearest change of mind is this: if {Phrases.List(nearest.Changes.Select(c => c.Full()))}, {nearest.Goal}");
        if (Splits(findings, c => c.BreakEquilibria > 0)) return $"{Aside(main, Foresight)} let the break hold, others do not.";
        if (Splits(findings, c => c.NowHolds)) return $"{Aside(main, Foresight)} let the present state hold, others do not.";
        string[] tried = [.. Tried(findings, crisis)];
        return tried.Length == 0 ? "Nothing was tried that might change it." : $"Nothing that was tried changes it: {string.Join(", ", tried)}.";
    }

    private static string Aside(string condition, string sentence) =>
        condition.Length == 0 ? sentence : $"{Phrases.Capitalise(condition)}, {char.ToLowerInvariant(sentence[0])}{sentence[1..]}";

    /// <summary>Whether concepts that apply disagree.</summary>
    private static bool Splits(BriefFindings findings, Func<ConceptFinding, bool?> says) =>
        findings.Holding.Concepts.Where(c => c.WhyNot is null).Select(says).Distinct().Count() > 1;

    private static IEnumerable<string> Tried(BriefFindings findings, Crisis crisis)
    {
        if (findings.ProfilesLeftOut == 0 && crisis.Parties.Any(p => p.Types.Count > 1)) yield return "no type";
        if (findings.Distance?.Swaps.Any(s => s.MoreThan is not null) == true) yield return "no small change of priorities";
        if (findings.Holding.Concepts.Count(c => c.WhyNot is null) > 1) yield return "no assumption about foresight";
    }
}

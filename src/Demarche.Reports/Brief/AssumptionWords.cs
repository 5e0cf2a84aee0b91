using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>What a judgement does to the answer, in a sentence: the change as its condition, then what flips, then how far the probability moves.</summary>
internal static class AssumptionWords
{
    /// <summary>The sentence.</summary>
    /// <param name="finding">The judgement, and what changing it does.</param>
    /// <param name="isJoined">Whether the probabilities are held to an outside view; else they are shares of breaks in play, and no forecast.</param>
    public static string Sentence(AssumptionFinding finding, bool isJoined)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var flips = finding.Flips.Count == 0 ? null : Flip(finding.Flips[0]);
        var moves = finding is { From: { } from, To: { } to } && (finding.Flips.Count == 0 || Math.Abs(finding.Moves) > 0.1)
            ? $"the {(isJoined ? "chance of a break" : "share of breaks in play")} {Plain.Change(from, to, ProbabilityWords.Percent)}" : null;
        var whole = $"{Phrases.Capitalise(finding.If)}, {string.Join("; ", new[] { flips, moves }.OfType<string>())}.";
        return Plain.Fits(whole) ? whole : $"{Phrases.Capitalise(finding.If)}, {flips ?? moves}.";
    }

    private static string Flip(AssumptionFlip flip)
    {
        var share = flip.Share < 0.995 ? string.Create(CultureInfo.InvariantCulture, $" in {flip.Share:0%} of cases") : "";
        var (so, not, whether) = flip.Topic switch
        {
            DecidedTopic.ReachingBreak => ("moves that pay reach the break", "moves that pay no longer reach the break", "moves that pay reach the break"),
            DecidedTopic.SettlingInAggravation =>
                ("moves that pay settle in mutual aggravation", "moves that pay no longer settle in mutual aggravation",
                "moves that pay settle in mutual aggravation"),
            DecidedTopic.SettlingInBreak =>
                ("moves that pay settle in the break", "moves that pay no longer settle in the break", "moves that pay settle in the break"),
            DecidedTopic.BreakHolding => ("a break could hold", "a break could no longer hold", "a break could hold"),
            _ => ("the present state holds", "the present state no longer holds", "the present state holds"),
        };
        return flip.Becomes switch { true => so + share, false => not + share, null => $"whether {whether} turns round{share}" };
    }
}

using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>Claims in sentences, one each. What is true only for some types begins with them; the condition covers the whole sentence.</summary>
/// <param name="findings">What the brief says.</param>
/// <param name="crisis">The crisis.</param>
internal sealed class ClaimWords(BriefFindings findings, Crisis crisis)
{
    /// <summary>A claim as a sentence.</summary>
    public string Sentence(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim switch
        {
            Claim.Away away => Away(away),
            Claim.Deciding deciding => Deciding(deciding),
            Claim.Further further => $"With some types, moves that pay settle in {Phrases.Count(further.Count, "further outcome")} too.",
            Claim.Otherwise => TypeWords.Sentence(TypeWords.If(findings, crisis, claim.Of), "it is otherwise again"),
            _ => TypeWords.Sentence(TypeWords.If(findings, crisis, claim.Of), Clause(claim)),
        };
    }

    private string Clause(Claim claim) => claim switch
    {
        Claim.Paying paying => Paying(paying),
        Claim.Now { Holds: true } => "the present state holds",
        Claim.Now { Leavers.Count: 0 } => "the present state does not hold, though who would leave it depends on the types",
        Claim.Now now => $"the present state does not hold, since {Phrases.List(now.Leavers)} would leave it",
        Claim.Region region =>
            Region(region.IsBreak ? "a break" : "mutual aggravation", region.Finding) + (region.Else is { } other ? $"; otherwise {Region("it", other)}" : ""),
        Claim.Settling { Outcomes.Count: 0 } => "moves that pay settle in no named outcome",
        Claim.Settling settling => $"moves that pay settle in {Phrases.List(settling.Outcomes.Select(o => $"“{o}”"), "or")}",
        _ => throw new ArgumentOutOfRangeException(nameof(claim)),
    };

    private static string Away(Claim.Away away)
    {
        if (away.IsBroken) return "The break has already come about.";
        if (away.Way is { } way) return $"The break is {Phrases.Count(way.Moves.Count, "move")} away: {Steps(way)}.";
        return away.Reachable == 1
            ? "The break cannot be reached from here: no move of a party leads anywhere else."
            : $"The break cannot be reached from here: none of the {Phrases.Count(away.Reachable, "state")} within reach is one.";
    }

    private string Paying(Claim.Paying paying)
    {
        if (paying.Way is { } way)
        {
            var shortest = findings.Distance!.ByAnyMoves!;
            if (way.Moves.Select(m => (m.From, m.To)).SequenceEqual(shortest.Moves.Select(m => (m.From, m.To))))
                return way.Moves.Count == 1 ? "that move pays whoever makes it" : "each of these moves pays whoever makes it";
            return $"moves that each pay reach it in {Phrases.Count(way.Moves.Count, "move")}: {Steps(way)}";
        }

        string[] costly = [.. paying.LeastAgainst?.Moves.Where(m => !m.Pays).Select(m => m.Words).Distinct() ?? []];
        var least = costly.Length == 0 ? "" : $": at the least somebody would be no better off when {Phrases.List(costly)}";
        return $"no moves that each pay reach it{least}";
    }

    private static string Region(string what, RegionFinding finding)
    {
        if (finding.IsNow) return $"{what} has come about{finding.Extent switch
        {
            RegionExtent.All => ", and every form of it that can be reached holds",
            RegionExtent.Some =>
                finding.Settles ? ", and moves that pay settle in a form of it that holds" : ", and no moves that pay settle in a form of it that holds",
            _ => ", and no form of it that can be reached holds",
        }}";
        return (finding.Extent, finding.Pays, finding.Settles) switch
        {
            (RegionExtent.OutOfReach, _, _) => $"{what} cannot be reached by any moves",
            (RegionExtent.All, true, _) => $"{what} would hold once it came about, and moves that pay settle in it",
            (RegionExtent.All, false, _) => $"{what} would hold once it came about, but no moves that pay reach it",
            (RegionExtent.Some, _, true) => $"{what} could hold, and moves that pay settle in it",
            (RegionExtent.Some, true, _) => $"{what} could hold; moves that pay reach it, but no form of it that holds",
            (RegionExtent.Some, _, _) => $"{what} could hold, but no moves that pay reach it",
            (_, true, _) => $"{what} would not hold, though moves that pay reach it",
            _ => $"{what} would not hold even if it came about, and no moves that pay reach it",
        };
    }

    private string Deciding(Claim.Deciding deciding)
    {
        var party = crisis.Parties[deciding.Party];
        if (deciding.Topic is not { } topic)
            return $"What decides it is whether {party.Words} is {party.TypeWords(Enumerable.Range(0, party.Types.Count))}, though what that changes depends "
            + $"on the types of others.";
        var (so, not) = topic switch
        {
            DecidedTopic.ReachingBreak => ("moves that pay reach the break", "they do not"),
            DecidedTopic.SettlingInAggravation => ("moves that pay settle in mutual aggravation", "they do not"),
            DecidedTopic.SettlingInBreak => ("moves that pay settle in the break", "they do not"),
            DecidedTopic.BreakHolding => ("a break could hold", "it could not"),
            _ => ("the present state holds", "it does not"),
        };
        string Named(bool answer) => party.TypeWords(Enumerable.Range(0, party.Types.Count).Where(t => deciding.If.Contains(t) == answer));
        var share = deciding.If.Sum(t => party.Types[t].Prior);
        return string.Create(CultureInfo.InvariantCulture,
            $"If {party.Words} is {Named(true)} ({share:0%}), {so}; if it is {Named(false)}, {not}. {Weight(deciding.Party)}");
    }

    private string Weight(int party) => crisis.Parties.Where((p, k) => k != party && p.Types.Count > 1).Any()
        ? "Which it is decides the answer more than anybody else’s type does."
        : "Which it is decides the answer.";

    private static string Steps(WayRef way) => string.Join(", then ", way.Moves.Select(m => m.Words));
}

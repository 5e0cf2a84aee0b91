using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Play;

namespace Demarche.Reports.Brief;

/// <summary>The answer in a few sentences: how likely a break is where that was asked, how far it is, whether what is feared would hold, what decides it.</summary>
public static class Headline
{
    private const string Foresight = "What decides it is how far ahead the parties look: some assumptions about their foresight";

    /// <summary>The sentences.</summary>
    public static IReadOnlyList<string> Of(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        string[] likely = findings.Play is { } play && PlaySentences.Likely(play) is { } told ? [told] : [];
        return [.. likely, Distance(findings), Holding(findings, crisis), Deciding(findings, crisis)];
    }

    private static string Distance(BriefFindings findings)
    {
        if (findings.Distance is not { } distance) return "The model names no break, so there is no distance to tell.";
        if (distance.IsBroken) return "The break has already come about.";
        if (distance.ByAnyMoves is not { } way)
        {
            return distance.Reachable == 1
                ? "The break cannot be reached from here: no move of a party leads anywhere else."
                : $"The break cannot be reached from here: none of the {Counts.Of(distance.Reachable, "state")} within reach is one.";
        }

        var start = $"The break is {Counts.Of(way.Moves.Count, "move")} away ({Steps(way)})";
        if (way.Moves.All(m => m.Pays)) return $"{start}, and {(way.Moves.Count == 1 ? "that move pays" : "every step of that way pays")} for whoever takes it.";
        if (distance.ByImprovements is { } paying)
        {
            return $"{start}, {(way.Moves.Count == 1 ? "a move that does not pay for whoever makes it" : "not all of which pay for whoever makes them")}; by moves that each pay it is {Counts.Of(paying.Moves.Count, "move")} away: {Steps(paying)}.";
        }

        var costly = distance.WithSetBacks?.Moves.Where(m => !m.Pays).Select(m => m.Words).Distinct().ToArray() ?? [];
        return $"{start}, but no way there pays at every step: at the least, somebody would be no better off when {Phrases.List(costly)}.";
    }

    private static string Steps(WayRef way) => string.Join(", then ", way.Moves.Select(m => m.Words));

    private static string Holding(BriefFindings findings, Crisis crisis)
    {
        var holds = findings.Holding.Now.All(r => r.IsStable);
        var now = holds
            ? "The present state holds"
            : $"The present state does not hold, since {Phrases.List(findings.Holding.Now.Where(r => !r.IsStable).Select(r => r.Party))} would leave it";
        var feared = Region(findings, crisis, "mutual aggravation", p => p.Aggravation)
            ?? (findings.Distance?.IsBroken == true ? null : Region(findings, crisis, "a break", p => p.Break));
        var told = feared is not { } fear ? now : $"{now}{Told(findings)}, {(holds && fear.CanHold ? "but" : "and")} {fear.Words}";
        var ends = findings.Holding.Outcomes.Where(o => o.PayingMoves is not null).OrderBy(o => o.PayingMoves).Select(o => $"“{o.Name}”").ToArray();
        return ends.Length == 0 ? $"{told}." : $"{told}; moves that pay can end in {Phrases.List(ends, "or")}.";
    }

    private static string Told(BriefFindings findings) => findings.Types.Length == 0 ? "" : $" (told for {findings.Types})";

    /// <summary>What is to be feared of a region: that moves that pay settle in it, or that it would hold once it had come about.</summary>
    private static (string Words, bool CanHold)? Region(BriefFindings findings, Crisis crisis, string what, Func<ProfileFinding, RegionFinding?> of)
    {
        if (findings.Profiles.Any(p => of(p) is null)) return null;
        var settling = findings.Profiles.Where(p => of(p)!.Settles).ToArray();
        var holding = findings.Profiles.Where(p => of(p)!.Holds).ToArray();
        if (settling.Length > 0) return ($"{what} would hold once it came about, and moves that pay lead into it{TypeWords.When(findings, crisis, settling)}", true);
        return holding.Length > 0
            ? ($"{what} would hold once it came about{TypeWords.When(findings, crisis, holding)}, though no moves that pay lead into it", true)
            : ($"{what} would not hold even if it came about", false);
    }

    private static string Deciding(BriefFindings findings, Crisis crisis)
    {
        if (Flips.DecidingParty(findings, crisis) is { } party)
        {
            var names = Phrases.List(crisis.Parties[party].Types.Select(t => t.Name), "or");
            return $"What decides it is whether {crisis.Parties[party].Words} is {names}{Flips.Difference(findings, crisis, party)}.";
        }

        var nearest = findings.Distance?.Swaps.Where(s => s.Swaps > 0).MinBy(s => s.Swaps);
        if (nearest is not null) return $"What would change it soonest: {nearest.Goal} if {Phrases.List(nearest.Changes.Select(c => c.Full))}.";
        if (Splits(findings, c => c.BreakEquilibria > 0)) return $"{Foresight} make the break hold, others do not.";
        if (Splits(findings, c => c.NowHolds)) return $"{Foresight} make the present state hold, others do not.";
        string[] tried = [.. Tried(findings, crisis)];
        return tried.Length == 0 ? "Nothing was tried that might change it." : $"Nothing that was tried changes it: {string.Join(", ", tried)}.";
    }

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

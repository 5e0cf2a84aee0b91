using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Findings;

namespace Demarche.Reports.Brief;

/// <summary>The answer in three sentences: how far the break is, whether what is feared would hold, what decides it.</summary>
public static class Headline
{
    /// <summary>The three sentences.</summary>
    public static IReadOnlyList<string> Of(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        return [Distance(findings), Holding(findings), Deciding(findings, crisis)];
    }

    private static string Distance(BriefFindings findings)
    {
        if (findings.Distance is not { } distance) return "The model names no break, so there is no distance to tell.";
        if (distance.IsBroken) return "The break has already come about.";
        if (distance.ByAnyMoves is not { } way)
        {
            return $"The break cannot be reached from here: none of the {Counts.Of(distance.Reachable, "state")} that moves of the parties lead to is one.";
        }

        var steps = string.Join(", then ", way.Moves.Select(m => m.Words));
        var start = $"The break is {Counts.Of(way.Moves.Count, "move")} away ({steps})";
        if (way.Moves.All(m => m.Pays)) return $"{start}, and every step of that way pays for whoever takes it.";
        if (distance.ByImprovements is { } paying)
        {
            return $"{start}; by moves that each pay for whoever makes them it is {Counts.Of(paying.Moves.Count, "move")}: {string.Join(", then ", paying.Moves.Select(m => m.Words))}.";
        }

        var costly = distance.WithSetBacks?.Moves.Where(m => !m.Pays).Select(m => m.Words).Distinct().ToArray() ?? [];
        return $"{start}, but it takes a step that does not pay for whoever takes it: {Phrases.List(costly)}.";
    }

    private static string Holding(BriefFindings findings)
    {
        var feared = findings.Distance is null ? null : Share(findings, "a break that has come about", p => p.BreakHolds);
        var settled = Share(findings, "mutual aggravation", p => p.AggravationHolds);
        var instead = findings.Holding.Outcomes.Where(o => o.Equilibria > 0).Select(o => o.Name).ToArray();
        var now = findings.Holding.Now.All(r => r.IsStable) ? "the present state holds" : $"the present state does not hold ({Phrases.List(findings.Holding.Now.Where(r => !r.IsStable).Select(r => r.Party))} would leave it)";
        var parts = new[] { feared, settled, now }.OfType<string>();
        var sentence = Phrases.Capitalise(Phrases.List(parts, "; and"));
        return instead.Length == 0 ? $"{sentence}." : $"{sentence}; what the parties can settle in{Types(findings)}: {Phrases.List(instead)}.";
    }

    private static string Types(BriefFindings findings) => findings.Types.Length == 0 ? "" : $", with {findings.Types},";

    /// <summary>"X would hold", "would not hold", or the share of the profiles in which it would; null when it is not asked.</summary>
    private static string? Share(BriefFindings findings, string what, Func<ProfileFinding, bool?> test)
    {
        if (findings.Profiles.Any(p => test(p) is null)) return null;
        var holding = findings.Profiles.Where(p => test(p) == true).ToArray();
        if (holding.Length == 0) return $"{what} would not hold{(findings.Profiles.Count > 1 ? " whatever the types" : "")}";
        if (holding.Length == findings.Profiles.Count) return $"{what} would hold{(holding.Length > 1 ? " whatever the types" : "")}";
        return $"{what} would hold if the types are {Phrases.List(holding.Select(p => $"{p.Types} ({p.Share:0%})"), "or")}, and not otherwise";
    }

    private static string Deciding(BriefFindings findings, Crisis crisis)
    {
        if (Flips.DecidingParty(findings, crisis) is { } party)
        {
            var names = Phrases.List(crisis.Parties[party].Types.Select(t => t.Name), "or");
            return $"What decides it is whether {crisis.Parties[party].Words} is {names}.";
        }

        var nearest = findings.Distance?.Swaps.Where(s => s.Swaps > 0).MinBy(s => s.Swaps);
        if (nearest is not null) return $"What would change it soonest is a change of mind by {Counts.Of(nearest.Swaps!.Value, "step")}, after which {nearest.Goal}: {Phrases.List(nearest.Changes)}.";
        var split = findings.Holding.Concepts.Where(c => c.BreakEquilibria is not null).GroupBy(c => c.BreakEquilibria > 0).Count() > 1;
        return split
            ? "What decides it is how far ahead the parties look: some assumptions about their foresight make the break hold, others do not."
            : "Nothing that was tried changes it: no type, no small change of priorities, no assumption about foresight.";
    }
}

using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>
/// What the answer of a brief claims of its model: how far the break is, what holds, what is to be feared, which type decides. A paragraph each.
/// </summary>
public static class LeadClaims
{
    /// <summary>The most combinations of types that are distinguished in one respect; that there are others is then claimed too.</summary>
    public const int MaximumCases = 3;

    /// <summary>How far the break is; empty where the model names none.</summary>
    public static IReadOnlyList<Claim> Distance(BriefFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Distance is not { } distance) return [];
        var away = new Claim.Away(Everybody(findings), distance.IsBroken, distance.ByAnyMoves, distance.Reachable);
        if (distance.IsBroken || distance.ByAnyMoves is null) return [away];
        static string Steps(WayRef? way) => way is null ? "" : string.Join(' ', way.Moves.Select(m => $"{m.Party} {m.From} {m.To}"));
        return [away, .. Cases(findings, p => $"{Steps(p.PayingWay)}|{Steps(p.LeastAgainst)}", (of, p) => new Claim.Paying(of, p.PayingWay, p.LeastAgainst))];
    }

    /// <summary>What holds and what is to be feared.</summary>
    public static IReadOnlyList<Claim> Holding(BriefFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var claims = Cases(findings, p => p.NowHolds, (of, p) => new Claim.Now(of, p.NowHolds, Leavers(findings, of))).ToList();
        if (findings.Profiles.All(p => p.Aggravation is not null)) claims.AddRange(Regions(findings, false, p => p.Aggravation!));
        else if (findings.Profiles.All(p => p.Break is { IsNow: false }) && findings.Distance?.ByAnyMoves is not null)
            claims.AddRange(Regions(findings, true, p => p.Break!));
        claims.AddRange(Settling(findings));
        return claims;
    }

    /// <summary>
    /// Outcome by outcome with which types moves that pay settle in it; outcomes with the same types share a claim, those of most types first.
    /// </summary>
    private static IEnumerable<Claim> Settling(BriefFindings findings)
    {
        if (findings.Holding.Outcomes.Count == 0) return [];
        var settled = findings.Holding.Outcomes
            .Select(o => (o.Name, Of: Everybody(findings).Where(k => findings.Profiles[k].Settling.Contains(o.Name, StringComparer.Ordinal)).ToArray()))
            .Where(o => o.Of.Length > 0).GroupBy(o => string.Join(' ', o.Of), StringComparer.Ordinal)
            .OrderByDescending(g => g.First().Of.Sum(k => findings.Profiles[k].Share)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Claim.Settling(g.First().Of, [.. g.Select(o => o.Name)])).ToArray();
        if (settled.Length == 0) return [new Claim.Settling(Everybody(findings), [])];
        IEnumerable<Claim> shown = settled.Take(MaximumCases);
        return settled.Length <= MaximumCases ? shown
            : shown.Append(new Claim.Further(Everybody(findings), settled.Skip(MaximumCases).Sum(s => s.Outcomes.Count)));
    }

    private static IReadOnlyList<string> Leavers(BriefFindings findings, IReadOnlyList<int> of) =>
        [.. findings.Parties.Where(p => of.All(k => findings.Profiles[k].Leavers.Contains(p, StringComparer.Ordinal)))];

    /// <summary>Which party's type decides; null where none does alone.</summary>
    public static Claim.Deciding? Deciding(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        if (findings.ProfilesLeftOut > 0) return null;
        var weights = crisis.Parties.Select((party, index) => party.Types.Count < 2 ? 0 : Weight(findings, crisis, index)).ToArray();
        var heaviest = Array.IndexOf(weights, weights.Max());
        if (weights[heaviest] <= 0) return null;
        var (topic, types) = Topic(findings, crisis, heaviest);
        return new Claim.Deciding(Everybody(findings), heaviest, topic, types);
    }

    /// <summary>What is so of a profile.</summary>
    public static bool? Is(ProfileFinding profile, DecidedTopic topic)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return topic switch
        {
            DecidedTopic.ReachingBreak => profile.Break?.Pays,
            DecidedTopic.SettlingInAggravation => profile.Aggravation?.Settles,
            DecidedTopic.SettlingInBreak => profile.Break?.Settles,
            DecidedTopic.BreakHolding => profile.Break?.Holds,
            _ => profile.NowHolds,
        };
    }

    /// <summary>
    /// How far apart in the list two profiles lie that differ in the party's type by one; profiles are listed with the last party's types varying fastest.
    /// </summary>
    public static int Step(Crisis crisis, int party)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return crisis.Parties.Skip(party + 1).Aggregate(1, (n, p) => n * Math.Max(1, p.Types.Count));
    }

    /// <summary>What is feared, where it is most to be feared first; of two cases the second is said as the other.</summary>
    private static IEnumerable<Claim> Regions(BriefFindings findings, bool isBreak, Func<ProfileFinding, RegionFinding> of)
    {
        var groups = findings.Profiles.Select((p, k) => (Finding: of(p), p.Share, Index: k)).GroupBy(x => x.Finding)
            .OrderByDescending(g => (g.Key.Settles, g.Key.Holds, g.Key.Pays)).ThenByDescending(g => g.Sum(x => x.Share)).ThenBy(g => g.First().Index)
            .Select(g => (Of: (int[])[.. g.Select(x => x.Index)], Finding: g.Key)).ToArray();
        if (groups.Length == 2) return [new Claim.Region(groups[0].Of, isBreak, groups[0].Finding, groups[1].Finding)];
        IEnumerable<Claim> shown = groups.Take(MaximumCases).Select(g => new Claim.Region(g.Of, isBreak, g.Finding, null));
        return groups.Length <= MaximumCases ? shown : shown.Append(new Claim.Otherwise([.. groups.Skip(MaximumCases).SelectMany(g => g.Of).Order()]));
    }

    private static int[] Everybody(BriefFindings findings) => [.. Enumerable.Range(0, findings.Profiles.Count)];

    /// <summary>One claim for profiles that are alike: those like the main one first, then the likeliest.</summary>
    private static IEnumerable<Claim> Cases<T>(BriefFindings findings, Func<ProfileFinding, T> key, Func<IReadOnlyList<int>, ProfileFinding, Claim> claim)
    {
        var groups = findings.Profiles.Select((p, k) => (Profile: p, Index: k)).GroupBy(x => key(x.Profile))
            .OrderByDescending(g => g.Any(x => x.Profile.IsMain)).ThenByDescending(g => g.Sum(x => x.Profile.Share)).ThenBy(g => g.First().Index).ToArray();
        foreach (var group in groups.Take(MaximumCases)) yield return claim([.. group.Select(x => x.Index)], group.First().Profile);
        if (groups.Length > MaximumCases) yield return new Claim.Otherwise([.. groups.Skip(MaximumCases).SelectMany(g => g.Select(x => x.Index)).Order()]);
    }

    private static (DecidedTopic?, IReadOnlyList<int>) Topic(BriefFindings findings, Crisis crisis, int party)
    {
        int types = crisis.Parties[party].Types.Count, step = Step(crisis, party);
        foreach (var topic in Enum.GetValues<DecidedTopic>())
        {
            var byType = Enumerable.Range(0, types)
                .Select(t => findings.Profiles.Where((_, k) => k / step % types == t).Select(p => Is(p, topic)).Distinct().ToArray()).ToArray();
            if (byType.Any(answers => answers.Length != 1) || byType.Select(a => a[0]).Distinct().Count() < 2) continue;
            return (topic, [.. Enumerable.Range(0, types).Where(t => byType[t][0] == true)]);
        }

        return (null, []);
    }

    /// <summary>The probability of the cases in which the party's type alone changes the answer.</summary>
    private static double Weight(BriefFindings findings, Crisis crisis, int party)
    {
        int types = crisis.Parties[party].Types.Count, step = Step(crisis, party);
        var weight = 0.0;
        for (var k = 0; k < findings.Profiles.Count; k++)
        {
            if (k / step % types != 0) continue;
            var alike = Enumerable.Range(0, types).Select(t => findings.Profiles[k + t * step]).ToArray();
            if (alike.Select(p => (p.Break, p.Aggravation, p.NowHolds)).Distinct().Count() > 1) weight += alike.Sum(p => p.Share);
        }

        return weight;
    }
}

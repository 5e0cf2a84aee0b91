using Demarche.Language.Model;
using Demarche.Reports.Findings;

namespace Demarche.Reports.Brief;

/// <summary>Which open question the answer turns on.</summary>
public static class Flips
{
    /// <summary>The party whose type, all other types being equal, changes the answer in most cases, weighed by probability; null when none ever does.</summary>
    public static int? DecidingParty(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        if (findings.ProfilesLeftOut > 0) return null;
        var weights = crisis.Parties.Select((party, index) => party.Types.Count < 2 ? 0 : Weight(findings, crisis, index)).ToArray();
        var heaviest = Array.IndexOf(weights, weights.Max());
        return weights[heaviest] > 0 ? heaviest : null;
    }

    /// <summary>What the answer turns on, told apart by profile.</summary>
    private static (bool?, bool?, bool?, bool) Answer(ProfileFinding profile) => (profile.BreakHolds, profile.AggravationHolds, profile.BreakPays, profile.NowHolds);

    /// <summary>Profiles are listed with the last party's types varying fastest, so those that differ in one party's type lie a fixed step apart.</summary>
    private static double Weight(BriefFindings findings, Crisis crisis, int party)
    {
        int types = crisis.Parties[party].Types.Count, step = crisis.Parties.Skip(party + 1).Aggregate(1, (n, p) => n * Math.Max(1, p.Types.Count));
        var weight = 0.0;
        for (var k = 0; k < findings.Profiles.Count; k++)
        {
            if (k / step % types != 0) continue;
            var alike = Enumerable.Range(0, types).Select(t => findings.Profiles[k + t * step]).ToArray();
            if (alike.Select(Answer).Distinct().Count() > 1) weight += alike.Sum(p => p.Share);
        }

        return weight;
    }
}

using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;

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
        var weights = crisis.Parties.Select((party, index) => party.Types.Count < 2 ? 0 : Weight(findings, index)).ToArray();
        var heaviest = Array.IndexOf(weights, weights.Max());
        return weights[heaviest] > 0 ? heaviest : null;
    }

    /// <summary>What the deciding type changes: ": moves that pay lead to the break if it is resolute, and not if it is bluffing"; empty when types matter only together with others'.</summary>
    public static string Difference(BriefFindings findings, Crisis crisis, int party)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        (string Words, Func<ProfileFinding, bool?> Test)[] tests =
        [
            ("moves that pay lead to the break", p => p.Break?.Pays),
            ("moves that pay settle in mutual aggravation", p => p.Aggravation?.Settles),
            ("moves that pay settle in the break", p => p.Break?.Settles),
            ("a break would hold", p => p.Break?.Holds),
            ("the present state holds", p => p.NowHolds),
        ];
        var types = crisis.Parties[party].Types.Count;
        foreach (var (words, test) in tests)
        {
            var byType = Enumerable.Range(0, types)
                .Select(t => findings.Profiles.Where(p => p.TypeOf[party] == t).Select(test).Distinct().ToArray())
                .ToArray();
            if (byType.Any(answers => answers.Length != 1) || byType.Select(a => a[0]).Distinct().Count() < 2) continue;
            string Named(bool answer) => Phrases.List(crisis.Parties[party].Types.Where((_, t) => byType[t][0] == answer).Select(t => t.Name), "or");
            return $": {words} if it is {Named(true)}, and not if it is {Named(false)}";
        }

        return "";
    }

    /// <summary>What the answer turns on, told apart by profile.</summary>
    private static (RegionFinding?, RegionFinding?, bool) Answer(ProfileFinding profile) => (profile.Break, profile.Aggravation, profile.NowHolds);

    /// <summary>The probability of those settings of all others' types under which the party's own changes the answer.</summary>
    private static double Weight(BriefFindings findings, int party) => findings.Profiles
        .GroupBy(p => string.Join(' ', p.TypeOf.Where((_, other) => other != party)), StringComparer.Ordinal)
        .Where(alike => alike.Select(Answer).Distinct().Count() > 1)
        .Sum(alike => alike.Sum(p => p.Share));
}

using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Reports.Brief;

/// <summary>Sets of type profiles in words, naming only the parties whose type makes the difference.</summary>
internal static class TypeWords
{
    /// <summary>" whatever the types", " if Russia is resolute (50%)", or the profiles one by one; empty when there is but one profile.</summary>
    public static string When(BriefFindings findings, Crisis crisis, IReadOnlyCollection<ProfileFinding> some)
    {
        if (findings.Profiles.Count == 1) return "";
        if (some.Count == findings.Profiles.Count) return " whatever the types";
        var share = $"({some.Sum(p => p.Share):0%})";
        var chosen = crisis.Parties.Select((_, party) => some.Select(p => p.TypeOf[party]).Distinct().Order().ToArray()).ToArray();
        if (findings.ProfilesLeftOut > 0 || chosen.Aggregate(1, (n, types) => n * types.Length) != some.Count)
        {
            return $" if the types are {Phrases.List(some.Select(p => p.Types), "or")} {share}";
        }

        var parties = crisis.Parties
            .Select((party, p) => (Party: party, Types: chosen[p]))
            .Where(x => x.Party.Types.Count > x.Types.Length)
            .Select(x => $"{x.Party.Words} is {Phrases.List(x.Types.Select(t => x.Party.Types[t].Name), "or")}");
        return $" if {Phrases.List(parties)} {share}";
    }
}

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
        var chosen = crisis.Parties.Select((_, party) => some.Select(p => TypeOf(findings, crisis, p, party)).Distinct().Order().ToArray()).ToArray();
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

    /// <summary>A party's type in a profile; profiles are listed with the last party's types varying fastest.</summary>
    public static int TypeOf(BriefFindings findings, Crisis crisis, ProfileFinding profile, int party)
    {
        var index = Enumerable.Range(0, findings.Profiles.Count).First(k => ReferenceEquals(findings.Profiles[k], profile));
        return index / Step(crisis, party) % Math.Max(1, crisis.Parties[party].Types.Count);
    }

    /// <summary>How far apart in the list two profiles lie that differ in the party's type by one.</summary>
    public static int Step(Crisis crisis, int party) => crisis.Parties.Skip(party + 1).Aggregate(1, (n, p) => n * Math.Max(1, p.Types.Count));
}

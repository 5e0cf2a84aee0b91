using Demarche.Analysis.Claims;
using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Words;

/// <summary>Combinations of types as the condition that a sentence begins with.</summary>
public static class TypeWords
{
    private const int MaximumListed = 6;

    /// <summary>
    /// "if Russia is resolute (50%)", naming only the parties whose type makes the difference, or the combinations one by one; "whatever the
    /// types" for all there are, "in the 64 combinations of types that were looked at" where some were not; empty when there is but one.
    /// </summary>
    /// <param name="findings">The brief's findings.</param>
    /// <param name="crisis">The crisis.</param>
    /// <param name="of">Places in the list of profiles.</param>
    public static string If(BriefFindings findings, Crisis crisis, IReadOnlyList<int> of)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(of);
        if (findings.Profiles.Count == 1) return "";
        var share = $"({of.Sum(k => findings.Profiles[k].Share):0%})";
        if (of.Count == findings.Profiles.Count)
            return findings.ProfilesLeftOut == 0 ? "whatever the types" : $"in the {Phrases.Number(of.Count)} combinations of types that were looked at {share}";
        if (findings.ProfilesLeftOut > 0) return OneByOne(findings, of, share);
        var chosen = crisis.Parties.Select((_, party) => of.Select(k => TypeOf(crisis, k, party)).Distinct().Order().ToArray()).ToArray();
        if (chosen.Aggregate(1L, (n, types) => n * types.Length) != of.Count) return OneByOne(findings, of, share);
        var parties = crisis.Parties
            .Select((party, p) => (Party: party, Types: chosen[p]))
            .Where(x => x.Party.Types.Count > x.Types.Length)
            .Select(x => $"{x.Party.Words} is {x.Party.TypeWords(x.Types)}");
        return $"if {Phrases.List(parties)} {share}";
    }

    /// <summary>A sentence: the condition first, then what is so under it.</summary>
    public static string Sentence(string condition, string clause) => condition.Length == 0 ? $"{Phrases.Capitalise(clause)}." : $"{Phrases.Capitalise(condition)}, {clause}.";

    /// <summary>The combination that parts of a brief are about: "if Russia is resolute and the United States is firm (30%)"; empty when there is but one.</summary>
    public static string Main(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        return If(findings, crisis, [.. Enumerable.Range(0, findings.Profiles.Count).Where(k => findings.Profiles[k].IsMain)]);
    }

    private static int TypeOf(Crisis crisis, int profile, int party) => profile / LeadClaims.Step(crisis, party) % Math.Max(1, crisis.Parties[party].Types.Count);

    private static string OneByOne(BriefFindings findings, IReadOnlyList<int> of, string share) => of.Count <= MaximumListed
        ? $"if the types are {Phrases.List(of.Select(k => findings.Profiles[k].Types), "or")} {share}"
        : $"if the types are {string.Join(", ", of.Take(MaximumListed).Select(k => findings.Profiles[k].Types))} or {Phrases.Count(of.Count - MaximumListed, "other combination")} {share}";
}

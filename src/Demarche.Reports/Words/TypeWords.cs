using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>Combinations of types as the condition that a sentence begins with.</summary>
public static class TypeWords
{
    private const int MaximumListed = 4;

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
        var share = string.Create(CultureInfo.InvariantCulture, $"({of.Sum(k => findings.Profiles[k].Share):0%})");
        if (of.Count == findings.Profiles.Count)
            return findings.ProfilesLeftOut == 0 ? "whatever the types"
                : $"in the {Phrases.Number(of.Count)} combinations of types that were looked at {share}";
        IReadOnlyList<string> cases = findings.ProfilesLeftOut > 0 ? [.. of.Select(k => $"the types are “{findings.Profiles[k].Types}”")]
            : Cases(crisis, 0, of);
        var left = cases.Count - MaximumListed;
        return $"if {string.Join(", or ", cases.Take(MaximumListed))}{(left > 0 ? $", or in {Phrases.Count(left, "other case")}" : "")} {share}";
    }

    /// <summary>A sentence: the condition first, then what is so under it.</summary>
    public static string Sentence(string condition, string clause) =>
        condition.Length == 0 ? $"{Phrases.Capitalise(clause)}." : $"{Phrases.Capitalise(condition)}, {clause}.";

    /// <summary>
    /// The combination that parts of a brief are about: "if Russia is resolute and the United States is firm (30%)"; empty when there is but one.
    /// </summary>
    public static string Main(BriefFindings findings, Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(crisis);
        return If(findings, crisis, [.. Enumerable.Range(0, findings.Profiles.Count).Where(k => findings.Profiles[k].IsMain)]);
    }

    /// <summary>
    /// Combinations of the types of a party and those after it as cases that exclude one another: "Russia is resolute and the United States is firm"; one
    /// empty case for all there are.
    /// </summary>
    private static IReadOnlyList<string> Cases(Crisis crisis, int party, IReadOnlyList<int> of)
    {
        if (party == crisis.Parties.Count) return [""];
        var types = crisis.Parties[party].Types;
        if (types.Count == 0) return Cases(crisis, party + 1, of);
        var step = LeadClaims.Step(crisis, party);
        var byRest = Enumerable.Range(0, types.Count)
            .Select(t => (Type: t, Others: (int[])[.. of.Where(k => k / step == t).Select(k => k % step)]))
            .Where(x => x.Others.Length > 0).GroupBy(x => string.Join(' ', x.Others), StringComparer.Ordinal);
        return [.. byRest.SelectMany(g =>
        {
            var own = g.Count() == types.Count ? "" : $"{crisis.Parties[party].Words} is {crisis.Parties[party].TypeWords(g.Select(x => x.Type))}";
            return Cases(crisis, party + 1, g.First().Others).Select(rest => own.Length == 0 ? rest : rest.Length == 0 ? own : $"{own} and {rest}");
        })];
    }
}

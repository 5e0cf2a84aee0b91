using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Binding.Checks;

/// <summary>A mediator has no stake, an arbitrator can move, and what a donor can do matters to somebody.</summary>
internal static class ThirdPartyRoles
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        var crisis = model.Crisis;
        for (var p = 0; p < crisis.Parties.Count; p++)
        {
            if (crisis.Parties[p] is not { Role: { } role } party || Problem(crisis, p, role) is not { } problem) continue;
            diagnostics.Report(AdviceRules.OutOfRole, party.Span, party.Name,
                $"{(role == ThirdPartyRole.Arbitrator ? "an" : "a")} {role.ToString().ToLowerInvariant()}", problem);
        }
    }

    private static string? Problem(Crisis crisis, int party, ThirdPartyRole role) => role switch
    {
        ThirdPartyRole.Mediator =>
            OrdersOf(crisis.Parties[party]).Any(o => o is not Preference.Indifferent) ? "has preferences of its own, and a mediator has no stake" : null,
        ThirdPartyRole.Arbitrator => CanMove(crisis, party) ? null : "has no move, and an arbitrator settles matters by its own moves",
        _ => crisis.Graph is null
            && !Enumerable.Range(0, crisis.Parties.Count).Where(p => p != party).Any(p => OrdersOf(crisis.Parties[p]).Any(o => SpeaksOf(crisis, o, party)))
            ? "no other party’s order speaks of its levers, and a donor’s means are there to change what others prefer" : null,
    };

    private static bool CanMove(Crisis crisis, int party) =>
        crisis.Graph is { } graph ? graph.Arcs[party].Count > 0 : crisis.Levers.Any(l => l.Owners.Contains(party));

    private static IEnumerable<Preference> OrdersOf(Party party) => party.Types.Select(t => t.Preference).Prepend(party.Preference);

    private static bool SpeaksOf(Crisis crisis, Preference order, int party) => order switch
    {
        Preference.Priorities priorities => priorities.Groups.SelectMany(g => g).Any(c => SpeaksOf(crisis, c, party)),
        Preference.Ranking ranking => ranking.Groups.Any(c => SpeaksOf(crisis, c, party)),
        Preference.Utilities utilities => utilities.Terms.Any(t => SpeaksOf(crisis, t.Clause, party)),
        Preference.Weights weights => crisis.Levers.Where((l, k) => l.Owners.Contains(party) && weights.ByLever[k].Distinct().Count() > 1).Any(),
        _ => false,
    };

    private static bool SpeaksOf(Crisis crisis, Clause clause, int party) => clause.Condition.Levers().Any(k => crisis.Levers[k].Owners.Contains(party));
}

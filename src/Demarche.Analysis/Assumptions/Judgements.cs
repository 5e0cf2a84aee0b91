using System.Globalization;
using Demarche.Analysis.Game;
using Demarche.Diagnostics;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Analysis.Assumptions;

/// <summary>The judgements of a model that bear on something that is worked out, each with what it would be otherwise, in the order of the model.</summary>
/// <remarks>
/// A statement of an order is left out, wherever the file writes it (types may share it); a prior goes to the ends of its bounds, or twenty points
/// either way; a lever stays where it is; a threat, an issue, an occasion, a faction is taken away. What names a source is no judgement.
/// </remarks>
internal static class Judgements
{
    private const double Points = 0.2;

    public static IReadOnlyList<Judgement> Of(Crisis crisis) =>
    [
        .. Enumerable.Range(0, crisis.Parties.Count).SelectMany(p => OfParty(crisis, p)),
        .. Enumerable.Range(0, crisis.Levers.Count).Where(k => crisis.Levers[k] is { IsJoint: false, Grounds.IsJudgement: true }).Select(k => Lever(crisis, k)),
        .. crisis.Threats.Where(t => t.Grounds.IsJudgement).Select(t => Threat(crisis, t)),
        .. crisis.Issues.Where(i => i.Grounds.IsJudgement).Select(Issue),
        .. crisis.Calendar.Count < 2 ? [] : crisis.Calendar.Where(o => o.Grounds.IsJudgement).Select(Occasion),
    ];

    private static IEnumerable<Judgement> OfParty(Crisis crisis, int party)
    {
        var about = crisis.Parties[party];
        for (var t = 0; t < about.Types.Count && about.Types.Count > 1; t++)
        {
            // Of two types the second's prior says nothing that the first's does not.
            if (about.Types[t].Grounds.IsJudgement && (t == 0 || about.Types.Count > 2)) yield return Prior(about, party, t);
        }

        Preference[] orders = about.Types.Count == 0 ? [about.Preference] : [.. about.Types.Select(t => t.Preference)];
        foreach (var written in orders.SelectMany((order, t) => Clauses(order).Select(c => (Clause: c, Type: t))).Where(c => c.Clause.Grounds.IsJudgement)
            .GroupBy(c => c.Clause.Span))
        {
            yield return Statement(about, party, written.First().Clause, [.. written.Select(w => w.Type).Distinct()]);
        }

        foreach (var faction in about.Factions.Where(f => f.Grounds.IsJudgement)) yield return Faction(about, party, faction);
    }

    private static Judgement Statement(Party about, int party, Clause clause, int[] types)
    {
        var isAll = types.Length == Math.Max(1, about.Types.Count);
        var who = isAll ? about.Words : $"{about.Words} is {about.TypeWords(types)} and";
        Crisis Less(Crisis crisis) => crisis with { Parties = Replaced(crisis.Parties, party, p => p with
        {
            Preference = Without(p.Preference, clause.Span),
            Types = [.. p.Types.Select(t => t with { Preference = Without(t.Preference, clause.Span) })],
        }) };
        return new Judgement(isAll ? $"{about.Words}: {clause.Words}" : $"{about.Words}, if {about.TypeWords(types)}: {clause.Words}", clause.Grounds.Because,
        [
            new Alteration($"if {who} does not care whether {clause.Words}")
            {
                Holding = Less,
                Touches = profile => isAll || types.Contains(profile.Types[party]),
                Draw = draw => draw with { Orders =
                    Replaced(draw.Orders, party, all => [.. all.Select(o => o with { Order = Without(o.Order, clause.Span) })]) },
            },
        ]);
    }

    private static Judgement Prior(Party about, int party, int type)
    {
        var (now, bounds) = (about.Types[type].Prior, about.Types[type].PriorBounds);
        double[] ends = bounds.IsPoint ? [Math.Max(0.01, now - Points), Math.Min(0.99, now + Points)] : [bounds.Low, bounds.High];
        return new Judgement(string.Create(CultureInfo.InvariantCulture, $"{about.Words} is {about.Types[type].Words} with probability {now:0%}"),
            about.Types[type].Grounds.Because,
            [.. ends.Where(e => Math.Abs(e - now) > 1e-9)
                .Select(end =>
                new Alteration(
                string.Create(CultureInfo.InvariantCulture, $"if {about.Words} is {about.Types[type].Words} with probability {end:0%} and not {now:0%}"))
            {
                Draw = draw => draw with { Priors = Replaced(draw.Priors, party, priors => Shifted(priors, type, end)) },
            })]);
    }

    private static Judgement Faction(Party about, int party, Faction faction)
    {
        Crisis Less(Crisis crisis) =>
            crisis with { Parties = Replaced(crisis.Parties, party, p => p with { Factions = [.. p.Factions.Where(f => f.Name != faction.Name)] }) };
        return new Judgement($"{about.Words} has a faction, {faction.Name}", faction.Grounds.Because,
            [new Alteration($"if {about.Words} need not reckon with “{faction.Name}”") { Holding = faction.Voice == Voice.Veto ? Less : null, Anew = Less }]);
    }

    private static Judgement Lever(Crisis crisis, int lever)
    {
        var about = crisis.Levers[lever];
        Clause Where(Condition condition) => new(condition, "", "", Grounds.None, 0, false, about.Span);
        Crisis Stuck(Crisis c)
        {
            var now = new Condition.LevelIn(lever, c.NowLevels[lever], c.NowLevels[lever]);
            return c with { ForbiddenMoves =
                [.. c.ForbiddenMoves, new ForbiddenMove(about.Party, Where(now), Where(new Condition.Not(now)), Grounds.None, about.Span)] };
        }

        return new Judgement($"{crisis.OwnerWords(lever)} has the lever {about.Name}", about.Grounds.Because,
            [new Alteration($"if {crisis.OwnerWords(lever)} has no lever “{about.Name}”") { Holding = Stuck, Anew = Stuck }]);
    }

    private static Judgement Threat(Crisis crisis, Threat threat)
    {
        var what = threat.IsPromise ? "promise" : "threat";
        return new Judgement($"{crisis.Parties[threat.By].Words} {what}s: {threat.Then.Words}", threat.Grounds.Because,
            [new Alteration($"if {crisis.Parties[threat.By].Words} makes no {what} that {threat.Then.Words}") { Anew = c =>
                c with { Threats = [.. c.Threats.Where(t => t.Span != threat.Span)] } }]);
    }

    private static Judgement Issue(LinkedIssue issue) => new($"{issue.Name} is linked", issue.Grounds.Because,
        [new Alteration($"if nothing is at stake over {issue.Name}") { Anew = c => c with { Issues = [.. c.Issues.Where(i => i.Span != issue.Span)] } }]);

    private static Judgement Occasion(Occasion occasion) => new(occasion.What, occasion.Grounds.Because,
        [new Alteration(string.Create(CultureInfo.InvariantCulture, $"if nobody can act on {occasion.On:d MMMM} ({occasion.What})")) { Anew = c =>
            c with { Calendar = [.. c.Calendar.Where(o => o.Span != occasion.Span)] } }]);

    private static IEnumerable<Clause> Clauses(Preference order) => order switch
    {
        Preference.Priorities priorities => priorities.Groups.SelectMany(g => g),
        Preference.Utilities utilities => utilities.Terms.Select(t => t.Clause),
        _ => [],
    };

    /// <summary>An order without the statement that stands at a place; one of nothing else becomes none.</summary>
    internal static Preference Without(Preference order, SourceSpan at)
    {
        switch (order)
        {
            case Preference.Priorities priorities:
                IReadOnlyList<Clause>[] groups =
                    [.. priorities.Groups.Select(g => (IReadOnlyList<Clause>)[.. g.Where(c => c.Span != at)]).Where(g => g.Count > 0)];
                return groups.Length > 0 ? priorities with { Groups = groups } : new Preference.Indifferent { Grounds = order.Grounds };
            case Preference.Utilities utilities:
                (Clause, decimal)[] terms = [.. utilities.Terms.Where(t => t.Clause.Span != at)];
                return terms.Length > 0 ? utilities with { Terms = terms } : new Preference.Indifferent { Grounds = order.Grounds };
            default:
                return order;
        }
    }

    /// <summary>One type's probability set, the others keeping their proportions.</summary>
    private static double[] Shifted(IReadOnlyList<double> priors, int type, double value)
    {
        var others = 1 - priors[type];
        return [.. priors.Select((p, t) => t == type ? value : others > 0 ? p * (1 - value) / others : (1 - value) / (priors.Count - 1))];
    }

    private static IReadOnlyList<T> Replaced<T>(IReadOnlyList<T> all, int place, Func<T, T> by) => [.. all.Select((x, k) => k == place ? by(x) : x)];
}

using Demarche.Engine.Advice;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Oracle;

/// <summary>A mediator's question answered by trying every subset of the changes with every order of every party's priorities.</summary>
public static class NaiveAdvice
{
    /// <summary>The least cost, and how many sets of that cost differ in the changes or in how some party ranks the states; null when none does.</summary>
    public static (int Cost, int Sets)? Cheapest(NaiveModel m, AdviceQuestion q)
    {
        var does = Sets(m, q).Where(x => Holds(x.Model, q)).ToList();
        if (does.Count == 0) return null;
        var least = does.Min(x => x.Cost);
        return (least, does.Where(x => x.Cost == least).Select(x => $"{x.Chosen} {string.Join('|', x.Model.Ranks.Select(r => string.Join(' ', r)))}").Distinct().Count());
    }

    /// <summary>Whether a wanted state is an equilibrium of a model and can be reached in it.</summary>
    public static bool Holds(NaiveModel m, AdviceQuestion q)
    {
        var reached = NaivePaths.Lengths(m, q.Now, q.ByImprovements ? 0 : null);
        return q.Wanted.Members().Any(s => reached.ContainsKey(s) && Enumerable.Range(0, m.Parties).All(i => NaiveConcepts.ById[(q.Concept is MixedForesight mixed ? mixed.Of(i) : q.Concept).Id](m, i, s)));
    }

    private static IEnumerable<(int Chosen, int Cost, NaiveModel Model)> Sets(NaiveModel m, AdviceQuestion q)
    {
        for (var chosen = 0; chosen < 1 << q.Changes.Count; chosen++)
        {
            var made = q.Changes.Where((_, k) => (chosen >> k & 1) == 1).ToArray();
            var arcs = Enumerable.Range(0, m.Parties).Select(p => Arcs(m, made, p)).ToArray();
            foreach (var (cost, orders) in Orders(m, q, made, 0)) yield return (chosen, cost + made.Sum(c => c.Cost), Named(m, arcs, orders));
        }
    }

    private static NaiveModel Named(NaiveModel m, (int, int)[][] arcs, IEnumerable<Order> orders) =>
        new(new Description { Parties = m.Parties, NamedStates = m.States, Arcs = arcs, Orders = [.. orders] });

    private static (int From, int To)[] Arcs(NaiveModel m, Change[] made, int party)
    {
        var all = Enumerable.Range(0, m.States).SelectMany(s => m.Moves(party, s).Select(t => (From: s, To: t))).ToList();
        foreach (var allow in made.OfType<Change.Allow>().Where(c => c.Party == party)) all.AddRange(allow.Moves);
        foreach (var forbid in made.OfType<Change.Forbid>().Where(c => c.Party == party)) all.RemoveAll(a => forbid.From[a.From] && forbid.To[a.To]);
        return [.. all.Distinct()];
    }

    private static IEnumerable<(int Cost, Order[] Orders)> Orders(NaiveModel m, AdviceQuestion q, Change[] made, int party)
    {
        if (party == m.Parties) return [(0, [])];
        var own = OfParty(m, q, made, party);
        return Orders(m, q, made, party + 1).SelectMany(rest => own.Select(o => (o.Cost + rest.Cost, (Order[])[o.Order, .. rest.Orders])));
    }

    private static IReadOnlyList<(int Cost, Order Order)> OfParty(NaiveModel m, AdviceQuestion q, Change[] made, int party)
    {
        if (q.Statements[party] is not { } statements) return [(0, new Order.Ranking([.. m.Ranks[party].Select(r => m.Ranks[party].Max() - r)]))];
        var list = new List<(double Where, Condition Says)>();
        for (var k = 0; k < statements.Count; k++)
        {
            if (made.Any(c => c is Change.Drop d && d.Party == party && d.Place == k)) continue;
            Condition says = new Condition.OneOf(statements[k]);
            foreach (var _ in made.Where(c => c is Change.Negate n && n.Party == party && n.Place == k)) says = new Condition.Not(says);
            list.Add((k, says));
        }

        list.AddRange(made.OfType<Change.Add>().Where(a => a.Party == party).Select(a => (Math.Min(a.Place, statements.Count) - 0.5, (Condition)new Condition.OneOf(a.Where))));
        var amended = list.OrderBy(x => x.Where).Select(x => x.Says).ToArray();
        int[] places = [.. Enumerable.Range(0, amended.Length)];
        var orders = q.SwapCosts[party] is null ? [places] : NaiveSwaps.Permutations(places);
        return [.. orders.Select(o => (Inversions(o) * (q.SwapCosts[party] ?? 0), (Order)new Order.Priorities([.. o.Select(k => amended[k])])))];
    }

    private static int Inversions(int[] order) => Enumerable.Range(0, order.Length).Sum(a => Enumerable.Range(0, a).Count(b => order[b] > order[a]));
}

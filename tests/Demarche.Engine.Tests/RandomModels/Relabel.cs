using Demarche.Engine.States;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.RandomModels;

/// <summary>The same conflict under other numbers. A permutation gives for each old number the new one.</summary>
public static class Relabel
{
    /// <summary>Parties renumbered.</summary>
    public static Description Parties(Description d, int[] to) => d with
    {
        Levers = [.. d.Levers.Select(l => l with { Party = to[l.Party] })],
        Arcs = Moved(d.Arcs, to),
        Forbidden = [.. d.Forbidden.Select(f => f with { Party = to[f.Party] })],
        Orders = Moved(d.Orders, to),
    };

    /// <summary>Named states renumbered.</summary>
    public static Description States(Description d, int[] to) => d with
    {
        Arcs = [.. d.Arcs.Select(arcs => arcs.Select(a => (to[a.From], to[a.To])).ToArray())],
        Forbidden = [.. d.Forbidden.Select(f => f with { From = Renamed(f.From, to), To = Renamed(f.To, to) })],
        Orders = [.. d.Orders.Select(o => o switch
        {
            Order.Priorities p => new Order.Priorities([.. p.Statements.Select(s => Renamed(s, to))]),
            Order.Ranking r => new Order.Ranking(Moved(r.PlaceOfCell, to)),
            _ => o,
        })],
    };

    /// <summary>Levers declared in another order.</summary>
    public static Description Levers(Description d, int[] to)
    {
        var levers = Moved(d.Levers, to);
        return d with
        {
            Levers = levers,
            Impossible = d.Impossible is null ? null : Turned(d.Impossible, to),
            Merges = [.. d.Merges.Select(m => Turned(m, to))],
            Forbidden = [.. d.Forbidden.Select(f => f with { From = Turned(f.From, to), To = Turned(f.To, to) })],
            Orders = [.. d.Orders.Select(o => o switch
            {
                Order.Priorities p => new Order.Priorities([.. p.Statements.Select(s => Turned(s, to))]),
                Order.Ranking r => new Order.Ranking(Moved(r.PlaceOfCell, [.. Enumerable.Range(0, d.Cells).Select(c => TurnedCell(d, levers, to, c))])),
                Order.Weights w => new Order.Weights(Moved(w.OfLevels, to)),
                _ => o,
            })],
        };
    }

    private static T[] Moved<T>(IReadOnlyList<T> items, int[] to)
    {
        var moved = new T[items.Count];
        for (var k = 0; k < moved.Length; k++) moved[to[k]] = items[k];
        return moved;
    }

    private static int TurnedCell(Description d, Lever[] levers, int[] to, int cell)
    {
        var turned = 0;
        for (var k = 0; k < to.Length; cell /= d.Levers[k].Levels, k++)
        {
            turned += cell % d.Levers[k].Levels * levers.Take(to[k]).Aggregate(1, (n, l) => n * l.Levels);
        }

        return turned;
    }

    private static Condition Renamed(Condition condition, int[] to) => Mapped(condition, leaf =>
        leaf is Condition.OneOf o ? new Condition.OneOf(StateSet.Of(to.Length, o.States.Members().Select(s => to[s]))) : leaf);

    private static Condition Turned(Condition condition, int[] to) => Mapped(condition, leaf => leaf is Condition.LevelIn l ? l with { Lever = to[l.Lever] } : leaf);

    private static Condition Mapped(Condition condition, Func<Condition, Condition> leaf) => condition switch
    {
        Condition.Not c => new Condition.Not(Mapped(c.Operand, leaf)),
        Condition.And c => new Condition.And(Mapped(c.Left, leaf), Mapped(c.Right, leaf)),
        Condition.Or c => new Condition.Or(Mapped(c.Left, leaf), Mapped(c.Right, leaf)),
        Condition.If c => new Condition.If(Mapped(c.Consequent, leaf), Mapped(c.Antecedent, leaf)),
        Condition.Iff c => new Condition.Iff(Mapped(c.Left, leaf), Mapped(c.Right, leaf)),
        _ => leaf(condition),
    };
}

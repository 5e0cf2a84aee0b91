using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Oracle;

/// <summary>A conflict written out in full: every state's cells, every move, every rank. Small models only.</summary>
public sealed class NaiveModel
{
    private readonly Lazy<int[][][]> moves;

    public NaiveModel(Description description)
    {
        Description = description;
        AllCells = [.. Enumerable.Range(0, description.Cells).Select(CellOfIndex)];
        CellsOf = StatesOf(AllCells);
        moves = new(() => [.. Enumerable.Range(0, Parties).Select(i => Enumerable.Range(0, States).Select(s => MovesFrom(i, s)).ToArray())]);
        Ranks = [.. description.Orders.Select(RanksOf)];
    }

    private NaiveModel(NaiveModel model, IReadOnlyList<Order> orders)
    {
        Description = model.Description with { Orders = orders };
        AllCells = model.AllCells;
        CellsOf = model.CellsOf;
        moves = model.moves;
        Ranks = [.. orders.Select(RanksOf)];
    }

    public Description Description { get; }

    public int Parties => Description.Parties;

    public int States => CellsOf.Length;

    /// <summary>The levels in every cell, feasible or not, in index order.</summary>
    public int[][] AllCells { get; }

    /// <summary>The cells of every state, lowest first.</summary>
    public int[][][] CellsOf { get; }

    /// <summary>For each party the place of every state, higher is better.</summary>
    public int[][] Ranks { get; }

    /// <summary>The same states and moves under other orders.</summary>
    public NaiveModel With(IReadOnlyList<Order> orders) => new(this, orders);

    /// <summary>R_i(s), ascending.</summary>
    public int[] Moves(int party, int state) => moves.Value[party][state];

    /// <summary>R_i⁺(s), ascending.</summary>
    public int[] Improvements(int party, int state) => [.. Moves(party, state).Where(t => Prefers(party, t, state))];

    public bool Prefers(int party, int better, int worse) => Ranks[party][better] > Ranks[party][worse];

    public bool HoldsIn(Condition condition, int state) => Truth.Holds(condition, CellsOf[state][0]);

    /// <summary>The state whose cell has these levels, −1 when there is none.</summary>
    public int StateAt(int[] levels) => Array.FindIndex(CellsOf, cells => cells.Any(c => c.SequenceEqual(levels)));

    /// <summary>Whether the party may change one cell into another by its own levers, each within its rule.</summary>
    public bool MayChange(int party, int[] from, int[] to)
    {
        for (var k = 0; k < from.Length; k++)
        {
            if (from[k] != to[k] && (Description.Levers[k].Party != party || !Permits(Description.Levers[k].Rule, from[k], to[k]))) return false;
        }

        return true;
    }

    /// <summary>t ∈ R_i(s) and u ∈ R_i(t) imply u ∈ R_i(s) or u = s, for every party.</summary>
    public bool IsTransitive() =>
        moves.Value.All(of => Enumerable.Range(0, States).All(s => of[s].All(t => of[t].All(u => u == s || of[s].Contains(u)))));

    private static bool Permits(MoveRule rule, int from, int to) => rule switch
    {
        MoveRule.Free => true,
        MoveRule.Up => to > from,
        MoveRule.Down => to < from,
        MoveRule.Step => to == from + 1 || to == from - 1,
        MoveRule.StepUp => to == from + 1,
        MoveRule.StepDown => to == from - 1,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private int[] CellOfIndex(int index)
    {
        if (Description.NamedStates is not null) return [index];
        var levels = new int[Description.Levers.Count];
        for (var k = 0; k < levels.Length; k++)
        {
            levels[k] = index % Description.Levers[k].Levels;
            index /= Description.Levers[k].Levels;
        }

        return levels;
    }

    /// <summary>Feasible cells one by one, then what each merge claims of them, first come first served.</summary>
    private int[][][] StatesOf(int[][] cells)
    {
        var feasible = cells.Where(c => Description.Impossible is null || !Truth.Holds(Description.Impossible, c)).ToArray();
        int Claim(int[] cell) => Enumerable.Range(0, Description.Merges.Count).FirstOrDefault(m => Truth.Holds(Description.Merges[m], cell), -1);
        var ordinary = feasible.Where(c => Claim(c) < 0).Select(c => new[] { c });
        var merged = feasible.Where(c => Claim(c) >= 0).GroupBy(Claim).OrderBy(g => g.Key).Select(g => g.ToArray());
        return [.. ordinary, .. merged];
    }

    private int[] MovesFrom(int party, int state) => [.. Enumerable.Range(0, States).Where(t => t != state && CanMove(party, state, t))];

    private bool CanMove(int party, int from, int to)
    {
        if (Description.Forbidden.Any(f => f.Party == party && HoldsIn(f.From, from) && HoldsIn(f.To, to))) return false;
        if (Description.NamedStates is not null) return Description.Arcs[party].Contains((from, to));
        return CellsOf[from].Any(a => CellsOf[to].Any(b => MayChange(party, a, b)));
    }

    private int[] RanksOf(Order order)
    {
        var cells = CellsOf.Select(c => c[0]).ToArray();
        return order switch
        {
            Order.Priorities p => Places(cells.Select(c => string.Concat(p.Statements.Select(s => Truth.Holds(s, c) ? '1' : '0'))), StringComparer.Ordinal),
            Order.Ranking r => Places(cells.Select(c => -r.PlaceOfCell[Array.IndexOf(AllCells, c)]), Comparer<int>.Default),
            Order.Weights w => Places(cells.Select(c => c.Select((level, k) => w.OfLevels[k][level]).Sum()), Comparer<long>.Default),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
    }

    private static int[] Places<T>(IEnumerable<T> keys, IComparer<T> comparer)
    {
        var list = keys.ToList();
        var sorted = list.Distinct().Order(comparer).ToList();
        return [.. list.Select(key => sorted.IndexOf(key))];
    }
}

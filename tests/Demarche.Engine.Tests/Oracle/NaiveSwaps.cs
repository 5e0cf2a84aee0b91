namespace Demarche.Engine.Tests.Oracle;

/// <summary>Distance in adjacent swaps of priorities, by trying every order of every party that may change.</summary>
public static class NaiveSwaps
{
    /// <summary>The least number of swaps after which something is true of the model; null when no order makes it true.</summary>
    public static int? Least(NaiveModel m, IReadOnlyList<int> movable, Func<NaiveModel, bool> goal) =>
        Choices(m, movable, 0).OrderBy(c => c.Swaps).Where(c => goal(m.With(c.Orders))).Select(c => (int?)c.Swaps).FirstOrDefault();

    /// <summary>The model with each party's statements put in another order: for each place the original position.</summary>
    public static NaiveModel Reordered(NaiveModel m, IReadOnlyList<int[]> orders) =>
        m.With([.. orders.Select((order, party) => Permuted(m, party, order))]);

    private static IEnumerable<(int Swaps, Order[] Orders)> Choices(NaiveModel m, IReadOnlyList<int> movable, int from)
    {
        if (from == movable.Count) return [(0, [.. m.Description.Orders])];
        var party = movable[from];
        var size = m.Description.Orders[party] is Order.Priorities p ? p.Statements.Count : 0;
        var orders = Permutations([.. Enumerable.Range(0, size)]).ToList();
        return Choices(m, movable, from + 1).SelectMany(rest => orders.Select(order =>
            (rest.Swaps + Inversions(order), rest.Orders.Select((o, i) => i == party ? Permuted(m, party, order) : o).ToArray())));
    }

    private static Order Permuted(NaiveModel m, int party, int[] order) =>
        m.Description.Orders[party] is Order.Priorities p ? new Order.Priorities([.. order.Select(k => p.Statements[k])]) : m.Description.Orders[party];

    private static int Inversions(int[] order) => Enumerable.Range(0, order.Length).Sum(a => Enumerable.Range(0, a).Count(b => order[b] > order[a]));

    /// <summary>All orders of the items.</summary>
    public static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length == 0 ? [[]] : items.SelectMany(first => Permutations([.. items.Where(x => x != first)]).Select(rest => (int[])[first, .. rest]));
}

namespace Demarche.Engine.Inverse;

/// <summary>Swaps of neighbours between two orders.</summary>
public static class AdjacentSwaps
{
    /// <summary>A shortest series of swaps that turns the order 0, 1, 2, … into another: one for each pair that changes places.</summary>
    /// <param name="party">Whose order it is.</param>
    /// <param name="order">For each place the original position.</param>
    public static IReadOnlyList<PrioritySwap> To(int party, IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var now = Enumerable.Range(0, order.Count).ToArray();
        var swaps = new List<PrioritySwap>();
        for (var place = 0; place < now.Length; place++)
        {
            for (var at = Array.IndexOf(now, order[place]); at > place; at--)
            {
                (now[at - 1], now[at]) = (now[at], now[at - 1]);
                swaps.Add(new PrioritySwap(party, at - 1));
            }
        }

        return swaps;
    }
}

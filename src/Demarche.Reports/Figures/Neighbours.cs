namespace Demarche.Reports.Figures;

/// <summary>Groups what stands close together on a line.</summary>
internal static class Neighbours
{
    /// <summary>
    /// At most so many groups of neighbours: again and again the two whose members span least are made one, of several such the first. O(n log n).
    /// </summary>
    /// <param name="places">Where things stand, ascending.</param>
    /// <param name="most">The most groups.</param>
    /// <returns>For each group which things are in it.</returns>
    public static IReadOnlyList<Range> Grouped(IReadOnlyList<int> places, int most)
    {
        var count = places.Count;
        int[] last = [.. Enumerable.Range(0, count)];
        int[] before = [.. Enumerable.Range(-1, count)];
        var closest = new PriorityQueue<(int First, int Last), (int Span, int First)>();
        for (var first = 0; first + 1 < count; first++) Offer(first);
        for (var groups = count; groups > most; groups--)
        {
            var (first, end) = closest.Dequeue();
            while (last[first] < first || LastOfNext(first) != end) (first, end) = closest.Dequeue();
            var next = last[first] + 1;
            last[next] = -1;
            last[first] = end;
            if (end + 1 < count) before[end + 1] = first;
            Offer(first);
            if (before[first] >= 0) Offer(before[first]);
        }

        return [.. Enumerable.Range(0, count).Where(k => last[k] >= k).Select(k => k..(last[k] + 1))];

        int LastOfNext(int first) => last[first] + 1 < count ? last[last[first] + 1] : -1;

        void Offer(int first)
        {
            if (LastOfNext(first) is >= 0 and var end) closest.Enqueue((first, end), (places[end] - places[first], first));
        }
    }
}

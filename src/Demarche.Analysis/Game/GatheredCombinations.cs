namespace Demarche.Analysis.Game;

/// <summary>
/// What comes of moves made at once, options of one meaning taken together: two options of a player are one when they cost the same and lead to the same,
/// whatever the others do.
/// </summary>
internal sealed class GatheredCombinations
{
    public GatheredCombinations(Happening.AtOnce about, int[] classOf, SituationRules rules)
    {
        var counts = about.Ends.Select(e => e.Length).ToArray();
        var strides = new int[counts.Length];
        for (var (k, stride) = (0, 1); k < counts.Length; stride *= counts[k++]) strides[k] = stride;
        int[] to = [.. about.To.Select(s => classOf[s])];
        var meanings = counts.Select((n, k) => Meanings(about.Bills[k], to, n, strides[k])).ToArray();
        var kept = meanings.Select(means => means.Distinct().ToArray()).ToArray();
        int[] played = [.. Enumerable.Range(0, counts.Length).Where(k => kept[k].Length > 1)];
        Players = [.. played.Select(k => about.Players[k])];
        Ends = [.. played.Select(k => kept[k].Select(a => about.Ends[k][a]).ToArray())];
        Picks = [.. played.Select(k => meanings[k].Select(a => Array.IndexOf(kept[k], a)).ToArray())];
        var places = new int[played.Aggregate(1, (n, k) => n * kept[k].Length)];
        var branches = new Branch[places.Length];
        for (var c = 0; c < branches.Length; c++)
        {
            var (place, rest, items) = (0, c, rules.Bill(about.AnyhowBill).ToList());
            for (var k = 0; k < counts.Length; k++)
            {
                var pick = kept[k].Length > 1 ? kept[k][rest % kept[k].Length] : 0;
                if (kept[k].Length > 1) rest /= kept[k].Length;
                place += pick * strides[k];
                items.AddRange(rules.Bill(about.Bills[k][pick]));
            }

            (branches[c], places[c]) = (new Branch(rules.BillOf(rules.Costs.Sorted(items)), to[place]), place);
        }

        Branches = branches;
        if (Players.Length == 1) Alone = new Happening.Choice(Players[0], Ends[0], [.. branches.Select(b => b.Bill)], [.. places.Select(p => about.To[p])]);
    }

    /// <summary>Those who have a choice left.</summary>
    public int[] Players { get; }

    /// <summary>By player the states that its options mean.</summary>
    public int[][] Ends { get; }

    /// <summary>By player which of those each of its options in the situation comes to.</summary>
    public int[][] Picks { get; }

    /// <summary>For each combination, the first player's option fastest, what it costs and where it leads.</summary>
    public Branch[] Branches { get; }

    /// <summary>The choice that is left where only one player has any; null where several have, or none.</summary>
    public Happening.Choice? Alone { get; }

    public int[] Signature(Seats seats) =>
        [.. Players.Select(seats.Of), -1, .. Ends.Select(e => e.Length), .. Branches.SelectMany(b => new[] { b.Bill, b.To })];

    /// <summary>For each option the first that means the same.</summary>
    private static int[] Meanings(int[] bills, int[] to, int count, int stride)
    {
        var first = new Dictionary<int[], int>(new RowComparer());
        return [.. Enumerable.Range(0, count).Select(a =>
        {
            int[] row = [bills[a], .. Enumerable.Range(0, to.Length).Where(c => c / stride % count == a).Select(c => to[c])];
            return first.TryGetValue(row, out var same) ? same : first[row] = a;
        })];
    }
}

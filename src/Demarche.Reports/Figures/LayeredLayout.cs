namespace Demarche.Reports.Figures;

/// <summary>
/// Places boxes in columns so that few arcs cross and no arc runs through a box: an arc over several columns gets a lane of its own in each
/// column between.
/// </summary>
/// <remarks>
/// The scheme of Sugiyama, Tagawa and Toda (1981): order by barycentres, forward and backward, keeping the order with the fewest crossings;
/// then heights by pulling each box towards its neighbours. Deterministic. For n boxes and lanes and e arcs a sweep costs
/// O(n log n + e²), which is nothing at the size of a picture.
/// </remarks>
internal sealed class LayeredLayout
{
    private const int Sweeps = 12;
    private const double LaneHeight = 10;
    private const double Gap = 16;

    private readonly List<int> layers;
    private readonly List<double> heights;
    private readonly List<(int Left, int Right)> links = [];
    private readonly ILookup<int, int> beside;
    private readonly int[][] lanes;
    private int[][] order;
    private double[] centres;

    /// <summary>Arranges boxes.</summary>
    /// <param name="layers">For each box its column, from 0.</param>
    /// <param name="heights">For each box its height.</param>
    /// <param name="arcs">Pairs of boxes.</param>
    public LayeredLayout(IReadOnlyList<int> layers, IReadOnlyList<double> heights, IReadOnlyList<(int From, int To)> arcs)
    {
        this.layers = [.. layers];
        this.heights = [.. heights];
        lanes = [.. arcs.Select(LanesOf)];
        beside = arcs.Where(a => layers[a.From] == layers[a.To]).SelectMany(a => new[] { (a.From, a.To), (From: a.To, To: a.From) })
            .ToLookup(p => p.From, p => p.To);
        order = [.. Enumerable.Range(0, layers.Max() + 1).Select(l => Enumerable.Range(0, this.layers.Count).Where(i => this.layers[i] == l).ToArray())];
        centres = new double[this.layers.Count];
        Order();
        Pull();
    }

    /// <summary>The height that all columns need.</summary>
    public double Height { get; private set; }

    /// <summary>Vertical centre of a box, from 0 at the top.</summary>
    public double Centre(int box) => centres[box];

    /// <summary>Vertical centres of the lanes that an arc takes through the columns between its ends, from its start to its end.</summary>
    public IEnumerable<double> Lanes(int arc) => lanes[arc].Select(i => centres[i]);

    private int[] LanesOf((int From, int To) arc)
    {
        var (start, end) = (layers[arc.From], layers[arc.To]);
        var direction = Math.Sign(end - start);
        var result = new List<int>();
        var previous = arc.From;
        for (var layer = start + direction; direction != 0 && layer != end; layer += direction)
        {
            result.Add(layers.Count);
            Link(previous, layers.Count, direction);
            previous = layers.Count;
            layers.Add(layer);
            heights.Add(LaneHeight);
        }

        if (direction != 0) Link(previous, arc.To, direction);
        return [.. result];
    }

    private void Link(int from, int to, int direction) => links.Add(direction > 0 ? (from, to) : (to, from));

    private void Order()
    {
        var best = order;
        var fewest = Crossings();
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var forward = sweep % 2 == 0;
            for (var k = 1; k < order.Length; k++) Sort(forward ? k : order.Length - 1 - k, forward);
            var crossings = Crossings();
            if (crossings >= fewest) continue;
            (best, fewest) = ([.. order.Select(o => (int[])o.Clone())], crossings);
        }

        order = best;
    }

    private void Sort(int layer, bool byLeft)
    {
        var position = Positions();
        var barycentre = order[layer].ToDictionary(i => i, i => Mean(Neighbours(i, byLeft), i, n => position[n]));
        order[layer] = [.. order[layer].OrderBy(i => barycentre[i]).ThenBy(i => position[i])];
    }

    private int[] Positions()
    {
        var position = new int[layers.Count];
        foreach (var column in order)
        {
            for (var k = 0; k < column.Length; k++) position[column[k]] = k;
        }

        return position;
    }

    private IEnumerable<int> Neighbours(int item, bool left) => left
        ? links.Where(l => l.Right == item).Select(l => l.Left)
        : links.Where(l => l.Left == item).Select(l => l.Right);

    /// <summary>The mean place of a box's neighbours in other columns; without any, of those in its own; without either, its own place.</summary>
    private double Mean(IEnumerable<int> neighbours, int item, Func<int, double> place) =>
        neighbours.Select(place).DefaultIfEmpty(beside[item].Select(place).DefaultIfEmpty(place(item)).Average()).Average();

    private int Crossings()
    {
        var position = Positions();
        var count = 0;
        foreach (var gap in links.GroupBy(l => layers[l.Left]))
        {
            var ends = gap.Select(l => (Left: position[l.Left], Right: position[l.Right])).ToArray();
            for (var i = 0; i < ends.Length; i++)
            {
                for (var j = i + 1; j < ends.Length; j++)
                {
                    if ((ends[i].Left - ends[j].Left) * (ends[i].Right - ends[j].Right) < 0) count++;
                }
            }
        }

        return count;
    }

    /// <summary>Heights within those of the fullest column, so that the picture is no higher than it must be.</summary>
    private void Pull()
    {
        Height = order.Max(Needed);
        foreach (var column in order) Place(column, [.. column.Select(_ => 0.0)]);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? order : order.Reverse())
                Place(column, [.. column.Select(i => Mean(Neighbours(i, true).Concat(Neighbours(i, false)), i, n => centres[n]))]);
        }
    }

    private double Needed(int[] column) => column.Sum(i => heights[i]) + (Gap * (column.Length - 1));

    private void Place(int[] column, IReadOnlyList<double> wished)
    {
        var placed = Spread.Apart(wished, [.. column.Select(i => heights[i])], Gap, Height);
        for (var k = 0; k < column.Length; k++) centres[column[k]] = placed[k];
    }
}

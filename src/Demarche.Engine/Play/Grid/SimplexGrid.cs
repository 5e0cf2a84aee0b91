namespace Demarche.Engine.Play.Grid;

/// <summary>
/// The distributions over some types whose probabilities are multiples of 1/cells, and any other distribution as a mean of at most as many
/// neighbouring ones as there are types: Freudenthal's triangulation of the simplex, as Lovejoy (1991) uses it for beliefs.
/// </summary>
internal sealed class SimplexGrid
{
    private readonly int types;
    private readonly int cells;
    private readonly int[] indexOf;
    private readonly List<double[]> points = [];

    /// <summary>All multiples; C(cells + types − 1, types − 1) points.</summary>
    /// <param name="types">At least 1.</param>
    /// <param name="cells">At least 1; (cells + 1) to the power of types − 1 numbers are kept.</param>
    public SimplexGrid(int types, int cells)
    {
        (this.types, this.cells) = (types, cells);
        indexOf = new int[(int)Math.Pow(cells + 1, types - 1)];
        Fill(new int[types], 0, cells);
    }

    /// <summary>How many points.</summary>
    public int Count => points.Count;

    /// <summary>The probabilities of a point.</summary>
    public IReadOnlyList<double> Point(int index) => points[index];

    /// <summary>The same, for loops.</summary>
    internal ReadOnlySpan<double> Row(int index) => points[index];

    /// <summary>Points and weights whose mean is a distribution; gives how many.</summary>
    public int Locate(ReadOnlySpan<double> belief, Span<int> at, Span<double> weight)
    {
        if (types == 1)
        {
            (at[0], weight[0]) = (indexOf[0], 1);
            return 1;
        }

        if (types == 2) return Between(belief[1], at, weight);
        Span<double> rest = stackalloc double[types];
        Span<int> tail = stackalloc int[types];
        Span<int> order = stackalloc int[types];
        var sum = 0.0;
        for (var k = types - 1; k >= 1; k--)
        {
            sum += belief[k];
            var x = Math.Clamp(sum * cells, 0, cells);
            tail[k] = (int)x;
            rest[k] = x - tail[k];
            order[k] = k;
        }

        Descending(order, rest);
        var count = 0;
        var above = 1.0;
        for (var k = 1; k <= types; k++)
        {
            var below = k < types ? rest[order[k]] : 0;
            if (above - below > 0)
            {
                at[count] = Index(tail);
                weight[count++] = above - below;
            }

            if (k < types) tail[order[k]]++;
            above = below;
        }

        return count;
    }

    /// <summary>The same with two types: the points below and above.</summary>
    private int Between(double belief, Span<int> at, Span<double> weight)
    {
        var x = Math.Clamp(belief * cells, 0, cells);
        var (below, count) = ((int)x, 0);
        var rest = x - below;
        if (1 - rest > 0) (at[count], weight[count++]) = (indexOf[below], 1 - rest);
        if (rest > 0) (at[count], weight[count++]) = (indexOf[below + 1], rest);
        return count;
    }

    /// <summary>By insertion: there are few types. Among equals the later type comes first, so that a step never leaves the simplex.</summary>
    private void Descending(Span<int> order, ReadOnlySpan<double> rest)
    {
        for (var k = 2; k < types; k++)
        {
            var item = order[k];
            var j = k;
            for (; j > 1 && rest[order[j - 1]] < rest[item]; j--) order[j] = order[j - 1];
            order[j] = item;
        }
    }

    /// <summary>A point by how many cells its types from each on hold together.</summary>
    private int Index(ReadOnlySpan<int> tail)
    {
        var index = 0;
        for (var k = 1; k < types; k++) index = index * (cells + 1) + tail[k];
        return indexOf[index];
    }

    private void Fill(int[] parts, int from, int left)
    {
        if (from == types - 1)
        {
            parts[from] = left;
            var tail = new int[types];
            for (var k = types - 1; k >= 1; k--) tail[k] = parts[k] + (k + 1 < types ? tail[k + 1] : 0);
            var index = 0;
            for (var k = 1; k < types; k++) index = index * (cells + 1) + tail[k];
            indexOf[index] = points.Count;
            points.Add([.. parts.Select(p => (double)p / cells)]);
            return;
        }

        for (var p = 0; p <= left; p++)
        {
            parts[from] = p;
            Fill(parts, from + 1, left - p);
        }
    }
}

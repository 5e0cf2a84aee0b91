using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Grid;

/// <summary>The combinations of grid points, one a party, numbered with the first party fastest.</summary>
internal sealed class BeliefPoints
{
    private readonly SimplexGrid[] grids;
    private readonly int[] stride;

    public BeliefPoints(SimplexGrid[] grids)
    {
        this.grids = grids;
        stride = new int[grids.Length];
        Count = 1;
        for (var i = 0; i < grids.Length; i++)
        {
            stride[i] = Count;
            Count *= grids[i].Count;
        }
    }

    public int Count { get; }

    public int Stride(int party) => stride[party];

    public SimplexGrid Grid(int party) => grids[party];

    /// <summary>What is believed of a party at a combination.</summary>
    public ReadOnlySpan<double> Belief(int point, int party) => grids[party].Row(point / stride[party] % grids[party].Count);

    /// <summary>The combination with a party's own part taken out.</summary>
    public int Without(int point, int party) => point - point / stride[party] % grids[party].Count * stride[party];

    /// <summary>Combinations and weights whose mean is a product of beliefs.</summary>
    public List<(int Point, double Weight)> Around(Priors priors)
    {
        List<(int Point, double Weight)> around = [(0, 1)];
        for (var i = 0; i < grids.Length; i++)
        {
            var (at, weight) = (new int[priors[i].Count], new double[priors[i].Count]);
            var count = grids[i].Locate([.. priors[i]], at, weight);
            var party = i;
            around = [.. around.SelectMany(p => Enumerable.Range(0, count).Select(k => (p.Point + at[k] * stride[party], p.Weight * weight[k])))];
        }

        return around;
    }
}

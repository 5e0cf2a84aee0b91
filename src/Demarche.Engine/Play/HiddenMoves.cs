namespace Demarche.Engine.Play;

/// <summary>
/// Information sets of several histories: for each member the moves between the last history that the mover knows and the member. Its
/// probability there is the product of their mixes, whatever the mover's own type.
/// </summary>
internal sealed class HiddenMoves
{
    private readonly TreeArrays arrays;
    private readonly List<int> factor = [];
    private readonly List<double> chance = [];
    private readonly Dictionary<int, int> firstFactor = [];
    private readonly SortedSet<int> sets = [];

    public HiddenMoves(StageTree tree)
    {
        arrays = tree.Arrays;
        FactorSet = [];
        if (tree.InformationSets == arrays.Member.Length) return;
        var parentEdge = ParentEdges();
        for (var u = 0; u < tree.InformationSets; u++)
        {
            if (arrays.SetFirstMember[u + 1] - arrays.SetFirstMember[u] > 1) Find(u, parentEdge);
        }
    }

    /// <summary>Information sets whose move some later mover does not see.</summary>
    public IReadOnlyCollection<int> Sets => sets;

    private List<int> FactorSet { get; }

    /// <summary>The probability of the member in place <paramref name="member"/> of the array of members, given that its set is reached.</summary>
    public double Weight(int member, ReadOnlySpan<double> beliefs, int[] mixAt)
    {
        if (!firstFactor.TryGetValue(member, out var x)) return 1;
        var weight = chance[x];
        for (; FactorSet[x] >= 0; x++) weight *= beliefs[mixAt[FactorSet[x]] + factor[x]];
        return weight;
    }

    /// <summary>By history: the edge into it; -1 for the first, -2 where there are several.</summary>
    private int[] ParentEdges()
    {
        var parent = new int[arrays.Mover.Length];
        Array.Fill(parent, -1);
        for (var e = 0; e < arrays.Target.Length; e++)
        {
            ref var p = ref parent[arrays.Target[e]];
            p = p == -1 ? e : -2;
        }

        return parent;
    }

    private void Find(int u, int[] parentEdge)
    {
        var owner = Owners();
        var from = arrays.SetFirstMember[u];
        int[] heads = arrays.Member[from..arrays.SetFirstMember[u + 1]];
        var path = heads.Select(_ => new List<int>()).ToArray();
        while (heads.Distinct().Skip(1).Any())
        {
            for (var m = 0; m < heads.Length; m++)
            {
                var edge = parentEdge[heads[m]];
                if (edge < 0) throw new InvalidOperationException($"Histories of the information set of history {arrays.Member[from]} do not part at one history of one occasion.");
                path[m].Add(edge);
                heads[m] = owner[edge];
                if (arrays.Mover[heads[m]] == arrays.SetMover[u]) throw new InvalidOperationException($"The party that moves at history {arrays.Member[from]} would have to forget its own move.");
            }
        }

        for (var m = 0; m < heads.Length; m++) Add(from + m, path[m], owner);
    }

    private int[]? owners;

    private int[] Owners()
    {
        if (owners is not null) return owners;
        owners = new int[arrays.Target.Length];
        for (var n = 0; n < arrays.Mover.Length; n++) Array.Fill(owners, n, arrays.FirstEdge[n], arrays.FirstEdge[n + 1] - arrays.FirstEdge[n]);
        return owners;
    }

    private void Add(int member, List<int> path, int[] owner)
    {
        firstFactor[member] = FactorSet.Count;
        var sure = 1.0;
        foreach (var edge in path) if (arrays.Mover[owner[edge]] == StageTree.ChanceMover) sure *= arrays.Chance[edge];
        foreach (var edge in path)
        {
            var node = owner[edge];
            if (arrays.Mover[node] == StageTree.ChanceMover) continue;
            sets.Add(arrays.Set[node]);
            FactorSet.Add(arrays.Set[node]);
            factor.Add(edge - arrays.FirstEdge[node]);
            chance.Add(sure);
        }

        FactorSet.Add(-1);
        factor.Add(0);
        chance.Add(sure);
    }
}

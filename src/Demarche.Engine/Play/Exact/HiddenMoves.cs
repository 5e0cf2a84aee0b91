using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// Information sets of several histories: for each member the moves between the last history that the mover knows and the member. Its
/// probability there is the product of their mixes, whatever the mover's own type.
/// </summary>
internal sealed class HiddenMoves
{
    private readonly TreeArrays arrays;
    private readonly int[] firstFactor = [];
    private readonly List<(int Set, int Action)> factors = [];
    private readonly List<double> sure = [];
    private readonly SortedSet<int> sets = [];

    public HiddenMoves(StageTree tree)
    {
        arrays = tree.Arrays;
        if (tree.InformationSets == arrays.Member.Length) return;
        firstFactor = new int[arrays.Member.Length];
        var (parentEdge, owner) = Edges();
        for (var u = 0; u < tree.InformationSets; u++)
        {
            if (arrays.SetFirstMember[u + 1] - arrays.SetFirstMember[u] > 1) Find(u, parentEdge, owner);
        }
    }

    /// <summary>Information sets whose move some later mover does not see.</summary>
    public IReadOnlyCollection<int> Sets => sets;

    /// <summary>The probability of the member in place <paramref name="member"/> of the array of members, given that its set is reached.</summary>
    public double Weight(int member, ReadOnlySpan<double> beliefs, int[] mixAt)
    {
        if (firstFactor.Length == 0 || firstFactor[member] == 0) return 1;
        var x = firstFactor[member] - 1;
        var weight = sure[x];
        for (; factors[x].Set >= 0; x++) weight *= beliefs[mixAt[factors[x].Set] + factors[x].Action];
        return weight;
    }

    /// <summary>By history the edge into it (-1 for the first, -2 where there are several); by edge the history it comes from.</summary>
    private (int[] Parent, int[] Owner) Edges()
    {
        var parent = new int[arrays.Mover.Length];
        var owner = new int[arrays.Target.Length];
        Array.Fill(parent, -1);
        for (var n = 0; n < arrays.Mover.Length; n++) Array.Fill(owner, n, arrays.FirstEdge[n], arrays.FirstEdge[n + 1] - arrays.FirstEdge[n]);
        for (var e = 0; e < arrays.Target.Length; e++)
        {
            ref var p = ref parent[arrays.Target[e]];
            p = p == -1 ? e : -2;
        }

        return (parent, owner);
    }

    private void Find(int u, int[] parentEdge, int[] owner)
    {
        var from = arrays.SetFirstMember[u];
        int[] heads = arrays.Member[from..arrays.SetFirstMember[u + 1]];
        var paths = heads.Select(_ => new List<int>()).ToArray();
        while (heads.Any(h => h != heads[0]))
        {
            for (var m = 0; m < heads.Length; m++)
            {
                var edge = parentEdge[heads[m]];
                if (edge < 0) throw new InvalidOperationException(
                    $"Histories of the information set of history {arrays.Member[from]} do not part at one history of one occasion.");
                paths[m].Add(edge);
                heads[m] = owner[edge];
                if (arrays.Mover[heads[m]] == arrays.SetMover[u])
                    throw new InvalidOperationException($"The party that moves at history {arrays.Member[from]} would have to forget its own move.");
            }
        }

        for (var m = 0; m < heads.Length; m++) Add(from + m, paths[m], owner);
    }

    /// <summary>The mixes on a way, ended by a set of -1, with the product of its chances of nature at the first.</summary>
    private void Add(int member, List<int> path, int[] owner)
    {
        firstFactor[member] = factors.Count + 1;
        var chance = path.Where(e => arrays.Mover[owner[e]] == StageTree.ChanceMover).Aggregate(1.0, (p, e) => p * arrays.Chance[e]);
        foreach (var edge in path.Where(e => arrays.Mover[owner[e]] != StageTree.ChanceMover))
        {
            var node = owner[edge];
            sets.Add(arrays.Set[node]);
            factors.Add((arrays.Set[node], edge - arrays.FirstEdge[node]));
            sure.Add(chance);
        }

        factors.Add((-1, 0));
        sure.Add(chance);
    }
}

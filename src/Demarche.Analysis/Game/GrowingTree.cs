namespace Demarche.Analysis.Game;

/// <summary>The histories of a game while it is being made, and those of them that are not continued yet.</summary>
internal sealed class GrowingTree
{
    private readonly List<Growing> nodes = [];
    private List<int> frontier = [];
    private int level;

    /// <summary>All of them, by number.</summary>
    public List<Growing> Nodes => nodes;

    /// <summary>How many there are.</summary>
    public int Count => nodes.Count;

    /// <summary>Those that are not continued yet.</summary>
    public IReadOnlyList<int> Frontier => frontier;

    public Growing this[int n] => nodes[n];

    /// <summary>The history that everything begins with.</summary>
    public int Begin(Situation at)
    {
        frontier = [Add(at)];
        return frontier[0];
    }

    /// <summary>Begins a step: what its histories agree in is asked of what it returns, and the histories to be continued are handed out.</summary>
    public (Dictionary<Situation, int> Known, List<int> From) Step()
    {
        level += 2;
        var last = frontier;
        frontier = new List<int>(last.Count);
        return ([], last);
    }

    /// <summary>A history that this step leaves as it is.</summary>
    public void Keep(int n) => frontier.Add(n);

    /// <summary>The history of this step in a situation, made if there is none.</summary>
    public int Reach(Dictionary<Situation, int> known, Situation next)
    {
        if (known.TryGetValue(next, out var child)) return child;
        child = Add(next);
        known.Add(next, child);
        frontier.Add(child);
        return child;
    }

    /// <summary>A history in between, which only leads on to another.</summary>
    public int Before(int child, int occasion)
    {
        nodes.Add(new Growing { At = nodes[child].At, Level = level - 1 });
        var between = nodes.Count - 1;
        Decide(between, Growing.ByChance, occasion, [child], [1]);
        return between;
    }

    /// <summary>Continues a history.</summary>
    public void Decide(int n, int mover, int occasion, int[] children, double[] chances)
    {
        var node = nodes[n];
        (node.Mover, node.Occasion, node.Children, node.Chances, node.From) = (mover, occasion, children, chances, node.At.State);
    }

    private int Add(Situation at)
    {
        nodes.Add(new Growing { At = at, Level = level });
        return nodes.Count - 1;
    }
}

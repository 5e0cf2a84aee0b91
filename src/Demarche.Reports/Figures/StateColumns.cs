namespace Demarche.Reports.Figures;

/// <summary>The columns of a state graph: a column for each number of moves from now at which a state stands, and after them what cannot be reached.</summary>
internal sealed class StateColumns
{
    private readonly Dictionary<int, int> index;

    /// <summary>As the states say; where they do not, breadth-first from now along every arc, or from the first state when none is now.</summary>
    public StateColumns(StateGraph graph)
    {
        index = graph.Nodes.Select((n, i) => (n.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var counted = Distances(graph);
        var distance = graph.Nodes.Select((n, i) => n.Distance ?? counted[i]).ToArray();
        int[] shown = [.. distance.Where(d => d >= 0).Distinct().Order()];
        Of = [.. distance.Select(d => d < 0 ? shown.Length : Array.IndexOf(shown, d))];
        var headings = shown.Select(d => d switch { 0 => "now", 1 => "1 move away", _ => $"{d} moves away" });
        Headings = distance.Any(d => d < 0) ? [.. headings, "cannot be reached"] : [.. headings];
        Unreached = [.. graph.Nodes.Where((_, i) => distance[i] < 0)];
    }

    /// <summary>The column of each state, in the order of the nodes.</summary>
    public IReadOnlyList<int> Of { get; }

    /// <summary>What each column is called.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The states that no move among those shown leads to.</summary>
    public IReadOnlyList<StateNode> Unreached { get; }

    /// <summary>Position of a state among the nodes.</summary>
    public int Index(int id) => index[id];

    /// <summary>The column of a state.</summary>
    public int Column(int id) => Of[index[id]];

    private int[] Distances(StateGraph graph)
    {
        var distance = graph.Nodes.Select(n => n.IsNow ? 0 : -1).ToArray();
        if (!distance.Contains(0)) distance[0] = 0;
        var next = graph.Arcs.ToLookup(a => index[a.From], a => index[a.To]);
        var queue = new Queue<int>(Enumerable.Range(0, distance.Length).Where(i => distance[i] == 0));
        while (queue.TryDequeue(out var at))
        {
            foreach (var to in next[at].Where(t => distance[t] < 0))
            {
                distance[to] = distance[at] + 1;
                queue.Enqueue(to);
            }
        }

        return distance;
    }
}

using System.Runtime.InteropServices;
using Demarche.Analysis.Game;
using Demarche.Engine.Play.Grid;

namespace Demarche.Analysis.Play;

/// <summary>The places that play comes to on a grid of beliefs, by position and then by point, and how it goes from one to another.</summary>
/// <remarks>Only places that play comes to are kept. Time and memory: places × actions × types.</remarks>
internal sealed class GridPlaces
{
    private readonly CrisisGame game;
    private readonly BeliefGridSolution solution;

    /// <summary>By position and point the number of the place, from 1; 0 where play does not come. None of a position that it never comes to.</summary>
    private readonly int[]?[] numbers;

    private readonly List<int> nodes = [];
    private readonly List<int> points = [];
    private readonly List<int> firstEdge = [0];
    private readonly List<int> targets = [];
    private readonly List<int> actions = [];
    private readonly List<double> weights = [];

    /// <summary>Follows play from its beginning to its ends.</summary>
    public GridPlaces(CrisisGame game, BeliefGridSolution solution, CancellationToken cancellation)
    {
        (this.game, this.solution) = (game, solution);
        var tree = game.Tree;
        numbers = new int[]?[tree.Nodes];
        foreach (var (point, _) in solution.Start) Meet(0, point);
        var most = Enumerable.Range(0, tree.Parties).Max(tree.Types);
        var (at, weight) = (new int[most], new double[most]);
        for (var n = 0; n < tree.Nodes; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (numbers[n] is not { } met) continue;
            for (var point = 0; point < met.Length; point++)
            {
                if (met[point] == 0) continue;
                nodes.Add(n);
                points.Add(point);
                met[point] = nodes.Count;
                for (var a = 0; a < tree.Actions(n); a++) Follow(n, point, a, at, weight);
                firstEdge.Add(targets.Count);
            }
        }

        Number();
    }

    /// <summary>What is believed at a place, as a point of the grid.</summary>
    public int Point(int place) => points[place];

    /// <summary>The places of a position, by how likely play is at each, given that it comes to the position.</summary>
    public (int Place, double Weight)[] Here(int node)
    {
        var reach = new double[nodes.Count];
        foreach (var (point, weight) in solution.Start) reach[numbers[0]![point] - 1] = weight;
        for (var place = 0; place < reach.Length && nodes[place] < node; place++)
        {
            if (reach[place] == 0) continue;
            for (var e = firstEdge[place]; e < firstEdge[place + 1]; e++) reach[targets[e]] += reach[place] * weights[e];
        }

        (int Place, double Weight)[] here = [.. (numbers[node] ?? []).Where(n => n > 0).Select(n => (n - 1, reach[n - 1])).Where(h => h.Item2 > 0)];
        var all = here.Sum(h => h.Weight);
        return [.. here.Select(h => (h.Place, h.Weight / all))];
    }

    /// <summary>Play over these places, beginning at a position.</summary>
    public PlayedGraph From(int node) => new(game, [.. nodes], [.. firstEdge], [.. targets], [.. actions], [.. weights], Here(node));

    private void Follow(int node, int point, int action, int[] at, double[] weight)
    {
        var (child, count) = (game.Tree.Child(node, action), solution.Next(node, point, action, at, weight, out var mix));
        for (var k = 0; k < count; k++)
        {
            Meet(child, at[k]);
            // The place has its number when its position's turn has come.
            targets.Add(at[k]);
            actions.Add(action);
            weights.Add(mix * weight[k]);
        }
    }

    private void Meet(int node, int point)
    {
        var met = numbers[node] ??= new int[solution.Points];
        if (met[point] == 0) met[point] = -1;
    }

    private void Number()
    {
        var to = CollectionsMarshal.AsSpan(targets);
        for (var place = 0; place < nodes.Count; place++)
        {
            for (var e = firstEdge[place]; e < firstEdge[place + 1]; e++) to[e] = numbers[game.Tree.Child(nodes[place], actions[e])]![to[e]] - 1;
        }
    }
}

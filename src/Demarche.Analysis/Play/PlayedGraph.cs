using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;

namespace Demarche.Analysis.Play;

/// <summary>
/// How a game is played in one run, from now on: places, and how likely play is to go from one to another. A place is a history; on a grid of beliefs
/// a position together with what is believed there.
/// </summary>
/// <remarks>Places are numbered so that play goes from lesser to greater numbers. All that is read off a run is a sum over its places or its edges: O(edges).</remarks>
internal sealed class PlayedGraph
{
    private readonly List<int> node = [];
    private readonly List<int> firstEdge = [0];
    private readonly List<int> target = [];
    private readonly List<int> action = [];
    private readonly List<double> weight = [];

    private PlayedGraph(CrisisGame game) => Game = game;

    public CrisisGame Game { get; }

    /// <summary>Where the forecast begins: places with weights that sum to 1.</summary>
    public IReadOnlyList<(int Place, double Weight)> Start { get; private set; } = [];

    public int Places => node.Count;

    public int Node(int place) => node[place];

    public int FirstEdge(int place) => firstEdge[place];

    public int Target(int edge) => target[edge];

    /// <summary>The action of the place's history that an edge is a part of.</summary>
    public int Action(int edge) => action[edge];

    public double Weight(int edge) => weight[edge];

    /// <summary>Of a game solved exactly.</summary>
    public static PlayedGraph Of(CrisisGame game, QreSolution solution)
    {
        var (tree, graph) = (game.Tree, new PlayedGraph(game));
        for (var n = game.Now; n < tree.Nodes; n++)
        {
            for (var a = 0; a < tree.Actions(n); a++) graph.Edge(tree.Child(n, a) - game.Now, a, solution.Mix(n, a));
            graph.Close(n);
        }

        graph.Start = [(0, 1)];
        return graph;
    }

    /// <summary>Of a game solved on a grid of beliefs.</summary>
    public static PlayedGraph Of(CrisisGame game, IReadOnlyList<(int Node, int Point)> places, Func<int, IEnumerable<(int Place, int Action, double Weight)>> edges, IReadOnlyList<(int Place, double Weight)> start)
    {
        var graph = new PlayedGraph(game);
        for (var place = 0; place < places.Count; place++)
        {
            foreach (var (to, a, share) in edges(place)) graph.Edge(to, a, share);
            graph.Close(places[place].Node);
        }

        graph.Start = start;
        return graph;
    }

    /// <summary>By place how likely the break is to come about, or to have come about, from there on.</summary>
    public double[] Breaks()
    {
        var breaks = new double[Places];
        for (var place = Places - 1; place >= 0; place--)
        {
            var isEnd = firstEdge[place] == firstEdge[place + 1];
            breaks[place] = isEnd && Game.IsBroken(node[place]) ? 1 : 0;
            for (var e = firstEdge[place]; e < firstEdge[place + 1]; e++) breaks[place] += weight[e] * breaks[target[e]];
        }

        return breaks;
    }

    /// <summary>By place how likely play is to come to it.</summary>
    public double[] Reach()
    {
        var reach = new double[Places];
        foreach (var (place, share) in Start) reach[place] += share;
        for (var place = 0; place < Places; place++)
        {
            if (reach[place] <= 0) continue;
            for (var e = firstEdge[place]; e < firstEdge[place + 1]; e++) reach[target[e]] += reach[place] * weight[e];
        }

        return reach;
    }

    private void Edge(int to, int by, double share)
    {
        target.Add(to);
        action.Add(by);
        weight.Add(share);
    }

    private void Close(int about)
    {
        node.Add(about);
        firstEdge.Add(target.Count);
    }
}

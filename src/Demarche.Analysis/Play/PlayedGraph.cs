using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;

namespace Demarche.Analysis.Play;

/// <summary>
/// How a game is played in one run, from now on: places, and how likely play is to go from one to another. A place is a history; on a grid of beliefs
/// a position together with what is believed there.
/// </summary>
/// <remarks>
/// Places are numbered so that play goes from lesser to greater numbers. All that is read off a run is a sum over its places or its edges: O(edges).
/// </remarks>
internal sealed class PlayedGraph
{
    private readonly int[] node;
    private readonly int[] firstEdge;
    private readonly int[] target;
    private readonly int[] action;
    private readonly double[] weight;
    private readonly Lazy<Turnings> turnings;

    /// <param name="game">The game.</param>
    /// <param name="node">By place, its position or history.</param>
    /// <param name="firstEdge">By place, one more than there are, where its edges begin.</param>
    /// <param name="target">By edge the place that it leads to.</param>
    /// <param name="action">By edge the action that it is a part of.</param>
    /// <param name="weight">By edge how likely it is.</param>
    /// <param name="start">Where the forecast begins.</param>
    public PlayedGraph(CrisisGame game, int[] node, int[] firstEdge, int[] target, int[] action, double[] weight,
        IReadOnlyList<(int Place, double Weight)> start)
    {
        (Game, this.node, this.firstEdge, this.target, this.action, this.weight, Start) = (game, node, firstEdge, target, action, weight, start);
        turnings = new Lazy<Turnings>(() => new Turnings(this));
    }

    private PlayedGraph(PlayedGraph like, double[] weight)
    {
        (Game, node, firstEdge, target, action, turnings, Start) = (like.Game, like.node, like.firstEdge, like.target, like.action, like.turnings, like.Start);
        this.weight = weight;
    }

    public CrisisGame Game { get; }

    /// <summary>Where the forecast begins: places with weights that sum to 1.</summary>
    public IReadOnlyList<(int Place, double Weight)> Start { get; }

    public int Places => node.Length;

    public int Node(int place) => node[place];

    public int FirstEdge(int place) => firstEdge[place];

    public int Target(int edge) => target[edge];

    /// <summary>The action of the place's history that an edge is a part of.</summary>
    public int Action(int edge) => action[edge];

    public double Weight(int edge) => weight[edge];

    /// <summary>Which edges are turns.</summary>
    public Turnings Turnings => turnings.Value;

    /// <summary>The histories of a game, no edge likely at all yet.</summary>
    public static PlayedGraph Of(CrisisGame game)
    {
        var (tree, now) = (game.Tree, game.Now);
        int[] histories = [.. Enumerable.Range(now, tree.Nodes - now)];
        var first = new int[histories.Length + 1];
        for (var place = 0; place < histories.Length; place++) first[place + 1] = first[place] + tree.Actions(histories[place]);
        var (to, by) = (new int[first[^1]], new int[first[^1]]);
        for (var place = 0; place < histories.Length; place++)
        {
            for (var (a, e) = (0, first[place]); e < first[place + 1]; a++, e++) (to[e], by[e]) = (tree.Child(histories[place], a) - now, a);
        }

        return new PlayedGraph(game, histories, first, to, by, [], [(0, 1)]);
    }

    /// <summary>The same histories as they are played by a solution.</summary>
    public PlayedGraph By(QreSolution solution)
    {
        var share = new double[target.Length];
        for (var place = 0; place < node.Length; place++)
        {
            for (var e = firstEdge[place]; e < firstEdge[place + 1]; e++) share[e] = solution.Mix(node[place], action[e]);
        }

        return new PlayedGraph(this, share);
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
}

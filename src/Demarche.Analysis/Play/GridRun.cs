using Demarche.Analysis.Game;
using Demarche.Engine.Play.Grid;
using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Play;

/// <summary>
/// A game solved on a grid of beliefs. A place is a position with one point of the grid; a move leads to the few places around the posterior, with
/// weights that keep its mean.
/// </summary>
/// <remarks>Only places that play comes to are kept. O(places × actions × types).</remarks>
internal sealed class GridRun : SolvedRun
{
    /// <summary>A larger gap between choices and replies counts as not solved.</summary>
    private const double Unsettled = 1e-3;

    private readonly StageTree tree;
    private readonly BeliefGridSolution solution;
    private readonly SortedSet<int>?[] met;
    private readonly List<(int Node, int Point)> places = [];
    private readonly Dictionary<(int Node, int Point), int> numbers = [];
    private readonly List<(double Mix, IReadOnlyList<(int Point, double Weight)> Next)[]> moves = [];
    private readonly (int Place, double Weight)[][] shown;

    /// <summary>Follows play to its ends.</summary>
    public GridRun(PlayGame about, BeliefGridSolution solution, CancellationToken cancellation = default)
        : base(about)
    {
        (tree, this.solution) = (Game.Tree, solution);
        met = new SortedSet<int>?[tree.Nodes];
        foreach (var (point, _) in solution.Start) Meet(0, point);
        for (var n = 0; n < tree.Nodes; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var point in met[n] ?? []) Open(n, point);
            met[n] = null;
        }

        shown = [.. Game.Recorded.Select(Here)];
        Graph = PlayedGraph.Of(Game, places, Edges, Here(Game.Now));
    }

    public override PlayedGraph Graph { get; }

    protected override double Residual => solution.Residual;

    protected override bool IsComplete => solution.Residual < Unsettled;

    protected override double Belief(int place, int party, int type) => solution.Belief(places[place].Point, Game.Seats.Of(party), Game.Seats.OfType(party, type));

    protected override double Value(int place, int party, int type) => solution.Value(places[place].Node, places[place].Point, Game.Seats.Of(party), Game.Seats.OfType(party, type));

    protected override (double Choice, double Worth) Option(int place, int party, int type, int action)
    {
        var ((node, point), (seat, own)) = (places[place], (Game.Seats.Of(party), Game.Seats.OfType(party, type)));
        return (solution.Choice(node, point, own, action), moves[place][action].Next.Sum(x => x.Weight * solution.Value(tree.Child(node, action), x.Point, seat, own)));
    }

    protected override double[] Learnt(int shown, int party) => [.. Types(party).Select(t => this.shown[shown].Sum(h => h.Weight * Belief(h.Place, party, t)))];

    /// <summary>The places of a position, by how likely play is at each, given that it comes to the position.</summary>
    private (int Place, double Weight)[] Here(int node)
    {
        var reach = new SortedDictionary<int, double>();
        foreach (var (point, weight) in solution.Start) reach[numbers[(0, point)]] = weight;
        var here = new List<(int Place, double Weight)>();
        while (reach.Count > 0)
        {
            var (place, mass) = reach.First();
            reach.Remove(place);
            if (places[place].Node == node) here.Add((place, mass));
            if (places[place].Node >= node) continue;
            foreach (var (to, _, share) in Edges(place)) reach[to] = reach.GetValueOrDefault(to) + mass * share;
        }

        var all = here.Sum(h => h.Weight);
        return [.. here.Select(h => (h.Place, h.Weight / all))];
    }

    private IEnumerable<(int Place, int Action, double Weight)> Edges(int place)
    {
        for (var a = 0; a < moves[place].Length; a++)
        {
            foreach (var (point, weight) in moves[place][a].Next) yield return (numbers[(tree.Child(places[place].Node, a), point)], a, moves[place][a].Mix * weight);
        }
    }

    private void Meet(int node, int point) => (met[node] ??= []).Add(point);

    private void Open(int node, int point)
    {
        numbers[(node, point)] = places.Count;
        places.Add((node, point));
        var own = new (double, IReadOnlyList<(int Point, double Weight)>)[tree.Actions(node)];
        for (var a = 0; a < own.Length; a++)
        {
            own[a] = (solution.Mix(node, point, a), solution.Next(node, point, a));
            foreach (var (to, _) in own[a].Item2) Meet(tree.Child(node, a), to);
        }

        moves.Add(own);
    }
}

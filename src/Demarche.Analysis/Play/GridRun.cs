using Demarche.Analysis.Game;
using Demarche.Engine.Play.Grid;
using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Play;

/// <summary>
/// A game solved on a grid of beliefs. A place is a position with one point of the grid; a move leads to the few places around the posterior, with
/// weights that keep its mean.
/// </summary>
internal sealed class GridRun : SolvedRun
{
    /// <summary>A larger gap between choices and replies counts as not solved.</summary>
    private const double Unsettled = 1e-3;

    private readonly StageTree tree;
    private readonly BeliefGridSolution solution;
    private readonly GridPlaces places;
    private readonly (int Place, double Weight)[][] shown;

    /// <summary>Follows play to its ends.</summary>
    public GridRun(PlayGame about, BeliefGridSolution solution, CancellationToken cancellation = default)
        : base(about)
    {
        (tree, this.solution, places) = (Game.Tree, solution, new GridPlaces(Game, solution, cancellation));
        shown = [.. Game.Recorded.Select(places.Here)];
        Graph = places.From(Game.Now);
    }

    public override PlayedGraph Graph { get; }

    protected override double Residual => solution.Residual;

    protected override bool IsComplete => solution.Residual < Unsettled;

    public override double Belief(int place, int party, int type) =>
        solution.Belief(places.Point(place), Game.Seats.Of(party), Game.Seats.OfType(party, type));

    protected override double Value(int place, int party, int type) =>
        solution.Value(Graph.Node(place), places.Point(place), Game.Seats.Of(party), Game.Seats.OfType(party, type));

    public override double Choice(int place, int party, int type, int action) =>
        solution.Choice(Graph.Node(place), places.Point(place), Game.Seats.OfType(party, type), action);

    protected override double Worth(int place, int party, int type, int action)
    {
        var ((node, point), (seat, own)) = ((Graph.Node(place), places.Point(place)), (Game.Seats.Of(party), Game.Seats.OfType(party, type)));
        return solution.Next(node, point, action).Sum(x => x.Weight * solution.Value(tree.Child(node, action), x.Point, seat, own));
    }

    protected override double[] Learnt(int shown, int party) => [.. Types(party).Select(t => this.shown[shown].Sum(h => h.Weight * Belief(h.Place, party, t)))];
}

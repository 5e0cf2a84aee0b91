using Demarche.Analysis.Game;
using Demarche.Engine.Play;

namespace Demarche.Analysis.Play;

/// <summary>
/// What is read off a game solved on a grid of beliefs. Play is followed over places: a position with one point of the grid. A move leads to
/// the few places around the posterior, with weights that keep its mean.
/// </summary>
/// <remarks>Only places that play comes to are kept. O(places × actions × types), times the ways through a position for the traces.</remarks>
internal sealed class GridRun
{
    private readonly PlayGame about;
    private readonly CrisisGame game;
    private readonly StageTree tree;
    private readonly BeliefGridSolution solution;
    private readonly List<(int Node, int Point)> places = [];
    private readonly Dictionary<(int Node, int Point), int> numbers = [];
    private readonly List<Move[]> moves = [];
    private readonly List<int>[] at;
    private readonly List<int> order = [];
    private readonly double[] breaks;
    private readonly double[] reach;

    /// <summary>Follows play to its ends.</summary>
    public GridRun(PlayGame about, BeliefGridSolution solution)
    {
        (this.about, game, tree, this.solution) = (about, about.Game, about.Game.Tree, solution);
        at = [.. Enumerable.Range(0, tree.Nodes).Select(_ => new List<int>())];
        foreach (var (point, _) in solution.Start) Place(0, point);
        for (var n = 0; n < tree.Nodes; n++)
        {
            foreach (var place in at[n]) Open(place);
            order.AddRange(at[n]);
        }

        breaks = BreaksFrom();
        reach = Reach(solution.Start.Select(s => (Place(0, s.Point), s.Weight)));
    }

    /// <summary>The probability of a break by the horizon, from now.</summary>
    public double Breaks => Here(game.Now).Sum(h => h.Weight * breaks[h.Place]);

    /// <summary>All that is kept.</summary>
    public PlayRun Read()
    {
        var now = Here(game.Now).ToArray();
        var ahead = Reach(now);
        var by = new double[about.Dates.Count];
        var outcomes = new double[game.Compiled.Outcomes.Count];
        var settled = new double[about.Dates.Count, tree.Parties + 1];
        foreach (var place in order.Where(p => ahead[p] > 0))
        {
            var n = places[place].Node;
            if (tree.IsEnd(n)) about.AddOutcomes(outcomes, game.State(n), ahead[place]);
            var date = about.DateOf(n);
            for (var a = 0; a < tree.Actions(n); a++)
            {
                var p = ahead[place] * moves[place][a].Mix;
                if (game.IsBroken(tree.Child(n, a)) && !game.IsBroken(n)) by[date] += p;
                foreach (var (next, weight) in moves[place][a].Next) settled[date, tree.Mover(n) ?? tree.Parties] += p * weight * Math.Pow(breaks[next] - breaks[place], 2);
            }
        }

        if (game.IsBroken(game.Now)) by[0] += 1;
        for (var d = 1; d < by.Length; d++) by[d] += by[d - 1];
        return new PlayRun
        {
            BreaksBy = by,
            Outcomes = outcomes,
            Traces = about.Traces.Shares(now, (place, action) => moves[place][action].Next.Select(x => (x.Place, moves[place][action].Mix * x.Weight))),
            Settled = settled,
            Options = [.. Enumerable.Range(0, tree.Parties).Select(Options)],
            Beliefs = [.. Enumerable.Range(0, tree.Parties).Select(p => Believed(now, p))],
            Learnt = [.. game.Told.Select((n, k) => Believed(Here(n), game.Calendar.Occasions[k].Parties[0]))],
            Values = [.. Enumerable.Range(0, tree.Parties).Select(p => now.Sum(h => h.Weight * Types(p).Sum(t => Belief(h.Place, p, t) * solution.Value(game.Now, places[h.Place].Point, p, t))))],
            Residual = solution.Residual,
            IsComplete = solution.Residual < 1e-3,
        };
    }

    private OptionRun[] Options(int party)
    {
        var node = about.FirstChoice(party);
        if (node < 0) return [];
        var here = Staying(node);
        double Mixed(int action) => here.Sum(h => h.Weight * moves[h.Place][action].Mix);
        double Worth(int action) => here.Sum(h => h.Weight * Types(party).Sum(t => Belief(h.Place, party, t) * moves[h.Place][action].Next.Sum(x => x.Weight * solution.Value(tree.Child(node, action), places[x.Place].Point, party, t))));
        var staying = Worth(0);
        return [.. Enumerable.Range(0, tree.Actions(node)).Select(a =>
        {
            var mix = Mixed(a);
            double Mean(Func<int, double> of) => mix > 0 ? here.Sum(h => h.Weight * of(h.Place)) / mix : 0;
            double[] believed = [.. Types(party).Select(t => Mean(p => Belief(p, party, t) * solution.Choice(node, places[p].Point, t, a)))];
            return new OptionRun(mix, Mean(p => moves[p][a].Mix * moves[p][a].Next.Sum(x => x.Weight * breaks[x.Place])), Worth(a) - staying, believed);
        })];
    }

    /// <summary>Where play is at a history that comes of everybody's staying, and of nothing happening by itself.</summary>
    private (int Place, double Weight)[] Staying(int node)
    {
        var here = Here(game.Now).ToArray();
        for (var n = game.Now; n != node; n = tree.Child(n, about.Stay(n)))
        {
            var stay = about.Stay(n);
            here = Shares(here.SelectMany(h => moves[h.Place][stay].Next.Select(x => (x.Place, h.Weight * moves[h.Place][stay].Mix * x.Weight))));
        }

        return here;
    }

    /// <summary>The places of a position, by how likely play is at each, given that it comes to the position.</summary>
    private (int Place, double Weight)[] Here(int node) => Shares(at[node].Select(p => (p, reach[p])));

    private static (int Place, double Weight)[] Shares(IEnumerable<(int Place, double Weight)> masses)
    {
        (int Place, double Weight)[] sums = [.. masses.GroupBy(m => m.Place).Select(g => (g.Key, g.Sum(m => m.Weight)))];
        var all = sums.Sum(s => s.Weight);
        return [.. sums.Select(s => (s.Place, s.Weight / all))];
    }

    private double[] Believed((int Place, double Weight)[] here, int party) => [.. Types(party).Select(t => here.Sum(h => h.Weight * Belief(h.Place, party, t)))];

    private IEnumerable<int> Types(int party) => Enumerable.Range(0, tree.Types(party));

    private double Belief(int place, int party, int type) => solution.Belief(places[place].Point, party, type);

    private int Place(int node, int point)
    {
        if (numbers.TryGetValue((node, point), out var number)) return number;
        numbers[(node, point)] = number = places.Count;
        places.Add((node, point));
        moves.Add([]);
        at[node].Add(number);
        return number;
    }

    private void Open(int place)
    {
        var (node, point) = places[place];
        moves[place] = [.. Enumerable.Range(0, tree.Actions(node)).Select(a => new Move(solution.Mix(node, point, a),
            [.. solution.Next(node, point, a).Select(x => (Place(tree.Child(node, a), x.Point), x.Weight))]))];
    }

    private double[] BreaksFrom()
    {
        var all = new double[places.Count];
        foreach (var place in Enumerable.Reverse(order))
        {
            if (tree.IsEnd(places[place].Node)) all[place] = game.IsBroken(places[place].Node) ? 1 : 0;
            foreach (var move in moves[place]) foreach (var (next, weight) in move.Next) all[place] += move.Mix * weight * all[next];
        }

        return all;
    }

    private double[] Reach(IEnumerable<(int Place, double Weight)> start)
    {
        var all = new double[places.Count];
        foreach (var (place, weight) in start) all[place] = weight;
        foreach (var place in order.Where(p => all[p] > 0))
        {
            foreach (var move in moves[place]) foreach (var (next, weight) in move.Next) all[next] += all[place] * move.Mix * weight;
        }

        return all;
    }

    private readonly record struct Move(double Mix, (int Place, double Weight)[] Next);
}

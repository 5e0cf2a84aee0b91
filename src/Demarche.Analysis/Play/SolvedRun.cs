using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;

namespace Demarche.Analysis.Play;

/// <summary>A game solved under one draw, exactly or on a grid of beliefs, and all that is read off it. Parties and types count as in the model.</summary>
internal abstract class SolvedRun(PlayGame about)
{
    /// <summary>What is played.</summary>
    protected PlayGame About => about;

    /// <summary>The game.</summary>
    protected CrisisGame Game => about.Game;

    /// <summary>How it is played from now on.</summary>
    public abstract PlayedGraph Graph { get; }

    /// <summary>The probability of a break by the horizon.</summary>
    public double Breaks
    {
        get
        {
            var breaks = Graph.Breaks();
            return Graph.Start.Sum(s => s.Weight * breaks[s.Place]);
        }
    }

    protected abstract double Residual { get; }

    protected abstract bool IsComplete { get; }

    /// <summary>What is believed of a type at a place.</summary>
    public abstract double Belief(int place, int party, int type);

    /// <summary>What a place is worth to a type.</summary>
    protected abstract double Value(int place, int party, int type);

    /// <summary>How likely a type of the mover of a place is to choose an action.</summary>
    public abstract double Choice(int place, int party, int type, int action);

    /// <summary>What an action is worth to a type of the mover of a place.</summary>
    protected abstract double Worth(int place, int party, int type, int action);

    /// <summary>What is believed of the types of a party after a recorded move.</summary>
    protected abstract double[] Learnt(int shown, int party);

    /// <summary>All that is kept of the run.</summary>
    /// <param name="ways">The ways that it is asked about; none when null.</param>
    public PlayRun Read(Traces? ways)
    {
        var (graph, breaks, reach) = (Graph, Graph.Breaks(), Graph.Reach());
        var by = new double[about.Dates.Count];
        var outcomes = new double[Game.Compiled.Outcomes.Count];
        var settled = new double[about.Dates.Count, Game.Seats.Count + 1];
        for (var place = 0; place < graph.Places; place++)
        {
            if (reach[place] <= 0) continue;
            var n = graph.Node(place);
            if (Game.Tree.IsEnd(n)) AddOutcomes(outcomes, Game.State(n), reach[place]);
            var (date, party) = (about.DateOf(n), Game.Mover(n) ?? Game.Seats.Count);
            for (var e = graph.FirstEdge(place); e < graph.FirstEdge(place + 1); e++)
            {
                var (to, p) = (graph.Target(e), reach[place] * graph.Weight(e));
                if (Game.IsBroken(graph.Node(to)) && !Game.IsBroken(n)) by[date] += p;
                settled[date, party] += p * (breaks[to] - breaks[place]) * (breaks[to] - breaks[place]);
            }
        }

        if (Game.IsBroken(Game.Now)) by[0] += 1;
        for (var d = 1; d < by.Length; d++) by[d] += by[d - 1];
        return new PlayRun
        {
            BreaksBy = by,
            Outcomes = outcomes,
            Traces = ways?.Shares(graph) ?? [],
            Settled = settled,
            Options = [.. Parties.Select(p => Options(breaks, p))],
            Beliefs = [.. Parties.Select(p => Types(p).Select(t => graph.Start.Sum(s => s.Weight * Belief(s.Place, p, t))).ToArray())],
            Learnt = [.. Game.Recorded.Select((_, k) => Learnt(k, Game.Calendar.Occasions[k].Parties[0]))],
            Values = [.. Parties.Select(p => graph.Start.Sum(s => s.Weight * Seated(p).Sum(t => Belief(s.Place, p, t) * Value(s.Place, p, t))))],
            Residual = Residual,
            IsComplete = IsComplete,
        };
    }

    /// <summary>The types of a party.</summary>
    protected IEnumerable<int> Types(int party) => Enumerable.Range(0, Game.Seats.Types(party));

    /// <summary>The same in the order of the tree, so that a sum over them does not hang on the order in which the model lists them.</summary>
    private IEnumerable<int> Seated(int party) => Types(party).Select(place => Game.Seats.TypeAt(Game.Seats.Of(party), place));

    private IEnumerable<int> Parties => Enumerable.Range(0, Game.Seats.Count);

    private OptionRun[] Options(double[] breaks, int party)
    {
        var node = about.FirstChoice(party);
        if (node < 0) return [];
        var here = Staying(node);
        double Over(int action, Func<int, double> of) => here.Sum(h => h.Weight * Edges(h.Place, action).Sum(e => Graph.Weight(e) * of(e)));
        double OfAction(int action) => here.Sum(h => h.Weight * Seated(party).Sum(t => Belief(h.Place, party, t) * Worth(h.Place, party, t, action)));
        var staying = OfAction(0);
        return [.. Enumerable.Range(0, Game.Tree.Actions(node)).Select(a =>
        {
            var mix = Over(a, _ => 1);
            double[] believed = [.. Types(party)
                .Select(t => mix > 0 ? here.Sum(h => h.Weight * Belief(h.Place, party, t) * Choice(h.Place, party, t, a)) / mix
                : here.Sum(h => h.Weight * Belief(h.Place, party, t)))];
            return new OptionRun(mix, mix > 0 ? Over(a, e => breaks[Graph.Target(e)]) / mix : 0, OfAction(a) - staying, believed);
        })];
    }

    private IEnumerable<int> Edges(int place, int action) =>
        Enumerable.Range(Graph.FirstEdge(place), Graph.FirstEdge(place + 1) - Graph.FirstEdge(place)).Where(e => Graph.Action(e) == action);

    /// <summary>Where play is at a history that comes of everybody's staying, and of nothing happening by itself.</summary>
    private IReadOnlyList<(int Place, double Weight)> Staying(int node)
    {
        var here = Graph.Start;
        for (var n = Game.Now; n != node; n = Game.Tree.Child(n, about.Stay(n)))
        {
            var stay = about.Stay(n);
            var next = new SortedDictionary<int, double>();
            foreach (var (place, weight) in here)
            {
                foreach (var e in Edges(place, stay)) next[Graph.Target(e)] = next.GetValueOrDefault(Graph.Target(e)) + weight * Graph.Weight(e);
            }

            var all = next.Values.Sum();
            here = [.. next.Select(p => (p.Key, p.Value / all))];
        }

        return here;
    }

    private void AddOutcomes(double[] outcomes, int state, double p)
    {
        for (var k = 0; k < outcomes.Length; k++)
        {
            if (Game.Compiled.Outcomes[k][state]) outcomes[k] += p;
        }
    }
}

/// <summary>A game solved exactly: places are histories.</summary>
internal sealed class ExactRun(PlayGame about, QreSolution solution) : SolvedRun(about)
{
    private PlayedGraph? graph;

    public override PlayedGraph Graph => graph ??= About.Histories.By(solution);

    protected override double Residual => solution.Residual;

    protected override bool IsComplete => solution.IsComplete;

    public override double Belief(int place, int party, int type) => BeliefOf(Game.Now + place, party, type);

    protected override double Value(int place, int party, int type) => solution.Value(Game.Now + place, Game.Seats.Of(party), Game.Seats.OfType(party, type));

    public override double Choice(int place, int party, int type, int action) => solution.Choice(Game.Now + place, Game.Seats.OfType(party, type), action);

    protected override double Worth(int place, int party, int type, int action) =>
        solution.ActionValue(Game.Now + place, Game.Seats.OfType(party, type), action);

    protected override double[] Learnt(int shown, int party) => [.. Types(party).Select(t => BeliefOf(Game.Recorded[shown], party, t))];

    private double BeliefOf(int node, int party, int type) => solution.Belief(node, Game.Seats.Of(party), Game.Seats.OfType(party, type));
}

using Demarche.Analysis.Game;

namespace Demarche.Analysis.Play;

/// <summary>A turn on the way: which named outcomes hold from here on, who brought it about, and when.</summary>
/// <param name="Occasion">The occasion; one more than the last for what happens by itself before the horizon.</param>
/// <param name="Mover">The party; −1 for something that happens by itself, −2 for several parties at once.</param>
/// <param name="Label">What holds from here on: a set of named outcomes as bits, or a state where none are named.</param>
public readonly record struct Turning(int Occasion, int Mover, long Label);

/// <summary>
/// The ways through the named outcomes: histories told only by where an outcome begins or ends. Worked out once for a game; each run then
/// takes one pass over it.
/// </summary>
/// <remarks>O(histories × ways through each) to build. Traces count from 0; trace 0 is the one on which nothing changes.</remarks>
public sealed class Traces
{
    /// <summary>Several parties acting at once.</summary>
    public const int Together = -2;

    /// <summary>What happens by itself.</summary>
    public const int ByItself = -1;

    private readonly CrisisGame game;
    private readonly int[] firstEdge;
    private readonly List<(int Parent, Turning Turning)> traces = [(-1, default)];
    private readonly Dictionary<(int, Turning), int> numbers = [];
    private readonly List<(int Node, int Trace)> places = [];
    private readonly List<(int From, int Edge, int To)> steps = [];

    /// <summary>Follows every way through a game.</summary>
    public Traces(CrisisGame game)
    {
        ArgumentNullException.ThrowIfNull(game);
        this.game = game;
        firstEdge = new int[game.Tree.Nodes + 1];
        for (var n = 0; n < game.Tree.Nodes; n++) firstEdge[n + 1] = firstEdge[n] + game.Tree.Actions(n);
        Grow();
    }

    /// <summary>How many there are.</summary>
    public int Count => traces.Count;

    /// <summary>How many actions the game's histories have in all.</summary>
    internal int Edges => firstEdge[^1];

    /// <summary>The turnings of a trace, in order.</summary>
    public IReadOnlyList<Turning> Of(int trace)
    {
        var turnings = new List<Turning>();
        for (var t = trace; t > 0; t = traces[t].Parent) turnings.Insert(0, traces[t].Turning);
        return turnings;
    }

    /// <summary>What holds at a state: its named outcomes as bits, or the state where the model names none.</summary>
    public long Label(int state)
    {
        var outcomes = game.Compiled.Outcomes;
        if (outcomes.Count is 0 or > 62) return state;
        var label = 0L;
        for (var k = 0; k < outcomes.Count; k++)
        {
            if (outcomes[k][state]) label |= 1L << k;
        }

        return label;
    }

    /// <summary>How likely each trace is under the given probabilities of moves.</summary>
    /// <param name="mix">For an edge of the game, in the order in which histories and their actions are numbered, its probability.</param>
    public double[] Shares(double[] mix)
    {
        ArgumentNullException.ThrowIfNull(mix);
        var at = new double[places.Count];
        at[0] = 1;
        foreach (var (from, edge, to) in steps) at[to] += at[from] * mix[edge];
        var shares = new double[Count];
        for (var k = 0; k < places.Count; k++)
        {
            if (game.Tree.IsEnd(places[k].Node)) shares[places[k].Trace] += at[k];
        }

        return shares;
    }

    /// <summary>The same where a history is one of several places, told apart by what is believed.</summary>
    /// <param name="start">Where play begins, with weights.</param>
    /// <param name="next">Where an action leads from a place, with probabilities.</param>
    public double[] Shares(IEnumerable<(int Place, double Weight)> start, Func<int, int, IEnumerable<(int Place, double Weight)>> next)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(next);
        var at = new Dictionary<int, double>?[places.Count];
        at[0] = start.ToDictionary(s => s.Place, s => s.Weight);
        foreach (var (from, edge, to) in steps)
        {
            foreach (var (here, mass) in at[from] ?? [])
            {
                foreach (var (there, weight) in next(here, edge - firstEdge[places[from].Node]))
                {
                    var into = at[to] ??= [];
                    into[there] = into.GetValueOrDefault(there) + mass * weight;
                }
            }
        }

        var shares = new double[Count];
        for (var k = 0; k < places.Count; k++)
        {
            if (game.Tree.IsEnd(places[k].Node)) shares[places[k].Trace] += at[k]?.Values.Sum() ?? 0;
        }

        return shares;
    }

    private void Grow()
    {
        var tree = game.Tree;
        var open = new Dictionary<int, List<int>> { [game.Now] = [0] };
        places.Add((game.Now, 0));
        var known = new Dictionary<(int Node, int Trace), int> { [(game.Now, 0)] = 0 };
        var label = new long[tree.Nodes];
        label[game.Now] = Label(game.State(game.Now));
        for (int n = game.Now, edge = firstEdge[game.Now]; n < tree.Nodes; edge += tree.Actions(n), n++)
        {
            if (!open.Remove(n, out var here)) continue;
            for (var a = 0; a < tree.Actions(n); a++)
            {
                var child = tree.Child(n, a);
                label[child] = game.IsSettled(child) ? Label(game.State(child)) : label[n];
                foreach (var place in here)
                {
                    var trace = label[child] == label[n] ? places[place].Trace : Numbered(places[place].Trace, new Turning(tree.Occasion(n), Mover(n), label[child]));
                    if (!known.TryGetValue((child, trace), out var to))
                    {
                        known[(child, trace)] = to = places.Count;
                        places.Add((child, trace));
                        if (!open.TryGetValue(child, out var there)) open[child] = there = [];
                        there.Add(to);
                    }

                    steps.Add((place, edge + a, to));
                }
            }
        }
    }

    private int Mover(int node) => game.Tree.Mover(node) ?? (game.IsSettled(node) ? ByItself : Together);

    private int Numbered(int parent, Turning turning)
    {
        if (numbers.TryGetValue((parent, turning), out var number)) return number;
        traces.Add((parent, turning));
        return numbers[(parent, turning)] = traces.Count - 1;
    }
}

using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Grid;

/// <summary>How a game of positions is played, approximately: see <see cref="BeliefGridSolver"/>.</summary>
public sealed class BeliefGridSolution
{
    private readonly StageTree tree;
    private readonly BeliefPoints points;
    private readonly GridSweep sweep;
    private readonly List<(int Point, double Weight)> start;

    internal BeliefGridSolution(StageTree tree, BeliefPoints points, GridSweep sweep, Priors priors, double[] lambda)
    {
        (this.tree, this.points, this.sweep, Lambda) = (tree, points, sweep, lambda);
        start = points.Around(priors);
        Residual = sweep.Residuals.Max();
    }

    /// <summary>The precision of each party.</summary>
    public IReadOnlyList<double> Lambda { get; }

    /// <summary>How far the worst choice at any position and belief is from the reply to itself; the error of the grid comes on top.</summary>
    public double Residual { get; }

    /// <summary>Where play begins: points of the grid and their weights, whose mean is the prior.</summary>
    public IReadOnlyList<(int Point, double Weight)> Start => start;

    /// <summary>How many points the grid has at a position.</summary>
    public int Points => points.Count;

    /// <summary>What is believed at a point: the probability that a party is of a type.</summary>
    public double Belief(int point, int party, int type) => points.Belief(point, party)[type];

    /// <summary>The probability that a type of the mover chooses an action at a position, given what is believed there.</summary>
    public double Choice(int node, int point, int type, int action)
    {
        if (tree.Mover(node) is null) throw new ArgumentOutOfRangeException(nameof(node), "No party moves at this position.");
        return sweep.Choice(node, point, type, action);
    }

    /// <summary>The probability of an action (or outcome of chance) to those who do not know the mover's type.</summary>
    public double Mix(int node, int point, int action)
    {
        if (tree.Mover(node) is not { } mover) return tree.ChanceProbability(node, action);
        var mix = 0.0;
        for (var t = 0; t < tree.Types(mover); t++) mix += points.Belief(point, mover)[t] * Choice(node, point, t, action);
        return mix;
    }

    /// <summary>What a position is worth to a type of a party, given what is believed there.</summary>
    public double Value(int node, int point, int party, int type)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(type);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(type, tree.Types(party));
        return sweep.Value(node, point, tree.Slot(party) + type);
    }

    /// <summary>What is believed after an action, as points whose weights sum to 1 and whose mean is the posterior; empty after what never happens.</summary>
    public IReadOnlyList<(int Point, double Weight)> Next(int node, int point, int action)
    {
        var most = tree.Mover(node) is { } mover ? tree.Types(mover) : 1;
        var (at, part) = (new int[most], new double[most]);
        return [.. Enumerable.Range(0, Next(node, point, action, at, part, out _)).Select(k => (at[k], part[k]))];
    }

    /// <summary>The same into room for as many points as the mover has types, and the action's <see cref="Mix"/>; gives how many points there are.</summary>
    public int Next(int node, int point, int action, Span<int> at, Span<double> weight, out double mix)
    {
        if (tree.Mover(node) is not { } mover)
        {
            (at[0], weight[0], mix) = (point, 1, tree.ChanceProbability(node, action));
            return 1;
        }

        var types = tree.Types(mover);
        Span<double> posterior = stackalloc double[types];
        var belief = points.Belief(point, mover);
        mix = 0.0;
        for (var t = 0; t < types; t++) mix += posterior[t] = belief[t] * sweep.Choice(node, point, t, action);
        if (!(mix > 0)) return 0;
        for (var t = 0; t < types; t++) posterior[t] /= mix;
        var count = points.Grid(mover).Locate(posterior, at, weight);
        for (var k = 0; k < count; k++) at[k] = points.Without(point, mover) + at[k] * points.Stride(mover);
        return count;
    }

    /// <summary>What the game is worth to a type of a party at the beginning.</summary>
    public double Value(int party, int type)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(type);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(type, tree.Types(party));
        return start.Sum(s => s.Weight * sweep.Value(0, s.Point, tree.Slot(party) + type));
    }

    /// <summary>When play first comes to one of the states of an event.</summary>
    public Forecast Forecast(Func<int, bool> inEvent)
    {
        ArgumentNullException.ThrowIfNull(inEvent);
        var at = new double[tree.Occasions];
        if (inEvent(tree.State(0))) return new Forecast(1, at);
        Follow((node, child, mass) =>
        {
            if (!inEvent(tree.State(child))) return true;
            at[tree.Occasion(node)] += mass;
            return false;
        });
        return new Forecast(0, at);
    }

    /// <summary>For every position the probability that play comes to it.</summary>
    public double[] Reach()
    {
        var reach = new double[tree.Nodes];
        reach[0] = 1;
        Follow((_, child, mass) =>
        {
            reach[child] += mass;
            return true;
        });
        return reach;
    }

    /// <summary>
    /// Play from the beginning, as masses on the grid: a posterior between points is shared among its neighbours so that its mean is
    /// kept. <paramref name="step"/> says whether play goes on from a child.
    /// </summary>
    private void Follow(Func<int, int, double, bool> step)
    {
        var mass = new Dictionary<int, double>[tree.Nodes];
        mass[0] = start.ToDictionary(s => s.Point, s => s.Weight);
        foreach (var node in tree.Arrays.Order)
        {
            if (mass[node] is not { } here || tree.IsEnd(node)) continue;
            foreach (var (point, weight) in here.OrderBy(p => p.Key))
            {
                for (var a = 0; a < tree.Actions(node); a++) Move(node, point, a, weight, mass, step);
            }

            mass[node] = null!;
        }
    }

    private void Move(int node, int point, int action, double weight, Dictionary<int, double>[] mass, Func<int, int, double, bool> step)
    {
        var (child, p) = (tree.Child(node, action), weight * Mix(node, point, action));
        if (!(p > 0) || !step(node, child, p)) return;
        foreach (var (next, part) in Next(node, point, action)) Add(mass, child, next, p * part);
    }

    private static void Add(Dictionary<int, double>[] mass, int node, int point, double weight)
    {
        mass[node] ??= [];
        mass[node][point] = mass[node].GetValueOrDefault(point) + weight;
    }
}

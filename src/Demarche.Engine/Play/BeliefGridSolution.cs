namespace Demarche.Engine.Play;

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
        var child = tree.Child(node, action);
        if (tree.Mover(node) is not { } mover)
        {
            weight *= tree.ChanceProbability(node, action);
            if (step(node, child, weight)) Add(mass, child, point, weight);
            return;
        }

        var types = tree.Types(mover);
        var posterior = new double[types];
        var mix = 0.0;
        var choices = sweep.Choices(node, point)[(action * types)..];
        for (var t = 0; t < types; t++) mix += posterior[t] = points.Belief(point, mover)[t] * choices[t];
        if (!(mix > 0) || !step(node, child, weight * mix)) return;
        for (var t = 0; t < types; t++) posterior[t] /= mix;
        var (at, part) = (new int[types], new double[types]);
        var count = points.Grid(mover).Locate(posterior, at, part);
        for (var k = 0; k < count; k++) Add(mass, child, points.Without(point, mover) + at[k] * points.Stride(mover), weight * mix * part[k]);
    }

    private static void Add(Dictionary<int, double>[] mass, int node, int point, double weight)
    {
        mass[node] ??= [];
        mass[node][point] = mass[node].GetValueOrDefault(point) + weight;
    }
}

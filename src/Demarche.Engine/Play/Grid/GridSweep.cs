using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Numerics;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Grid;

/// <summary>
/// One pass over a game whose histories were merged to positions: at every position and every point of a grid of beliefs what the game is worth
/// from there and what the mover does, last positions first.
/// </summary>
/// <remarks>
/// Where histories are merged whatever was learnt on the way, choices depend on the position and on what is believed there. Beliefs are a point
/// in a product of simplices, one for each party with several types; a grid is laid over it (<see cref="BeliefPoints"/>), and between grid points
/// values are interpolated (<see cref="SimplexGrid"/>). All that follows is at one position and one grid point:
/// <list type="number">
/// <item>From choices, Bayes' rule gives for each action its mix and the belief after it (<c>Learn</c>); that belief lies between grid points of the
/// position the action leads to, whose numbers and weights are noted in <see cref="GridWork"/>.</item>
/// <item>What the action is worth to a type is the weighted mean of its values at those points (<c>After</c>), and the logit of these worths is the
/// reply (<c>Reply</c>).</item>
/// <item>Choices and reply depend on each other through the belief. They are made to agree by fixed-point steps: a few sped up by Anderson's method,
/// which mostly do; else plain steps, damped by ever more as long as the gap does not shrink (<c>Agree</c>, <c>Damped</c>).</item>
/// <item>The row of values follows: the mover's types by their own choices, everybody else's by the mix.</item>
/// </list>
/// There is one agreement to be found for each point and none between points, because positions only lead to later ones; so points are shared out
/// over threads in chunks, and each begins from its choices of the last λ. What the interpolation does to the answer is measured by whoever
/// compares grids of different fineness.
/// </remarks>
internal sealed class GridSweep
{
    private const int Rounds = 400;
    private const int QuickRounds = 30;
    private const double OnTheWay = 1e-4;
    private const int Chunk = 64;

    /// <summary>Below this a mix is no longer divided by: nothing is learnt from an action that nobody takes.</summary>
    private const double LeastMix = 1e-250;

    /// <summary>A gap that is more than this share of the last has not shrunk: the steps are damped more, down to <see cref="LeastStep"/>.</summary>
    private const double Shrinks = 0.9;

    private const double Damping = 0.7;
    private const double LeastStep = 0.005;

    private readonly StageTree tree;
    private readonly TreeArrays arrays;
    private readonly BeliefPoints points;
    private readonly Payoffs payoffs;
    private readonly ParallelOptions parallel;
    private readonly double[][] values;
    private readonly double[][] choices;
    private double[] lambda = [];
    private readonly double settled;
    private readonly Readiness? readiness;
    private readonly Dictionary<(int Actions, int Types), GridWork> rooms = [];
    private double tolerance;

    public GridSweep(StageTree tree, BeliefPoints points, Payoffs payoffs, QreOptions options, CancellationToken cancellation)
    {
        (this.tree, this.points, this.payoffs, settled, readiness) = (tree, points, payoffs, options.Tolerance, options.Readiness);
        arrays = tree.Arrays;
        parallel = Parallelism.Of(options.Threads, cancellation);
        values = [.. Enumerable.Range(0, tree.Nodes).Select(node => new double[(tree.IsEnd(node) ? 1 : points.Count) * tree.RowLength])];
        choices = [.. Enumerable.Range(0, tree.Nodes).Select(Uniform)];
        Residuals = new double[tree.Nodes];
    }

    /// <summary>By position: how far the worst of its points is from agreeing with its own replies.</summary>
    public double[] Residuals { get; }

    /// <summary>One pass; what is only on the way to the λ asked for is not solved to the last digit.</summary>
    public void Run(double[] lambda, bool isLast)
    {
        (this.lambda, tolerance) = (lambda, isLast ? settled : Math.Max(settled, OnTheWay));
        for (var place = tree.Nodes - 1; place >= 0; place--) Position(arrays.Order[place]);
    }

    public double Value(int node, int point, int slot) => values[node][(tree.IsEnd(node) ? 0 : point) * tree.RowLength + slot];

    /// <summary>The choices of the mover's types at a point, one row of types for each action.</summary>
    public ReadOnlySpan<double> Choices(int node, int point)
    {
        var length = tree.Actions(node) * tree.Types(arrays.Mover[node]);
        return choices[node].AsSpan(point * length, length);
    }

    private double[] Uniform(int node)
    {
        if (tree.Mover(node) is not { } mover) return [];
        var uniform = new double[tree.Actions(node) * tree.Types(mover) * points.Count];
        Array.Fill(uniform, 1.0 / tree.Actions(node));
        return uniform;
    }

    private void Position(int node)
    {
        var count = tree.IsEnd(node) ? 1 : points.Count;
        var worst = new double[(count + Chunk - 1) / Chunk];
        if (worst.Length == 1)
        {
            parallel.CancellationToken.ThrowIfCancellationRequested();
            var shape = (tree.Actions(node), tree.Mover(node) is { } mover ? tree.Types(mover) : 1);
            if (!rooms.TryGetValue(shape, out var room)) rooms[shape] = room = new GridWork(tree, node);
            Part(0, room);
        }
        else
        {
            Parallel.For(0, worst.Length, parallel, chunk => Part(chunk, new GridWork(tree, node)));
        }

        Residuals[node] = worst.Max();

        void Part(int chunk, GridWork work)
        {
            work.Enter(node, values);
            for (var point = chunk * Chunk; point < Math.Min(count, (chunk + 1) * Chunk); point++)
                worst[chunk] = Math.Max(worst[chunk], Point(node, point, work));
        }
    }

    private double Point(int node, int point, GridWork work)
    {
        var own = values[node].AsSpan(point * tree.RowLength, tree.RowLength);
        Gain(node, own);
        if (tree.IsEnd(node)) return 0;
        if (tree.Mover(node) is not { } mover)
        {
            for (var action = 0; action < tree.Actions(node); action++)
            {
                for (var slot = 0; slot < own.Length; slot++) own[slot] += tree.ChanceProbability(node, action) * Value(tree.Child(node, action), point, slot);
            }

            return 0;
        }

        var types = tree.Types(mover);
        var choice = choices[node].AsSpan(point * work.Actions * types, work.Actions * types);
        var residual = Agree(node, point, mover, choice, work);
        var first = tree.Slot(mover);
        for (var action = 0; action < work.Actions; action++)
        {
            work.After(action, 0, work.Row);
            for (var slot = 0; slot < own.Length; slot++)
            {
                var type = slot - first;
                own[slot] += (type >= 0 && type < types ? choice[action * types + type] : work.Mix[action]) * work.Row[slot];
            }
        }

        return residual;
    }

    /// <summary>
    /// Replies until choices and the beliefs they lead to agree: sped up by Anderson's method first, and where that does not get there,
    /// ever more damped.
    /// </summary>
    private double Agree(int node, int point, int mover, Span<double> choice, GridWork work)
    {
        work.Mixing.Restart();
        for (var round = 0; round < QuickRounds; round++)
        {
            Learn(point, mover, choice, work);
            var gap = Reply(node, mover, choice, work);
            if (gap <= tolerance) return gap;
            work.Mixing.Next(choice, work.Reply, choice);
            // The sped-up step keeps sums at 1 but not probabilities positive.
            for (var k = 0; k < choice.Length; k++) if (!(choice[k] > 0)) choice[k] = work.Reply[k];
            Normalise(choice, tree.Types(mover));
        }

        return Damped(node, point, mover, choice, work);
    }

    private double Damped(int node, int point, int mover, Span<double> choice, GridWork work)
    {
        double share = 1, last = double.PositiveInfinity;
        for (var round = 0; ; round++)
        {
            Learn(point, mover, choice, work);
            var gap = Reply(node, mover, choice, work);
            if (gap <= tolerance || round == Rounds) return gap;
            if (gap > Shrinks * last) share = Math.Max(share * Damping, LeastStep);
            last = gap;
            for (var k = 0; k < choice.Length; k++) choice[k] += share * (work.Reply[k] - choice[k]);
        }
    }

    private static void Normalise(Span<double> choice, int types)
    {
        for (var type = 0; type < types; type++)
        {
            var sum = 0.0;
            for (var k = type; k < choice.Length; k += types) sum += choice[k];
            for (var k = type; k < choice.Length; k += types) choice[k] /= sum;
        }
    }

    private void Learn(int point, int mover, ReadOnlySpan<double> choice, GridWork work)
    {
        var types = work.Types;
        var (grid, stride) = (points.Grid(mover), points.Stride(mover));
        var belief = points.Belief(point, mover);
        var rest = points.Without(point, mover);
        var posterior = work.Posterior.AsSpan(0, types);
        for (var action = 0; action < work.Actions; action++)
        {
            var mix = 0.0;
            for (var type = 0; type < types; type++) mix += posterior[type] = belief[type] * choice[action * types + type];
            if (mix > LeastMix) for (var type = 0; type < types; type++) posterior[type] /= mix;
            else belief.CopyTo(posterior);
            work.Mix[action] = mix;
            var at = work.At.AsSpan(action * types, types);
            work.Count[action] = grid.Locate(posterior, at, work.Weight.AsSpan(action * types, types));
            for (var k = 0; k < work.Count[action]; k++) at[k] = work.IsEnd[action] ? 0 : (rest + at[k] * stride) * tree.RowLength;
        }
    }

    private double Reply(int node, int mover, ReadOnlySpan<double> choice, GridWork work)
    {
        var (types, actions) = (work.Types, work.Actions);
        var reply = work.Reply.AsSpan();
        var (ready, precision, slot) = (readiness?[tree.Occasion(node), mover] ?? 1, lambda[mover], tree.Slot(mover));
        for (var action = 0; action < actions; action++) work.After(action, slot, reply.Slice(action * types, types));
        var gap = 0.0;
        for (var type = 0; type < types; type++)
        {
            var best = double.NegativeInfinity;
            for (var k = type; k < reply.Length; k += types) best = Math.Max(best, reply[k]);
            var sum = 0.0;
            for (var k = type; k < reply.Length; k += types) sum += reply[k] = Math.Exp(precision * (reply[k] - best));
            for (var k = type; k < reply.Length; k += types)
            {
                reply[k] /= sum;
                if (ready < 1) reply[k] = ready * reply[k] + (k == type ? 1 - ready : 0);
                gap = Math.Max(gap, Math.Abs(reply[k] - choice[k]));
            }
        }

        return gap;
    }

    private void Gain(int node, Span<double> own)
    {
        for (var slot = 0; slot < own.Length; slot++) own[slot] = arrays.Weight[node] * payoffs.Utilities[arrays.State[node] * own.Length + slot];
        for (var charge = arrays.FirstCharge[node]; charge < arrays.FirstCharge[node + 1]; charge++)
        {
            for (var slot = 0; slot < own.Length; slot++)
                own[slot] -= arrays.ChargeFactor[charge] * payoffs.Costs[arrays.ChargeItem[charge] * own.Length + slot];
        }
    }
}

/// <summary>Room for the work at the points of one position after another: mixes, replies, and for each action the grid points around its posterior.</summary>
internal sealed class GridWork
{
    private readonly StageTree tree;
    private readonly double[][] children;

    public GridWork(StageTree tree, int node)
    {
        this.tree = tree;
        (Actions, Types) = (tree.Actions(node), tree.Mover(node) is { } mover ? tree.Types(mover) : 1);
        (children, IsEnd, Mix, Count) = (new double[Actions][], new bool[Actions], new double[Actions], new int[Actions]);
        (Reply, At, Weight) = (new double[Actions * Types], new int[Actions * Types], new double[Actions * Types]);
        (Posterior, Row) = (new double[Types], new double[tree.RowLength]);
        Mixing = new AndersonAcceleration(Math.Max(1, Actions * Types), 5);
    }

    public int Actions { get; }
    public int Types { get; }
    public double[] Mix { get; }
    public double[] Reply { get; }
    public AndersonAcceleration Mixing { get; }
    public double[] Posterior { get; }

    /// <summary>For each action, a row of types each, where in the values of the position that it leads to its grid points begin.</summary>
    public int[] At { get; }
    public double[] Weight { get; }
    public int[] Count { get; }

    /// <summary>For each action whether play ends with it.</summary>
    public bool[] IsEnd { get; }

    /// <summary>Room for one row of values.</summary>
    public double[] Row { get; }

    /// <summary>Goes on to a position with as many actions and types.</summary>
    public void Enter(int node, double[][] values)
    {
        for (var action = 0; action < Actions; action++)
        {
            var child = tree.Child(node, action);
            (children[action], IsEnd[action]) = (values[child], tree.IsEnd(child));
        }
    }

    /// <summary>What an action is worth, from a slot on: the weighted mean of the values at its grid points.</summary>
    public void After(int action, int slot, Span<double> worth)
    {
        var (values, from) = (children[action], action * Types);
        worth.Clear();
        for (var k = 0; k < Count[action]; k++)
        {
            var weight = Weight[from + k];
            var row = values.AsSpan(At[from + k] + slot, worth.Length);
            for (var j = 0; j < worth.Length; j++) worth[j] += weight * row[j];
        }
    }
}

namespace Demarche.Engine.Play;

/// <summary>Values and choices at every position and combination of beliefs, last positions first.</summary>
internal sealed class GridSweep
{
    private const int Rounds = 400;
    private const int QuickRounds = 30;
    private const double OnTheWay = 1e-4;
    private const int Chunk = 64;

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
    private double tolerance;

    public GridSweep(StageTree tree, BeliefPoints points, Payoffs payoffs, QreOptions options, CancellationToken cancellation)
    {
        (this.tree, this.points, this.payoffs, settled, readiness) = (tree, points, payoffs, options.Tolerance, options.Readiness);
        arrays = tree.Arrays;
        parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = cancellation };
        values = [.. Enumerable.Range(0, tree.Nodes).Select(n => new double[(tree.IsEnd(n) ? 1 : points.Count) * tree.RowLength])];
        choices = [.. Enumerable.Range(0, tree.Nodes).Select(Uniform)];
        Residuals = new double[tree.Nodes];
    }

    /// <summary>By position: how far the worst of its points is from agreeing with its own replies.</summary>
    public double[] Residuals { get; }

    /// <summary>One pass; what is only on the way to the λ asked for is not solved to the last digit.</summary>
    public void Run(double[] lambda, bool isLast)
    {
        (this.lambda, tolerance) = (lambda, isLast ? settled : Math.Max(settled, OnTheWay));
        for (var x = tree.Nodes - 1; x >= 0; x--) Position(arrays.Order[x]);
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
        Parallel.For(0, worst.Length, parallel, c =>
        {
            var work = new GridWork(tree, node);
            for (var point = c * Chunk; point < Math.Min(count, (c + 1) * Chunk); point++) worst[c] = Math.Max(worst[c], Point(node, point, work));
        });
        Residuals[node] = worst.Max();
    }

    private double Point(int node, int point, GridWork work)
    {
        var own = values[node].AsSpan(point * tree.RowLength, tree.RowLength);
        Gain(node, own);
        if (tree.IsEnd(node)) return 0;
        if (tree.Mover(node) is not { } mover)
        {
            for (var a = 0; a < tree.Actions(node); a++)
            {
                for (var s = 0; s < own.Length; s++) own[s] += tree.ChanceProbability(node, a) * Value(tree.Child(node, a), point, s);
            }

            return 0;
        }

        var types = tree.Types(mover);
        var choice = choices[node].AsSpan(point * tree.Actions(node) * types, tree.Actions(node) * types);
        var residual = Agree(node, point, mover, choice, work);
        for (var a = 0; a < tree.Actions(node); a++)
        {
            for (var s = 0; s < own.Length; s++)
            {
                var type = s - tree.Slot(mover);
                own[s] += (type >= 0 && type < types ? choice[a * types + type] : work.Mix[a]) * After(node, a, s, work);
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
            Learn(node, point, mover, choice, work);
            var gap = Reply(node, mover, choice, work);
            if (gap <= tolerance) return gap;
            work.Mixing.Next(choice, work.Reply, choice);
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
            Learn(node, point, mover, choice, work);
            var gap = Reply(node, mover, choice, work);
            if (gap <= tolerance || round == Rounds) return gap;
            if (gap > 0.9 * last) share = Math.Max(share * 0.7, 0.005);
            last = gap;
            for (var k = 0; k < choice.Length; k++) choice[k] += share * (work.Reply[k] - choice[k]);
        }
    }

    private static void Normalise(Span<double> choice, int types)
    {
        for (var t = 0; t < types; t++)
        {
            var sum = 0.0;
            for (var k = t; k < choice.Length; k += types) sum += choice[k];
            for (var k = t; k < choice.Length; k += types) choice[k] /= sum;
        }
    }

    private void Learn(int node, int point, int mover, ReadOnlySpan<double> choice, GridWork work)
    {
        var types = tree.Types(mover);
        var belief = points.Belief(point, mover);
        var rest = points.Without(point, mover);
        for (var a = 0; a < tree.Actions(node); a++)
        {
            var mix = 0.0;
            for (var t = 0; t < types; t++) mix += work.Posterior[t] = belief[t] * choice[a * types + t];
            for (var t = 0; t < types; t++) work.Posterior[t] = mix > 1e-250 ? work.Posterior[t] / mix : belief[t];
            work.Mix[a] = mix;
            var at = work.At.AsSpan(a * types, types);
            work.Count[a] = points.Grid(mover).Locate(work.Posterior, at, work.Weight.AsSpan(a * types, types));
            for (var k = 0; k < work.Count[a]; k++) at[k] = rest + at[k] * points.Stride(mover);
        }
    }

    private double Reply(int node, int mover, ReadOnlySpan<double> choice, GridWork work)
    {
        int types = tree.Types(mover), actions = tree.Actions(node);
        var ready = readiness?[tree.Occasion(node), mover] ?? 1;
        var gap = 0.0;
        for (var t = 0; t < types; t++)
        {
            var best = double.NegativeInfinity;
            for (var a = 0; a < actions; a++) best = Math.Max(best, work.Reply[a * types + t] = After(node, a, tree.Slot(mover) + t, work));
            var sum = 0.0;
            for (var a = 0; a < actions; a++) sum += work.Reply[a * types + t] = Math.Exp(lambda[mover] * (work.Reply[a * types + t] - best));
            for (var a = 0; a < actions; a++)
            {
                work.Reply[a * types + t] /= sum;
                if (ready < 1) work.Reply[a * types + t] = ready * work.Reply[a * types + t] + (a == 0 ? 1 - ready : 0);
                gap = Math.Max(gap, Math.Abs(work.Reply[a * types + t] - choice[a * types + t]));
            }
        }

        return gap;
    }

    private double After(int node, int action, int slot, GridWork work)
    {
        var child = tree.Child(node, action);
        var from = action * work.Types;
        var sum = 0.0;
        for (var k = 0; k < work.Count[action]; k++) sum += work.Weight[from + k] * Value(child, work.At[from + k], slot);
        return sum;
    }

    private void Gain(int node, Span<double> own)
    {
        for (var s = 0; s < own.Length; s++) own[s] = arrays.Weight[node] * payoffs.Utilities[arrays.State[node] * own.Length + s];
        for (var c = arrays.FirstCharge[node]; c < arrays.FirstCharge[node + 1]; c++)
        {
            for (var s = 0; s < own.Length; s++) own[s] -= arrays.ChargeFactor[c] * payoffs.Costs[arrays.ChargeItem[c] * own.Length + s];
        }
    }
}

/// <summary>Room for the work at one point: mixes, replies, and for each action the grid points around its posterior.</summary>
internal sealed class GridWork(StageTree tree, int node)
{
    public int Types { get; } = tree.Mover(node) is { } mover ? tree.Types(mover) : 1;
    public double[] Mix { get; } = new double[tree.Actions(node)];
    public double[] Reply { get; } = new double[tree.Actions(node) * (tree.Mover(node) is { } m ? tree.Types(m) : 1)];
    public AndersonAcceleration Mixing { get; } = new(Math.Max(1, tree.Actions(node) * (tree.Mover(node) is { } m ? tree.Types(m) : 1)), 5);
    public double[] Posterior { get; } = new double[tree.Mover(node) is { } m ? tree.Types(m) : 1];
    public int[] At { get; } = new int[tree.Actions(node) * (tree.Mover(node) is { } m ? tree.Types(m) : 1)];
    public double[] Weight { get; } = new double[tree.Actions(node) * (tree.Mover(node) is { } m ? tree.Types(m) : 1)];
    public int[] Count { get; } = new int[tree.Actions(node)];
}

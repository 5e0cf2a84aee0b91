using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Numerics;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Grid;

/// <summary>What the mover does at the points of one position after another that have as many actions and types, and what these points are worth.</summary>
/// <remarks>
/// At one point:
/// <list type="number">
/// <item>From choices, Bayes' rule gives for each action its mix and the belief after it (<c>Learn</c>); that belief lies between grid points of the
/// position the action leads to, its corners, whose places and weights are noted.</item>
/// <item>What the action is worth to a type is the weighted mean of its values at the corners, and the logit of these worths is the
/// reply (<c>Reply</c>).</item>
/// <item>Choices and reply depend on each other through the belief. They are made to agree by fixed-point steps: a few sped up by Anderson's method,
/// which mostly do; else plain steps, damped by ever more as long as the gap does not shrink (<c>Agree</c>, <c>Damped</c>).</item>
/// <item>The row of values follows: the mover's types by their own choices, everybody else's by the mix.</item>
/// </list>
/// A mover of one type tells nothing, so that its first reply is its choice. Types lie side by side, as wide as vectors are; what is beside them is 0.
/// </remarks>
internal sealed class GridReplies
{
    private const int Rounds = 400;
    private const int QuickRounds = 30;

    /// <summary>Below this a mix is no longer divided by: nothing is learnt from an action that nobody takes.</summary>
    private const double LeastMix = 1e-250;

    /// <summary>A gap that is more than this share of the last has not shrunk: the steps are damped more, down to <see cref="LeastStep"/>.</summary>
    private const double Shrinks = 0.9;

    private const double Damping = 0.7;
    private const double LeastStep = 0.005;

    private readonly GridSweep sweep;
    private readonly StageTree tree;
    private readonly int actions;
    private readonly int types;
    private readonly int width;
    private readonly int row;
    private readonly int[] from;
    private readonly int[] step;
    private readonly double[] gain;
    private readonly double[] mix;
    private readonly double[] worth;
    private readonly double[] reply;
    private readonly double[] posterior;
    private readonly int[] corner;
    private readonly double[] weight;
    private readonly int[] corners;
    private readonly AndersonAcceleration? mixing;
    private int mover;
    private int slot;
    private double precision;
    private double ready;

    /// <summary>Makes room for positions like one.</summary>
    public GridReplies(GridSweep sweep, StageTree tree, int like)
    {
        (this.sweep, this.tree, actions, types, row) = (sweep, tree, tree.Actions(like), tree.Types(tree.Arrays.Mover[like]), tree.RowLength);
        width = WidthOf(types);
        (from, step, corners) = (new int[actions], new int[actions], new int[actions]);
        (gain, mix, posterior) = (new double[row], new double[actions], new double[types]);
        // With an odd number of actions the choices of two types are made with one action more, those of one with up to three.
        (worth, reply) = (new double[(actions + 3) * width], new double[(actions + 3) * width]);
        (corner, weight) = (new int[actions * types], new double[actions * types]);
        mixing = types > 1 ? new AndersonAcceleration(actions * width, 5) : null;
    }

    /// <summary>From the types of one action to those of the next.</summary>
    public static int WidthOf(int types) => types <= 2 ? types : (types + 3) / 4 * 4;

    /// <summary>Choices and values at some of a position's points; gives how far the worst is from agreeing with its own replies.</summary>
    public double At(int node, double[] choices, int first, int end)
    {
        Enter(node);
        var worst = 0.0;
        for (var point = first; point < end; point++)
        {
            var choice = choices.AsSpan(point * actions * width, actions * width);
            var own = sweep.Values.AsSpan(sweep.ValueAt[node] + point * row, row);
            if (types == 1) Alone(point, choice, own);
            else worst = Math.Max(worst, Among(point, choice, own));
        }

        return worst;
    }

    private void Enter(int node)
    {
        mover = tree.Arrays.Mover[node];
        (slot, precision, ready) = (tree.Slot(mover), sweep.Lambda[mover], sweep.Readiness?[tree.Occasion(node), mover] ?? 1);
        sweep.Gain(node, gain);
        for (var action = 0; action < actions; action++)
        {
            var child = tree.Child(node, action);
            (from[action], step[action]) = (sweep.ValueAt[child], tree.IsEnd(child) ? 0 : row);
        }
    }

    /// <summary>A mover of one type: what is believed stays as it is.</summary>
    private void Alone(int point, Span<double> choice, Span<double> own)
    {
        for (var action = 0; action < actions; action++)
        {
            corner[action] = from[action] + point * step[action];
            reply[action] = sweep.Values[corner[action] + slot];
        }

        LogitChoice.OfOne(ref reply[0], actions, precision);
        if (ready < 1)
        {
            for (var action = 0; action < actions; action++) reply[action] *= ready;
            reply[0] += 1 - ready;
        }

        reply.AsSpan(0, actions).CopyTo(choice);
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        for (var lane = 0; lane < row; lane += 4)
        {
            var sum = Vector256.LoadUnsafe(ref gain[lane]);
            for (var action = 0; action < actions; action++)
                sum += Vector256.Create(reply[action]) * Vector256.LoadUnsafe(ref values, (nuint)(corner[action] + lane));
            sum.StoreUnsafe(ref own[lane]);
        }
    }

    private double Among(int point, Span<double> choice, Span<double> own)
    {
        var residual = Agree(point, choice);
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        for (var lane = 0; lane < row; lane += 4)
        {
            var sum = Vector256.LoadUnsafe(ref gain[lane]);
            for (var action = 0; action < actions; action++)
            {
                for (var k = action * types; k < action * types + corners[action]; k++)
                    sum += Vector256.Create(mix[action] * weight[k]) * Vector256.LoadUnsafe(ref values, (nuint)(corner[k] + lane));
            }

            sum.StoreUnsafe(ref own[lane]);
        }

        for (var type = 0; type < types; type++)
        {
            var sum = gain[slot + type];
            for (var k = type; k < choice.Length; k += width) sum += choice[k] * worth[k];
            own[slot + type] = sum;
        }

        return residual;
    }

    /// <summary>
    /// Replies until choices and the beliefs they lead to agree: sped up by Anderson's method first, and where that does not get there,
    /// ever more damped.
    /// </summary>
    private double Agree(int point, Span<double> choice)
    {
        mixing!.Restart();
        for (var round = 0; round < QuickRounds; round++)
        {
            Learn(point, choice);
            var gap = Reply(choice);
            if (gap <= sweep.Tolerance) return gap;
            mixing.Next(choice, reply.AsSpan(0, choice.Length), choice);
            if (round > 0) Mend(choice);
        }

        return Damped(point, choice);
    }

    private double Damped(int point, Span<double> choice)
    {
        double share = 1, last = double.PositiveInfinity;
        for (var round = 0; ; round++)
        {
            Learn(point, choice);
            var gap = Reply(choice);
            if (gap <= sweep.Tolerance || round == Rounds) return gap;
            if (gap > Shrinks * last) share = Math.Max(share * Damping, LeastStep);
            last = gap;
            for (var k = 0; k < choice.Length; k++) choice[k] += share * (reply[k] - choice[k]);
        }
    }

    /// <summary>A sped-up step keeps sums at 1 but not probabilities positive.</summary>
    private void Mend(Span<double> choice)
    {
        for (var type = 0; type < types; type++)
        {
            var sum = 0.0;
            for (var k = type; k < choice.Length; k += width) sum += choice[k] = choice[k] > 0 ? choice[k] : reply[k];
            for (var k = type; k < choice.Length; k += width) choice[k] /= sum;
        }
    }

    private void Learn(int point, ReadOnlySpan<double> choice)
    {
        var (grid, stride) = (sweep.Points.Grid(mover), sweep.Points.Stride(mover));
        var belief = sweep.Points.Belief(point, mover);
        var rest = sweep.Points.Without(point, mover);
        for (var action = 0; action < actions; action++)
        {
            var sum = 0.0;
            for (var type = 0; type < types; type++) sum += posterior[type] = belief[type] * choice[action * width + type];
            if (sum > LeastMix) for (var type = 0; type < types; type++) posterior[type] /= sum;
            else belief.CopyTo(posterior);
            mix[action] = sum;
            var at = corner.AsSpan(action * types, types);
            corners[action] = grid.Locate(posterior, at, weight.AsSpan(action * types, types));
            for (var k = 0; k < corners[action]; k++) at[k] = from[action] + (rest + at[k] * stride) * step[action];
        }
    }

    private double Reply(ReadOnlySpan<double> choice)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(sweep.Values);
        ref var here = ref MemoryMarshal.GetArrayDataReference(worth);
        for (var action = 0; action < actions; action++)
        {
            for (var lane = 0; lane < width; lane += 2)
            {
                var sum = Vector128<double>.Zero;
                for (var k = action * types; k < action * types + corners[action]; k++)
                    sum += Vector128.Create(weight[k]) * Vector128.LoadUnsafe(ref values, (nuint)(corner[k] + slot + lane));
                sum.StoreUnsafe(ref here, (nuint)(action * width + lane));
            }
        }

        worth.AsSpan(0, choice.Length).CopyTo(reply);
        if (width == 2) LogitChoice.OfTwo(ref reply[0], actions, precision);
        else for (var lane = 0; lane < width; lane += 4) LogitChoice.OfFour(ref reply[lane], actions, width, precision);
        if (ready < 1) LogitChoice.WhenReady(reply.AsSpan(0, choice.Length), width, ready);
        for (var beside = types; beside < width; beside++) for (var k = beside; k < choice.Length; k += width) reply[k] = 0;
        return AndersonAcceleration.Residual(choice, reply.AsSpan(0, choice.Length));
    }
}

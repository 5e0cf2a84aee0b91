using System.Runtime.CompilerServices;
using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// One round of reply and learning: from what is believed, every party's values and choices, last moves first; from the choices, what
/// Bayes' rule makes of the priors, first moves first. An equilibrium is a fixed point.
/// </summary>
/// <remarks>
/// Level by level, so that the histories of a level are independent of one another and are shared out in chunks of a fixed size: each
/// number is computed once, in one order, whatever the number of threads. With one thread nothing is allocated.
/// </remarks>
internal sealed class BeliefSweep
{
    private const int Chunk = 512;

    private readonly SweepPlan plan;
    private readonly ReplyKernel reply;
    private readonly LearnKernel learn;
    private readonly Action<int> values;
    private readonly Action<int> learning;
    private ParallelOptions? parallel;
    private int[] learners = [];
    private int first;
    private int end;
    private double[] next = [];
    private Readiness? readiness;

    public BeliefSweep(SweepPlan plan)
    {
        this.plan = plan;
        Lambda = new double[plan.Tree.Parties];
        Values = new double[plan.Tree.Nodes * plan.Tree.RowLength + 8];
        Choices = new double[plan.ChoiceAt[^1]];
        Mixes = new double[plan.Tree.Arrays.SetFirstAction[^1]];
        reply = new ReplyKernel(plan, this);
        learn = new LearnKernel(plan, reply, this);
        values = ValueChunk;
        learning = LearnChunk;
    }

    /// <summary>Other payoffs; the arrays stay.</summary>
    public void Begin(Payoffs payoffs, QreOptions options, CancellationToken cancellation)
    {
        if (readiness != options.Readiness) Ready = (readiness = options.Readiness)?.BySet(plan.Tree) ?? [];
        reply.Begin(payoffs);
        parallel = options.Threads > 1 ? Parallelism.Of(options.Threads, cancellation) : null;
    }

    /// <summary>By information set: how likely the mover is to be ready to decide; empty when all always are.</summary>
    public double[] Ready { get; private set; } = [];

    /// <summary>By party: the precision of choice; the caller changes it between rounds.</summary>
    public double[] Lambda { get; }

    /// <summary>By history: a row with the value for every party and type.</summary>
    public double[] Values { get; }

    /// <summary>By information set and action: the probability of each type of the mover choosing it.</summary>
    public double[] Choices { get; }

    /// <summary>By information set and action: its probability to those who do not know the type.</summary>
    public double[] Mixes { get; }

    /// <summary>From beliefs to the beliefs that play by them leaves; if <paramref name="all"/>, also those that no later choice reads.</summary>
    public void Run(double[] beliefs, double[] next, bool all)
    {
        reply.Begin(beliefs);
        for (var level = plan.Levels - 1; level >= 0; level--)
        {
            if (plan.Hidden.Sets.Count > 0) reply.ChooseInSets(level);
            (first, end) = (plan.FirstOfLevel[level], reply.IsFresh ? plan.FirstOfLevel[level + 1] : plan.FirstConstantOfLevel[level]);
            Share(values);
        }

        Array.Copy(beliefs, next, plan.FirstUnknown);
        this.next = next;
        learners = all ? plan.SetOrder : plan.Learners;
        var firsts = all ? plan.FirstSetOfLevel : plan.FirstLearnerOfLevel;
        learn.Begin(next, all);
        for (var level = 0; level < plan.Levels; level++)
        {
            (first, end) = (firsts[level], firsts[level + 1]);
            Share(learning);
        }
    }

    private void Share(Action<int> body)
    {
        var chunks = (end - first + Chunk - 1) / Chunk;
        if (parallel is not null && chunks > 1) Parallel.For(0, chunks, parallel, body);
        else for (var c = 0; c < chunks; c++) body(c);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ValueChunk(int chunk)
    {
        var stop = Math.Min(end, first + (chunk + 1) * Chunk);
        for (var x = first + chunk * Chunk; x < stop; x++) reply.Value(plan.Order[x]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LearnChunk(int chunk)
    {
        var stop = Math.Min(end, first + (chunk + 1) * Chunk);
        for (var x = first + chunk * Chunk; x < stop; x++) learn.Learn(learners[x]);
    }
}

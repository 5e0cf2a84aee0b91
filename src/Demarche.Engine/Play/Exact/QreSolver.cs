using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Play.Exact;

/// <summary>
/// Solves a <see cref="StageTree"/> as an agent quantal-response equilibrium (McKelvey and Palfrey 1998) with a Bayes filter: every type
/// chooses σ(a | h, θ) ∝ exp(λ Q(h, a, θ)), and every posterior follows from Bayes' rule, because every action has positive probability.
/// </summary>
/// <remarks>
/// The unknowns are what later choices believe of earlier ones. Given those, one pass from the last moves to the first gives values,
/// choices and public mixes, and one pass forwards new beliefs; the fixed point is found by Anderson acceleration inside a homotopy from
/// λ = 0, where play is uniform. Where parties are not always ready to decide (<see cref="QreOptions.Readiness"/>), σ is what they do when they
/// are. A game without private information and hidden moves needs one pass. Not safe for use from several
/// threads; one solver a thread, used for any number of payoffs of the same tree. O(histories × actions × types) a sweep.
/// </remarks>
public sealed class QreSolver
{
    /// <summary>Newton's method keeps some hundred vectors of this length.</summary>
    private const int MostForNewton = 50_000;

    /// <summary>Solutions nowhere farther apart than this in a mix are one.</summary>
    private const double Distinct = 1e-4;

    private readonly StageTree tree;
    private readonly SweepPlan plan;
    private Homotopy? homotopy;
    private SweepPlan? mixPlan;
    private Homotopy? mixHomotopy;
    private double[]? learnt;

    /// <summary>Lays out the work for a tree.</summary>
    public QreSolver(StageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        if (tree.IsPositions) throw new ArgumentException("Merged positions are solved on a grid of beliefs.", nameof(tree));
        this.tree = tree;
        plan = new SweepPlan(tree);
    }

    /// <summary>The equilibrium on the principal branch.</summary>
    /// <exception cref="ArgumentException">Payoffs, priors or options do not fit the tree.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public QreSolution Solve(Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(payoffs, priors);
        return Principal(payoffs, priors, options, cancellation);
    }

    /// <summary>
    /// Looks for other equilibria at the same λ: from random public mixes, by replies and learning, and where those do not settle by
    /// Newton's method. What differs from the principal solution and from one another is listed in the order found.
    /// </summary>
    /// <remarks>A search, no proof that there are no more. Each start costs about as much as one step of <see cref="Solve"/>.</remarks>
    /// <param name="principal">A complete solution of the same game.</param>
    /// <param name="payoffs">As for <see cref="Solve"/>.</param>
    /// <param name="priors">As for <see cref="Solve"/>.</param>
    /// <param name="options">As for <see cref="Solve"/>.</param>
    /// <param name="starts">How many random starts.</param>
    /// <param name="random">The seeded generator that draws them.</param>
    /// <param name="cancellation">Stops the search.</param>
    public IReadOnlyList<QreSolution> Others(
        QreSolution principal, Payoffs payoffs, Priors priors, QreOptions options, int starts, Random random, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        Check(payoffs, priors);
        var found = new List<QreSolution> { principal };
        mixPlan ??= plan.AllByMixes ? plan : new SweepPlan(tree, allByMixes: true);
        for (var k = 0; k < starts && mixPlan.Unknowns > 0; k++)
        {
            var beliefs = new double[mixPlan.Length];
            mixPlan.Start(priors, beliefs, []);
            foreach (var u in mixPlan.MixSets) Scatter(beliefs.AsSpan(mixPlan.MixAt[u], tree.Arrays.SetActions[u]), random);
            var other = From(beliefs, payoffs, priors, options, cancellation);
            if (other is not null && found.TrueForAll(s => s.Differs(other, Distinct))) found.Add(other);
        }

        return found[1..];
    }

    private QreSolution? From(double[] start, Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        mixHomotopy ??= new Homotopy(mixPlan!);
        mixHomotopy.Begin(payoffs, priors, options, cancellation);
        if (mixHomotopy.Settles(start)) return Solution(mixPlan!, mixHomotopy.Sweep, mixHomotopy.Beliefs, mixHomotopy.Sweeps, 1, []);
        if (mixPlan!.Unknowns > MostForNewton) return null;
        var arc = new ArcLength(mixPlan, mixHomotopy.Sweep, options.For(tree.Parties), start, cancellation);
        return arc.Settle(options.Tolerance) is { } settled ? Solution(mixPlan, mixHomotopy.Sweep, settled, mixHomotopy.Sweeps + arc.Sweeps, 1, []) : null;
    }

    /// <summary>Any mix as likely as any other, near the corners as well.</summary>
    private static void Scatter(Span<double> mix, Random random)
    {
        var sum = 0.0;
        foreach (ref var p in mix) sum += p = -Math.Log(1 - random.NextDouble());
        foreach (ref var p in mix) p = Math.Max(p / sum, 1e-9);
    }

    private void Check(Payoffs payoffs, Priors priors)
    {
        ArgumentNullException.ThrowIfNull(payoffs);
        ArgumentNullException.ThrowIfNull(priors);
        if (payoffs.Tree != tree) throw new ArgumentException("The payoffs are for another tree.", nameof(payoffs));
        priors.Check(tree);
    }

    private QreSolution Principal(Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        homotopy ??= new Homotopy(plan);
        homotopy.Begin(payoffs, priors, options, cancellation);
        homotopy.Follow();
        var lent = options.IsLent ? learnt ??= new double[plan.Length] : null;
        return homotopy.Reached >= 1 ? Solution(plan, homotopy.Sweep, homotopy.Beliefs, homotopy.Sweeps, 1, [], lent)
            : RoundFolds(homotopy, payoffs, priors, options, cancellation);
    }

    /// <summary>Where smaller steps in λ do not help: by the branch's own length, on the public mixes, which are smoother in λ than beliefs.</summary>
    private QreSolution RoundFolds(Homotopy way, Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        var reached = Solution(plan, way.Sweep, way.Beliefs, way.Sweeps, way.Reached, []);
        if (!(way.Reached > 0)) return reached;
        mixPlan ??= plan.AllByMixes ? plan : new SweepPlan(tree, allByMixes: true);
        if (mixPlan.Unknowns > MostForNewton) return reached;
        var target = options.For(tree.Parties);
        var beliefs = new double[mixPlan.Length];
        mixPlan.Start(priors, beliefs, []);
        foreach (var u in mixPlan.MixSets)
        {
            for (var a = 0; a < tree.Arrays.SetActions[u]; a++) beliefs[mixPlan.MixAt[u] + a] = reached.MixOf(u, a);
        }

        var sweep = new BeliefSweep(mixPlan);
        sweep.Begin(payoffs, options, cancellation);
        var arc = new ArcLength(mixPlan, sweep, target, beliefs, cancellation);
        var (end, share) = arc.Follow(way.Reached, options.Sweeps - way.Sweeps, options.Tolerance);
        for (var i = 0; i < target.Length; i++) sweep.Lambda[i] = target[i] * share;
        return Solution(mixPlan, sweep, end, way.Sweeps + arc.Sweeps, share, arc.Folds);
    }

    private static QreSolution Solution(SweepPlan plan, BeliefSweep sweep, double[] beliefs, int sweeps, double share, IReadOnlyList<double> folds,
        double[]? lent = null)
    {
        var next = lent ?? new double[plan.Length];
        sweep.Run(beliefs, next, all: true);
        return new QreSolution(plan, sweep, next, beliefs, lent is not null) { IsComplete = share >= 1, Sweeps = sweeps
            + 1, Folds = [.. folds.Select(f => f * (sweep.Lambda.Max() / share))] };
    }
}

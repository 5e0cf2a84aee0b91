namespace Demarche.Engine.Play;

/// <summary>
/// Solves a <see cref="StageTree"/> as an agent quantal-response equilibrium (McKelvey and Palfrey 1998) with a Bayes filter: every type
/// chooses σ(a | h, θ) ∝ exp(λ Q(h, a, θ)), and every posterior follows from Bayes' rule, because every action has positive probability.
/// </summary>
/// <remarks>
/// The unknowns are what later choices believe of earlier ones. Given those, one pass from the last moves to the first gives values,
/// choices and public mixes, and one pass forwards new beliefs; the fixed point is found by Anderson acceleration inside a homotopy from
/// λ = 0, where play is uniform. A game without private information and hidden moves needs one pass. Not safe for use from several
/// threads; one solver a thread, used for any number of payoffs of the same tree. O(histories × actions × types) a sweep.
/// </remarks>
public sealed class QreSolver
{
    /// <summary>Newton's method keeps some hundred vectors of this length.</summary>
    private const int MostForNewton = 50_000;

    private readonly StageTree tree;
    private readonly SweepPlan plan;
    private SweepPlan? mixPlan;

    /// <summary>Lays out the work for a tree.</summary>
    public QreSolver(StageTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        this.tree = tree;
        plan = new SweepPlan(tree);
    }

    /// <summary>The equilibrium on the principal branch.</summary>
    /// <exception cref="ArgumentException">Payoffs, priors or options do not fit the tree.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public QreSolution Solve(Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(payoffs);
        ArgumentNullException.ThrowIfNull(priors);
        ArgumentNullException.ThrowIfNull(options);
        if (payoffs.Tree != tree) throw new ArgumentException("The payoffs are for another tree.", nameof(payoffs));
        priors.Check(tree);
        var homotopy = new Homotopy(plan, payoffs, priors, options, cancellation);
        homotopy.Follow();
        return homotopy.Reached >= 1 ? Solution(plan, homotopy.Sweep, homotopy.Beliefs, homotopy.Sweeps, 1, []) : RoundFolds(homotopy, payoffs, priors, options, cancellation);
    }

    /// <summary>Where smaller steps in λ do not help: by the branch's own length, on the public mixes, which are smoother in λ than beliefs.</summary>
    private QreSolution RoundFolds(Homotopy homotopy, Payoffs payoffs, Priors priors, QreOptions options, CancellationToken cancellation)
    {
        var reached = Solution(plan, homotopy.Sweep, homotopy.Beliefs, homotopy.Sweeps, homotopy.Reached, []);
        if (!(homotopy.Reached > 0)) return reached;
        mixPlan ??= plan.AllByMixes ? plan : new SweepPlan(tree, allByMixes: true);
        if (mixPlan.Unknowns > MostForNewton) return reached;
        var target = options.For(tree.Parties);
        var beliefs = new double[mixPlan.Length];
        mixPlan.Start(priors, beliefs);
        foreach (var u in mixPlan.MixSets)
        {
            for (var a = 0; a < tree.Arrays.SetActions[u]; a++) beliefs[mixPlan.MixAt[u] + a] = reached.MixOf(u, a);
        }

        var sweep = new Sweep(mixPlan, payoffs, new double[target.Length], options.Threads, cancellation);
        var arc = new ArcLength(mixPlan, sweep, target, beliefs, cancellation);
        var (end, share) = arc.Follow(homotopy.Reached, options.Sweeps - homotopy.Sweeps, options.Tolerance);
        for (var i = 0; i < target.Length; i++) sweep.Lambda[i] = target[i] * share;
        return Solution(mixPlan, sweep, end, homotopy.Sweeps + arc.Sweeps, share, arc.Folds);
    }

    private static QreSolution Solution(SweepPlan plan, Sweep sweep, double[] beliefs, int sweeps, double share, IReadOnlyList<double> folds)
    {
        var next = new double[plan.Length];
        sweep.Run(beliefs, next, all: true);
        return new QreSolution(plan, sweep, next, beliefs) { IsComplete = share >= 1, Sweeps = sweeps + 1, Folds = [.. folds.Select(f => f * (sweep.Lambda.Max() / share))] };
    }
}

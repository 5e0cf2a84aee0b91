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
    private readonly StageTree tree;
    private readonly SweepPlan plan;

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
        return new Homotopy(plan, payoffs, priors, options, cancellation).Follow();
    }
}

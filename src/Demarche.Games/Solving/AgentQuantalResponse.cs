using Demarche.Games.Trees;

namespace Demarche.Games.Solving;

/// <summary>
/// The agent quantal-response equilibrium of any finite game of perfect recall: at every information set each action is chosen with
/// probability proportional to exp(λ u), where u is what it is worth to its player under everybody's choices, given the belief that
/// Bayes' rule gives there. McKelvey and Palfrey (1998). Payoffs are taken as they are: λ is per unit of payoff.
/// </summary>
public static class AgentQuantalResponse
{
    /// <summary>What stands for an infinite λ: this over the game's payoff range.</summary>
    public const double LargestPrecision = 1e7;

    private const double SameEquilibrium = 1e-6;

    /// <summary>
    /// The equilibrium on the principal branch, and others found from other starts. O(nodes) where beliefs do not depend on choices;
    /// otherwise some tens to hundreds of steps, each O(log-odds × nodes × players + log-odds³) up to 400 log-odds (actions less
    /// information sets) and O(nodes × players) a product above.
    /// </summary>
    /// <param name="game">A game of perfect recall.</param>
    /// <param name="lambda">λ, at least 0; infinity asks for the limit.</param>
    /// <param name="starts">From how many other starts equilibria are looked for.</param>
    /// <param name="random">Draws those starts.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ArgumentException">The game is not of perfect recall.</exception>
    public static LogitAnswer Solve(ExtensiveGame game, double lambda, int starts, Random random, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(lambda);
        if (double.IsNaN(lambda)) throw new ArgumentOutOfRangeException(nameof(lambda));
        if (game.RecallFlaw is not null) throw new ArgumentException("The game is not of perfect recall.", nameof(game));
        var system = new LogitSystem(game);
        var precision = double.IsInfinity(lambda) ? LargestPrecision : system.PrecisionOf(lambda);
        var followed = double.IsInfinity(lambda) ? system.LambdaOf(precision) : lambda;
        if (BackwardPass.Solve(game, system.Game, followed) is { } unique)
        {
            return new LogitAnswer(lambda, Given(system, unique, followed), true, true, [], [], 0, [], 0);
        }

        var jacobian = BorderedJacobian.For(system);
        var corrector = new NewtonCorrector(system, jacobian);
        var tracer = new BranchTracer(system, jacobian, corrector, cancellation);
        var reached = tracer.Follow(precision);
        var at = reached ? followed : system.LambdaOf(tracer.Reached);
        var principal = Here(system, at, tracer.Reached);
        var others = new List<LogitEquilibrium>();
        var search = new OtherStarts(system, corrector, random);
        for (var start = 0; reached && start < starts; start++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!search.Try(start, precision)) continue;
            var found = Here(system, at, precision);
            if (found.Residual <= LogitAnswer.Tolerance && others.Prepend(principal).All(e => Apart(e, found) > SameEquilibrium)) others.Add(found);
        }

        return new LogitAnswer(
            lambda,
            principal,
            reached,
            false,
            [.. tracer.Folds.Select(system.LambdaOf)],
            [.. tracer.Crossings.Select(system.LambdaOf)],
            tracer.Steps,
            others,
            reached ? starts : 0);
    }

    /// <summary>The largest difference between two equilibria in the probability of an action.</summary>
    public static double Apart(LogitEquilibrium one, LogitEquilibrium other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Probabilities.Zip(other.Probabilities, (a, b) => a.Zip(b, (p, q) => Math.Abs(p - q)).Max()).DefaultIfEmpty().Max();
    }

    /// <summary>The equilibrium with given probabilities.</summary>
    private static LogitEquilibrium Given(LogitSystem system, double[] probabilities, double lambda)
    {
        system.Passes.ChooseGiven(probabilities);
        system.Passes.Evaluate();
        return Here(system, lambda, system.PrecisionOf(lambda));
    }

    /// <summary>The equilibrium at the system's point.</summary>
    private static LogitEquilibrium Here(LogitSystem system, double lambda, double precision)
    {
        var passes = system.Passes;
        return new LogitEquilibrium(
            lambda,
            system.ResidualInProbability(precision),
            Divided(system.Game, passes.Probabilities),
            passes.Payoffs.ToArray(),
            Divided(system.Game, passes.Worth));
    }

    private static List<IReadOnlyList<double>> Divided(GameArrays game, double[] numbers) =>
        [.. Enumerable.Range(0, game.Sets).Select(s => numbers[game.Offsets[s]..game.Offsets[s + 1]])];
}

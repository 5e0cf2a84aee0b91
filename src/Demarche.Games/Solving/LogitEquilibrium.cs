namespace Demarche.Games.Solving;

/// <summary>Choices from which nobody's logit answers differ: an agent quantal-response equilibrium, up to its residual.</summary>
/// <param name="Lambda">The precision λ, per unit of payoff; 0 is choice at random, larger is closer to the best answer.</param>
/// <param name="Residual">The largest difference between a probability here and the logit answer to all of them.</param>
/// <param name="Probabilities">For each information set, in the game's order, the probability of each action.</param>
/// <param name="Payoffs">What the game is then worth to each player.</param>
/// <param name="Worths">For each information set what each action is worth to its player once the set is reached.</param>
public sealed record LogitEquilibrium(
    double Lambda,
    double Residual,
    IReadOnlyList<IReadOnlyList<double>> Probabilities,
    IReadOnlyList<double> Payoffs,
    IReadOnlyList<IReadOnlyList<double>> Worths);

/// <summary>What following the principal branch to a λ gave.</summary>
/// <param name="LambdaAsked">The λ asked for; may be infinite.</param>
/// <param name="Principal">The equilibrium on the principal branch where it first gets to λ, or where it was lost.</param>
/// <param name="IsReached">Whether the λ asked for was reached; for an infinite one, whether the largest that is followed was.</param>
/// <param name="IsUnique">Whether the game has one equilibrium for every λ, as where nobody's beliefs depend on others' choices.</param>
/// <param name="Folds">The λ at which the branch turned back, in the order met: beyond such a λ, other equilibria exist as well.</param>
/// <param name="Crossings">
/// The λ at which another branch crosses, as in games that a symmetry maps to themselves: there is no telling which of them to follow,
/// and the one that keeps its direction is. Not looked for in games with more than 400 log-odds.
/// </param>
/// <param name="Steps">Steps taken along the branch; 0 when none had to be.</param>
/// <param name="Others">Other equilibria at the same λ that were found from other starts; there may be more.</param>
/// <param name="StartsTried">From how many other starts they were looked for.</param>
public sealed record LogitAnswer(
    double LambdaAsked,
    LogitEquilibrium Principal,
    bool IsReached,
    bool IsUnique,
    IReadOnlyList<double> Folds,
    IReadOnlyList<double> Crossings,
    int Steps,
    IReadOnlyList<LogitEquilibrium> Others,
    int StartsTried)
{
    /// <summary>The residual up to which an equilibrium counts as solved.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Whether the λ asked for was reached and solved.</summary>
    public bool IsSolved => IsReached && Principal.Residual <= Tolerance;
}

using System.Numerics;
using Demarche.Engine.States;

namespace Demarche.Engine.Robustness;

/// <summary>When something is said to be the case in a completion.</summary>
public enum ResultKind
{
    /// <summary>Some state of the region is an equilibrium.</summary>
    Holds,

    /// <summary>Some state of the region is an equilibrium and can be reached from now by any moves.</summary>
    Reachable,

    /// <summary>Some state of the region is an equilibrium and improvements alone lead to it from now.</summary>
    Settles,
}

/// <summary>Something to be counted over all completions.</summary>
/// <param name="Region">The states.</param>
/// <param name="Kind">What must be the case for them.</param>
/// <param name="IsHeadline">Whether a change of it counts as a change of the answer, when it is asked which question decides most.</param>
public sealed record TrackedResult(StateSet Region, ResultKind Kind, bool IsHeadline);

/// <summary>A share of completions.</summary>
/// <param name="Value">From 0 to 1.</param>
/// <param name="Low">Lower end of the 95 % interval; the value itself when every completion was looked at.</param>
/// <param name="High">Upper end; the value itself when every completion was looked at.</param>
public readonly record struct Share(double Value, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>A share of which nothing is unknown.</summary>
    public static Share Exact(double value) => new(value, value, value);

    /// <summary>An estimate from independent draws, with Wilson's score interval at 95 %.</summary>
    /// <param name="value">The share among the draws.</param>
    /// <param name="draws">How many draws; for draws of unequal weight, the effective number.</param>
    /// <remarks>Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.</remarks>
    public static Share Estimated(double value, double draws)
    {
        if (draws <= 0) return new Share(value, 0, 1);
        double z2 = Z * Z, centre = (value + z2 / (2 * draws)) / (1 + z2 / draws);
        var half = Z / (1 + z2 / draws) * Math.Sqrt(value * (1 - value) / draws + z2 / (4 * draws * draws));
        return new Share(value, value <= 0 ? 0 : Math.Max(0, centre - half), value >= 1 ? 1 : Math.Min(1, centre + half));
    }
}

/// <summary>In how many completions a state is an equilibrium, and how it can be got to.</summary>
public readonly record struct StateShares(Share Holds, Share Reachable, Share Settles);

/// <summary>What comes out where a question is answered in one way.</summary>
/// <param name="Answer">The number of the answer as reports tell it apart; see <see cref="QuestionAnswer"/>.</param>
/// <param name="Looked">How many completions with this answer were looked at.</param>
/// <param name="Shares">For each result the share among them.</param>
public sealed record AnswerShares(int Answer, long Looked, IReadOnlyList<Share> Shares);

/// <summary>What hangs on one open question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answers">What comes out under each answer. The order of up to three statements is distinguished in full, in lexicographic order; of
/// more, by which comes first.</param>
/// <param name="Flips">For each result: the share of cases in which another answer to this question, drawn at random and all else left alone,
/// changes it. Null when that was not worked out.</param>
/// <param name="FlipsAny">The same for a change of any headline result.</param>
public sealed record QuestionAnswer(OpenQuestion Question, IReadOnlyList<AnswerShares> Answers, IReadOnlyList<double>? Flips, double? FlipsAny);

/// <summary>
/// What comes out over everything that is left open. A share of completions is not a probability: nobody has said that they are equally likely.
/// </summary>
/// <param name="Completions">How many completions there are.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="IsExact">Whether that is every one.</param>
/// <param name="WasStopped">Whether it was stopped before its time.</param>
/// <param name="States">For each state.</param>
/// <param name="Results">For each result asked about.</param>
/// <param name="ByPriors">For each result its share when types weigh by their priors and everything else counts alike; null when no party has types.</param>
/// <param name="Questions">For each open question.</param>
/// <param name="FlipCases">In how many cases it was tried what another answer changes; every case when exact.</param>
public sealed record RobustnessAnswer(
    BigInteger Completions,
    long Looked,
    bool IsExact,
    bool WasStopped,
    IReadOnlyList<StateShares> States,
    IReadOnlyList<Share> Results,
    IReadOnlyList<double>? ByPriors,
    IReadOnlyList<QuestionAnswer> Questions,
    long FlipCases)
{
    /// <summary>
    /// The question that decides most: the one with the greatest share of cases in which another answer to it alone changes a headline result; null
    /// when none ever does or it was not worked out.
    /// </summary>
    public QuestionAnswer? Deciding => Questions.Where(q => q.FlipsAny > 0).MaxBy(q => q.FlipsAny);
}

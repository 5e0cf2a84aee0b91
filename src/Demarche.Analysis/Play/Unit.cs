using Demarche.Engine.Robustness;

namespace Demarche.Analysis.Play;

/// <summary>What is asked of every draw of a unit.</summary>
public enum UnitKind
{
    /// <summary>The likeliest ways through the outcomes, of play.</summary>
    Ways,

    /// <summary>All that is kept of a run.</summary>
    Runs,

    /// <summary>The probability of a break alone.</summary>
    Breaks,

    /// <summary>What comes out over completions.</summary>
    Completions,
}

/// <summary>
/// A piece of the work on a question: a range of draws or of completions, and what is asked of them. What comes of it hangs on nothing but this and the
/// question (a <see cref="UnitJob"/>), so that it may be worked out anywhere, again after a failure, and in any order. Immutable.
/// </summary>
/// <param name="Kind">What is asked.</param>
/// <param name="From">The first draw or completion.</param>
/// <param name="To">One more than the last.</param>
public sealed record Unit(UnitKind Kind, long From, long To)
{
    /// <summary>Under what the draws are played; as the model has it when nothing is said.</summary>
    public PlaySetting Setting { get; init; } = PlaySetting.AsItIs;
}

/// <summary>What came of a unit: of the four that which its kind asks for, in the order of its range; the others are null.</summary>
public sealed record UnitResult
{
    /// <summary>For each draw its likeliest ways.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<Turning>>>? Ways { get; init; }

    /// <summary>For each draw its run.</summary>
    public IReadOnlyList<PlayRun>? Runs { get; init; }

    /// <summary>For each draw the probability of a break.</summary>
    public IReadOnlyList<double>? Breaks { get; init; }

    /// <summary>What came out over the completions.</summary>
    public RobustnessPart? Completions { get; init; }
}

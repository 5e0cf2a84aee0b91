using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.RicherPreferences;

/// <summary>
/// Stability in a strong and a weak form: a party is strongly held back by what it likes less to at least a degree; it is weakly stable
/// when it stays, but not for fear of that.
/// </summary>
public abstract class GradedStability : PairwiseConcept
{
    private protected GradedStability(Foresight foresight, int degree, bool isWeak)
        : base(foresight)
    {
        if (foresight == Foresight.OwnMove) throw new ArgumentException("Nash stability has no strong form.", nameof(foresight));
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        (Degree, IsWeak) = (degree, isWeak);
    }

    /// <summary>The least degree of preference that counts as strong.</summary>
    public int Degree { get; }

    /// <summary>Whether stability is asked that is not strong.</summary>
    public bool IsWeak { get; }

    /// <inheritdoc/>
    public override string Id => $"{General.Id}-{(IsWeak ? "weak" : "strong")}{(Degree == 1 ? "" : $"-{Degree}")}";

    /// <inheritdoc/>
    public override string Name => $"{Family}, {(IsWeak ? "weak" : "strong")}{(Degree == 1 ? "" : $" to degree {Degree}")}";

    /// <inheritdoc/>
    public override string InWords =>
        IsWeak ? $"stays as under {General.Id.ToUpperInvariant()}, but not as under {Strong.Id.ToUpperInvariant()}" : StrongInWords;

    /// <summary>"much less", or to which degree.</summary>
    private protected string Less => Degree == 1 ? "much less" : $"less to degree {Degree} or more";

    /// <summary>The family's name with that of the foresight.</summary>
    private protected abstract string Family { get; }

    /// <summary>The strong form in words.</summary>
    private protected abstract string StrongInWords { get; }

    /// <summary>Stability of either form.</summary>
    private protected abstract SolutionConcept General { get; }

    /// <summary>The strong form.</summary>
    private protected abstract SolutionConcept Strong { get; }

    /// <summary>The states that are strongly stable for a party.</summary>
    private protected virtual StateSet StronglyStable(ConflictGraph graph, int party, CancellationToken cancellation) =>
        base.Stable(graph, party, cancellation);

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return IsWeak ? General.Stable(graph, party, cancellation).Except(Strong.Stable(graph, party, cancellation))
            : StronglyStable(graph, party, cancellation);
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        if (!IsWeak) return base.Explain(graph, party, state);
        var general = General.Explain(graph, party, state);
        if (!general.IsStable) return general with { Concept = Id };
        var strong = Strong.Explain(graph, party, state);
        if (strong.IsStable) return strong with { Concept = Id, Ground = Ground.Firmer };
        var mild = strong.Deviations.Where(d => !d.IsSanctioned).Select(d => d.Improvement).ToHashSet();
        return general with { Concept = Id, Deviations = [.. general.Deviations.OrderByDescending(d => mild.Contains(d.Improvement))] };
    }
}

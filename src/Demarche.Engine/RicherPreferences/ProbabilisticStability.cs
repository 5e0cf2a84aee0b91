using Demarche.Engine.Preferences;

namespace Demarche.Engine.RicherPreferences;

/// <summary>The thresholds of stability under probabilistic preferences, each from 0 to 1.</summary>
/// <param name="Alpha">A move tempts when it is more probable than 1 − α that it is better.</param>
/// <param name="Beta">An end holds back when it is no more probable than 1 − β that it is better.</param>
/// <param name="Gamma">A step of an answer is credible when it is more probable than γ that it is better for its mover.</param>
public sealed record ProbabilityThresholds(double Alpha, double Beta, double Gamma)
{
    /// <summary>More likely than not, throughout.</summary>
    public static ProbabilityThresholds Usual { get; } = new(0.5, 0.5, 0.5);
}

/// <summary>Stability where it is a matter of probability what a party prefers: its type is hidden, or what it cares about is uncertain.</summary>
/// <remarks>
/// Source: Rêgo and dos Santos (2015): α-Nash stability, (α, β)-metarationality, (α, β)-symmetric metarationality, (α, β, γ)-sequential
/// stability. The paper's text was not at hand: which inequalities are strict is this product's choice, see docs/concepts.md.
/// </remarks>
public sealed class ProbabilisticStability(Foresight foresight, ProbabilityThresholds thresholds) : PairwiseConcept(foresight)
{
    /// <summary>The thresholds.</summary>
    public ProbabilityThresholds Thresholds { get; } = thresholds;

    /// <inheritdoc/>
    public override string Id => $"p{Foresight.Id()}";

    /// <inheritdoc/>
    public override string Name => $"Probabilistic preference, {Foresight.Name()}";

    /// <inheritdoc/>
    public override string InWords => Foresight.InWords(
        $"an improvement with a probability above {Numerals.Of(1 - Thresholds.Alpha, "0.##%")}",
        $"something that is better for it with a probability of no more than {Numerals.Of(1 - Thresholds.Beta, "0.##%")}");

    private protected override string Missing => "no party has types or is uncertain in what it cares about";

    internal override Reading Read(ConflictGraph graph) => new Probably(Thresholds, StructureOf(graph));

    private protected override string? WhyNot(PreferenceStructure structure) => structure.IsProbabilistic ? null : Missing;

    private sealed class Probably(ProbabilityThresholds thresholds, PreferenceStructure structure) : Reading
    {
        public override bool Tempts(int party, int to, int from) => Rounded.IsAbove(structure.Chance(party, to, from), 1 - thresholds.Alpha);

        public override bool Pays(int party, int to, int from) => Rounded.IsAbove(structure.Chance(party, to, from), thresholds.Gamma);

        public override bool HoldsBack(int party, int end, int from) => !Rounded.IsAbove(structure.Chance(party, end, from), 1 - thresholds.Beta);
    }
}

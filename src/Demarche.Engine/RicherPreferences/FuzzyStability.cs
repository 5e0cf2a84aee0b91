using Demarche.Engine.Preferences;

namespace Demarche.Engine.RicherPreferences;

/// <summary>
/// Stability under fuzzy preferences. The relative certainty of preferring t to s is how sure it is that the party prefers t, less how sure
/// it is that it prefers s: from −1 to 1. A move tempts when its relative certainty reaches the party's threshold (fuzzy satisficing
/// threshold), and an end holds back when the relative certainty of preferring it does not.
/// </summary>
/// <remarks>Source: Bashar, Kilgour and Hipel (2012). Where everything is certain, every threshold gives the plain concept.</remarks>
public sealed class FuzzyStability : PairwiseConcept
{
    private readonly double[] thresholds;

    /// <summary>Makes the concept.</summary>
    /// <param name="foresight">What the party looks at.</param>
    /// <param name="thresholds">Above 0, at most 1: one for every party, or one for all.</param>
    public FuzzyStability(Foresight foresight, params IReadOnlyList<double> thresholds)
        : base(foresight)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        if (thresholds.Count == 0 || thresholds.Any(t => t is not (> 0 and <= 1)))
            throw new ArgumentOutOfRangeException(nameof(thresholds), "A threshold is above 0 and at most 1.");
        this.thresholds = [.. thresholds];
    }

    /// <summary>The threshold when none is given: a move tempts when being better is as sure as three to one.</summary>
    public const double UsualThreshold = 0.5;

    /// <inheritdoc/>
    public override string Id => $"f{Foresight.Id()}";

    /// <inheritdoc/>
    public override string Name => $"Fuzzy preference, {Foresight.Name()}";

    /// <inheritdoc/>
    public override string InWords =>
        Foresight.InWords($"surely enough an improvement (a relative certainty of {Threshold} or more)", "something not surely enough better for it");

    private string Threshold => thresholds.Distinct().Count() == 1 ? $"{Numerals.Of(thresholds[0], "0.##%")}" : "the party's threshold";

    private protected override string Missing => "all that the parties' orders rest on is certain";

    /// <summary>The threshold of a party.</summary>
    public double ThresholdOf(int party) => thresholds.Length == 1 ? thresholds[0] : thresholds[party];

    /// <summary>How much surer it is that the party prefers a state to another than the other way round, from −1 to 1.</summary>
    public static double RelativeCertainty(PairwisePreference preference, int state, int other)
    {
        ArgumentNullException.ThrowIfNull(preference);
        return preference.Chance(state, other) - preference.Chance(other, state);
    }

    internal override Reading Read(ConflictGraph graph) => new SurelyEnough(this, StructureOf(graph));

    private protected override string? WhyNot(PreferenceStructure structure) => structure.IsUncertain ? null : Missing;

    private sealed class SurelyEnough(FuzzyStability concept, PreferenceStructure structure) : Reading
    {
        public override bool Tempts(int party, int to, int from) =>
            Rounded.IsAtLeast(RelativeCertainty(structure.Of(party), to, from), concept.ThresholdOf(party));

        public override bool HoldsBack(int party, int end, int from) => !Tempts(party, end, from);
    }
}

using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.RicherPreferences;

/// <summary>
/// Strength and what is unknown together: strong and weak stability in the four attitudes to what is unknown. An end holds the party back
/// strongly when it is known to like it less to at least a degree, or, in the cautious attitudes, when it is unknown how it likes it.
/// </summary>
/// <remarks>Source: Xu, Hipel, Kilgour and Chen (2010); its text was not at hand, see docs/concepts.md.</remarks>
public sealed class HybridStability : GradedStability
{
    /// <summary>Makes the concept.</summary>
    /// <param name="foresight">What the party looks at; not its own move only.</param>
    /// <param name="attitude">What it makes of what is unknown.</param>
    /// <param name="degree">The least degree of preference that counts as strong, 1 or more.</param>
    /// <param name="isWeak">Whether stability is asked that is not strong.</param>
    public HybridStability(Foresight foresight, UnknownAttitude attitude, int degree, bool isWeak)
        : base(foresight, degree, isWeak) => Attitude = attitude;

    /// <summary>The attitude to what is unknown.</summary>
    public UnknownAttitude Attitude { get; }

    private protected override string Family => $"Hybrid preference, {Foresight.Name()}, attitude {Attitude.Letter()}";

    private protected override string StrongInWords => Foresight.InWords(
        Attitude.IsTempted() ? "an improvement or may be one" : "surely an improvement",
        $"something it is known to like {Less}{(Attitude.IsHeldBack() ? ", or that it may like less" : "")}");

    private protected override SolutionConcept General => new UnknownStability(Foresight, Attitude);

    private protected override SolutionConcept Strong => new HybridStability(Foresight, Attitude, Degree, isWeak: false);

    /// <inheritdoc/>
    public override string? WhyNoInverse => UnknownAttitudes.NoInverse;

    private protected override string Missing => "no party's preference has a strength and none is left open";

    internal override Reading Read(ConflictGraph graph) => new Mixed(StructureOf(graph), Attitude, Degree);

    private protected override string? WhyNot(PreferenceStructure structure) => (structure.HighestDegree >= Degree, structure.HasUnknown) switch
    {
        (true, true) => null,
        (true, false) => "no party's order is left open, so it is the same as strength of preference alone",
        (false, true) => $"no party's preference has a strength{(Degree == 1 ? "" : $" of degree {Degree}")}, so it is the same as unknown preference alone",
        _ => Missing,
    };

    private sealed class Mixed(PreferenceStructure structure, UnknownAttitude attitude, int degree) : Reading
    {
        public override bool Tempts(int party, int to, int from) => attitude.Tempts(structure.Of(party).Compare(to, from));

        public override bool Pays(int party, int to, int from) => structure.Of(party).Compare(to, from) is Comparison.Better or Comparison.Unknown;

        public override bool HoldsBack(int party, int end, int from) => structure.Of(party).Compare(end, from) switch
        {
            Comparison.Worse => structure.Of(party).KnownDegree(from, end) >= degree,
            Comparison.Unknown => attitude.IsHeldBack(),
            _ => false,
        };
    }
}

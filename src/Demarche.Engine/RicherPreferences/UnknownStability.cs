using Demarche.Engine.Preferences;

namespace Demarche.Engine.RicherPreferences;

/// <summary>
/// Stability where a party's preference between some states is unknown, in four attitudes: whether what is unknown tempts the party, and
/// whether it holds it back. The others' answers may rest on what is unknown of their preferences, whatever the attitude.
/// </summary>
/// <remarks>Source: Li, Hipel, Kilgour and Fang (2004); its text was not at hand, see docs/concepts.md.</remarks>
public sealed class UnknownStability(Foresight foresight, UnknownAttitude attitude) : PairwiseConcept(foresight)
{
    /// <summary>The attitude to what is unknown.</summary>
    public UnknownAttitude Attitude { get; } = attitude;

    /// <inheritdoc/>
    public override string Id => $"{Foresight.Id()}-{Attitude.Letter()}";

    /// <inheritdoc/>
    public override string Name => $"Unknown preference, {Foresight.Name()}, attitude {Attitude.Letter()}";

    /// <inheritdoc/>
    public override string InWords => Foresight.InWords(
        Attitude.IsTempted() ? "an improvement or may be one" : "surely an improvement",
        Attitude.IsHeldBack() ? "something not surely better for it" : "something surely no better for it");

    /// <inheritdoc/>
    public override string? WhyNoInverse => UnknownAttitudes.NoInverse;

    private protected override string Missing => UnknownAttitudes.NothingOpen;

    internal override Reading Read(ConflictGraph graph) => new Unsure(StructureOf(graph), Attitude);

    private protected override string? WhyNot(PreferenceStructure structure) => structure.HasUnknown ? null : UnknownAttitudes.NothingOpen;

    private sealed class Unsure(PreferenceStructure structure, UnknownAttitude attitude) : Reading
    {
        public override bool Tempts(int party, int to, int from) => attitude.Tempts(structure.Of(party).Compare(to, from));

        public override bool Pays(int party, int to, int from) => structure.Of(party).Compare(to, from) is Comparison.Better or Comparison.Unknown;

        public override bool HoldsBack(int party, int end, int from) => attitude.HoldsBack(structure.Of(party).Compare(end, from));
    }
}

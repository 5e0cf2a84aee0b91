using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;

namespace Demarche.Analysis.Findings;

/// <summary>
/// Something that a brief asserts, as data: each is put into one sentence, and each is true of every combination of types that it names. Tests
/// evaluate claims by their definitions on random models, so that no sentence rests on another sentence.
/// </summary>
/// <param name="Of">The combinations of types that it is asserted of, as places in the list of profiles, ascending.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "claim")]
[JsonDerivedType(typeof(Away), "away")]
[JsonDerivedType(typeof(Paying), "paying")]
[JsonDerivedType(typeof(Now), "now")]
[JsonDerivedType(typeof(Region), "region")]
[JsonDerivedType(typeof(Settling), "settling")]
[JsonDerivedType(typeof(Further), "further")]
[JsonDerivedType(typeof(Deciding), "deciding")]
[JsonDerivedType(typeof(Otherwise), "otherwise")]
public abstract record Claim(IReadOnlyList<int> Of)
{
    /// <summary>How far the break is by any moves at all.</summary>
    /// <param name="Of">All combinations of types: moves do not depend on them.</param>
    /// <param name="IsBroken">Whether it has come about.</param>
    /// <param name="Way">A shortest way; null when no moves lead there.</param>
    /// <param name="Reachable">How many states any moves lead to, the present one among them.</param>
    public sealed record Away(IReadOnlyList<int> Of, bool IsBroken, WayRef? Way, int Reachable) : Claim(Of);

    /// <summary>How far the break is by moves that each pay.</summary>
    /// <param name="Of">The combinations of types.</param>
    /// <param name="Way">A shortest such way; null when there is none.</param>
    /// <param name="LeastAgainst">Where there is none: a way with as few moves that do not pay as possible; null where none was looked for.</param>
    public sealed record Paying(IReadOnlyList<int> Of, WayRef? Way, WayRef? LeastAgainst) : Claim(Of);

    /// <summary>Whether the present state holds.</summary>
    /// <param name="Of">The combinations of types.</param>
    /// <param name="Holds">Whether nobody would leave it.</param>
    /// <param name="Leavers">Who would with every one of these types.</param>
    public sealed record Now(IReadOnlyList<int> Of, bool Holds, IReadOnlyList<string> Leavers) : Claim(Of);

    /// <summary>What is to be feared of the break or of mutual aggravation.</summary>
    /// <param name="Of">The combinations of types.</param>
    /// <param name="IsBreak">Whether it is about the break.</param>
    /// <param name="Finding">What is known of it.</param>
    /// <param name="Else">What is known of it with every other combination of types; null where that is left to other claims, or there is none.</param>
    public sealed record Region(IReadOnlyList<int> Of, bool IsBreak, RegionFinding Finding, RegionFinding? Else) : Claim(Of);

    /// <summary>In which named outcomes moves that each pay settle.</summary>
    /// <param name="Of">The combinations of types with which they do, and no others.</param>
    /// <param name="Outcomes">The outcomes of which that is so, in declared order; none where moves that pay settle in no named outcome.</param>
    public sealed record Settling(IReadOnlyList<int> Of, IReadOnlyList<string> Outcomes) : Claim(Of);

    /// <summary>There are further named outcomes in which moves that each pay settle with some types; which, is left out.</summary>
    /// <param name="Of">All combinations of types.</param>
    /// <param name="Count">How many.</param>
    public sealed record Further(IReadOnlyList<int> Of, int Count) : Claim(Of);

    /// <summary>
    /// Which party's type the answer turns on: some other type of its alone changes the answer, in more of the cases, weighed by the priors, than another
    /// type of any other party does.
    /// </summary>
    /// <param name="Of">All combinations of types.</param>
    /// <param name="Party">The party, by its place.</param>
    /// <param name="Topic">What its type changes, whatever the types of others; null where that depends on theirs.</param>
    /// <param name="If">The types with which it is so, by their places.</param>
    public sealed record Deciding(IReadOnlyList<int> Of, int Party, DecidedTopic? Topic, IReadOnlyList<int> If) : Claim(Of);

    /// <summary>With these combinations of types it is otherwise than said just before; how, is left out.</summary>
    /// <param name="Of">The combinations of types.</param>
    public sealed record Otherwise(IReadOnlyList<int> Of) : Claim(Of);
}

/// <summary>What a party's type can change.</summary>
public enum DecidedTopic
{
    /// <summary>Whether moves that pay reach the break.</summary>
    ReachingBreak,

    /// <summary>Whether moves that pay settle in mutual aggravation.</summary>
    SettlingInAggravation,

    /// <summary>Whether moves that pay settle in the break.</summary>
    SettlingInBreak,

    /// <summary>Whether a break could hold.</summary>
    BreakHolding,

    /// <summary>Whether the present state holds.</summary>
    NowHolding,
}
